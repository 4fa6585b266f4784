import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { openAt } from '../spec-kit.ts';
import addressRoutes from './address-routes.ts';

const lane = { id: 12, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };

describe('AddressDetail', () => {
  const open = (id: string) => openAt(`/addresses/${id}`, addressRoutes);

  it('shows the parts of the address and the address as a whole', async () => {
    const { http, page, settle, text } = await open('12');
    http.expectOne('/api/v0/addresses/12/').flush(lane);
    await settle();
    expect(text('h1')).toBe('Foundry Lane 12');
    expect(text('dl')).toBe('StreetFoundry LaneNumber12Postal codeS3 8DPCitySheffield');
    const lines = [...page.querySelectorAll('.to bdi')].map((line) => line.textContent);
    expect(lines).toEqual(['Foundry Lane 12', 'S3 8DP Sheffield']);
    expect(text('.title-block')).toContain('000\u2009012');
    expect(TestBed.inject(Title).getTitle()).toBe('Foundry Lane 12 · Latchkey');
  });

  it('says that a house has no number', async () => {
    const { http, settle, text } = await open('12');
    http.expectOne('/api/v0/addresses/12/').flush({ ...lane, number: null });
    await settle();
    expect(text('h1')).toBe('Foundry Lane');
    expect(text('dl')).toContain('NumberNone');
  });

  it.each([
    ['as written on a parcel', 1, '.envelope:not(.outline) .to:not(.long)'],
    ['smaller where it is long', 6, '.envelope:not(.outline) .to.long'],
    ['in an envelope around it where it is longer still', 20, '.envelope.outline .to:not(.long)'],
  ])('sets an address %s', async (_, times, selector) => {
    const { http, page, settle } = await open('12');
    http.expectOne('/api/v0/addresses/12/').flush({ ...lane, street: 'Long Street '.repeat(times) });
    await settle();
    expect(page.querySelector(selector)).not.toBeNull();
  });

  it.each([
    ['12', 'Among the addresses that you may see there is no No. 000\u2009012.'],
    ['x', 'The page of each address ends in its number, and this one does not.'],
  ])('says kindly that there is no such address: %s', async (id, reason) => {
    const { http, page, settle, text } = await open(id);
    http
      .match('/api/v0/addresses/12/')
      .forEach((request) =>
        request.flush({ detail: 'Not found.' }, { status: 404, statusText: 'Not Found' }),
      );
    await settle();
    expect(text('h1')).toBe('There is no such address');
    expect(text('.nothing p')).toContain(reason);
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/addresses');
    expect(page.querySelector('.record')).toBeNull();
    expect(TestBed.inject(Title).getTitle()).toBe('Address not found · Latchkey');
  });
});
