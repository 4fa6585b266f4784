import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alice, carol, lendDialogs, lendPopovers, openAt, pageOf } from '../spec-kit.ts';
import addressRoutes from './address-routes.ts';

const url = '/api/v0/addresses/';
const lane = { id: 12, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };

describe('AddressForm', () => {
  beforeAll(() => {
    lendDialogs();
    lendPopovers();
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined }));
    return () => vi.unstubAllGlobals();
  });
  beforeEach(() => sessionStorage.clear());

  /** `part` is what has to stand on the screen before anything is done there. */
  async function open(address: string, me = alice, part = 'form') {
    const screen = await openAt(address, addressRoutes, me);
    const { harness, http, page, turn } = screen;
    await turn();
    http.match(url).forEach((request) => request.flush(pageOf(lane)));
    http.match(`${url}12/`).forEach((request) => request.flush(lane));
    await turn();
    await vi.waitFor(() => {
      harness.detectChanges();
      expect(page.querySelector(part)).not.toBeNull();
    });
    const field = (name: string) => page.querySelector(`[name="${name}"]`) as HTMLInputElement;
    return {
      ...screen,
      field,
      values: () => ['street', 'number', 'postal_code', 'city'].map((name) => field(name).value),
      type: (name: string, value: string) => {
        field(name).value = value;
        field(name).dispatchEvent(new Event('input'));
        harness.detectChanges();
      },
      submit: async () => {
        page.querySelector('form')?.requestSubmit();
        await Promise.resolve();
        harness.detectChanges();
      },
      errors: () => [...page.querySelectorAll('.error')].map(({ textContent }) => textContent.trim()),
    };
  }

  it('enters a new address and goes to it', async () => {
    const { http, turn, submit, type } = await open('/addresses?form=open');
    type('street', 'Canal Street');
    type('postal_code', '3511 AB');
    type('city', 'Utrecht');
    await submit();
    const request = http.expectOne({ method: 'POST', url });
    expect(request.request.body).toEqual({
      street: 'Canal Street',
      number: null,
      postal_code: '3511 AB',
      city: 'Utrecht',
    });
    request.flush({ ...lane, id: 13 });
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/addresses/13'));
    await turn();
    expect(sessionStorage.length).toBe(0);
  });

  it('sends of an address that exists only what was changed', async () => {
    const { http, page, turn, submit, text, type, values } = await open('/addresses/12?form=open');
    expect(values()).toEqual(['Foundry Lane', '12', 'S3 8DP', 'Sheffield']);
    type('number', '14');
    await submit();
    const request = http.expectOne({ method: 'PATCH', url: `${url}12/` });
    expect(request.request.body).toEqual({ number: 14 });
    request.flush({ ...lane, number: 14 });
    await vi.waitFor(async () => {
      await turn();
      expect(page.querySelector('form')).toBeNull();
    });
    expect(text('h1')).toBe('Foundry Lane 14');
  });

  it('says at each field what is wrong before it asks the server, and leads to the first', async () => {
    const { errors, field, http, turn, submit, type } = await open('/addresses?form=open');
    type('number', '1.5');
    await submit();
    await turn();
    expect(errors()).toEqual([
      'This has to be filled in.',
      'Write a whole number.',
      'This has to be filled in.',
      'This has to be filled in.',
    ]);
    expect(document.activeElement).toBe(field('street'));
    http.expectNone({ method: 'POST', url });
    type('street', 'x');
    expect(errors()).toHaveLength(3);
  });

  it('says what the server has against a field, at the field', async () => {
    const { errors, field, http, turn, submit, type } = await open('/addresses/12?form=open');
    type('city', 'x');
    await submit();
    http
      .expectOne({ method: 'PATCH', url: `${url}12/` })
      .flush({ city: ['Too long.'] }, { status: 400, statusText: 'Bad Request' });
    await turn();
    expect(errors()).toEqual(['Too long.']);
    expect(document.activeElement).toBe(field('city'));
  });

  it.each([
    [403, 'You may not do this.'],
    [404, 'It is not there any more.'],
    [503, 'The server could not answer.'],
  ])('keeps what was typed and says why it could not be saved: %i', async (status, words) => {
    const { field, http, turn, submit, text, type } = await open('/addresses/12?form=open');
    type('city', 'Leeds');
    await submit();
    http.expectOne({ method: 'PATCH', url: `${url}12/` }).flush({}, { status, statusText: 'No' });
    await turn();
    expect(text('form [role="alert"]')).toContain(words);
    expect(field('city').value).toBe('Leeds');
  });

  it('finds again what was typed before, until one starts over', async () => {
    const before = await open('/addresses/12?form=open');
    before.type('city', 'Leeds');
    TestBed.resetTestingModule();
    const { harness, field, page, text } = await open('/addresses/12?form=open');
    expect(field('city').value).toBe('Leeds');
    expect(text('form')).toContain('This is what you typed before.');
    page.querySelector<HTMLButtonElement>('form .strip button')?.click();
    harness.detectChanges();
    expect(field('city').value).toBe('Sheffield');
  });

  it('asks before it throws away what was typed', async () => {
    const { harness, page, turn, text, type } = await open('/addresses/12?form=open');
    type('city', 'Leeds');
    page.querySelector<HTMLButtonElement>('[actions] button:not(.main)')?.click();
    await turn();
    expect(text('dialog[open].dialog')).toContain('Discard what you typed?');
    page.querySelector<HTMLButtonElement>('dialog[open].dialog .alarm')?.click();
    await vi.waitFor(async () => {
      await turn();
      harness.detectChanges();
      expect(page.querySelector('form')).toBeNull();
    });
  });

  it('is not for customers', async () => {
    const { page } = await open('/addresses/12?form=open', carol, 'article');
    expect(page.querySelector('form')).toBeNull();
    expect(page.querySelector('.ways')).toBeNull();
  });

  it.each([
    [409, 'An account uses this address. Give that account another one first.'],
    [404, 'Somebody has deleted it meanwhile.'],
  ])('says plainly why an address was not deleted: %i', async (status, words) => {
    const { harness, http, page, turn, text } = await open('/addresses/12', alice, 'app-record-actions');
    page.querySelector<HTMLButtonElement>('.ways .alarm')?.click();
    harness.detectChanges();
    await turn();
    page.querySelector<HTMLButtonElement>('dialog[open] .alarm')?.click();
    await Promise.resolve();
    http.expectOne({ method: 'DELETE', url: `${url}12/` }).flush({}, { status, statusText: 'No' });
    await turn();
    expect(text('app-record-actions [role="alert"]')).toBe(`Nothing was deleted. ${words}`);
  });
});
