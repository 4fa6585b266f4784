import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { alice, carol, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import addressRoutes from './address-routes.ts';

const url = '/api/v0/addresses/';
const lane = { id: 12, street: 'Foundry Lane', number: 12, city: 'Sheffield', postal_code: 'S3 8DP' };
const smithy = { id: 5, street: 'The Old Smithy', number: null, city: 'Wenlock', postal_code: 'TF13 6AE' };

describe('AddressList', () => {
  it('shows each address as one row with number, street, postal code and city', async () => {
    const { http, page, settle } = await openAt('/addresses', addressRoutes);
    http.expectOne(url).flush(pageOf(lane, smithy));
    await settle();
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('.no, a, .headed')].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['No. 000\u2009012', 'Foundry Lane 12', 'S3 8DP', 'Sheffield'],
      ['No. 000\u2009005', 'The Old Smithy', 'TF13 6AE', 'Wenlock'],
    ]);
    const links = [...page.querySelectorAll('tbody a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/addresses/12', '/addresses/5']);
    expect(TestBed.inject(Announcer).message()).toBe('Addresses 1 to 2 of 2');
  });

  it('keeps every row and cell known as such to screen readers, however it is drawn', async () => {
    const { http, page, settle } = await openAt('/addresses', addressRoutes);
    http.expectOne(url).flush(pageOf(lane));
    await settle();
    const roles = [...page.querySelectorAll('table, table *')].flatMap(
      (part) => part.getAttribute('role') ?? [],
    );
    expect(roles).toEqual([
      'table',
      ...['rowgroup', 'row', 'columnheader', 'columnheader', 'columnheader', 'columnheader'],
      ...['rowgroup', 'row', 'cell', 'rowheader', 'cell', 'cell'],
    ]);
  });

  it('draws empty rows while the first page loads', async () => {
    const { http, page, text } = await openAt('/addresses', addressRoutes);
    expect(text()).toContain('Loading addresses');
    expect(page.querySelectorAll('tr.waiting')).toHaveLength(5);
    http.expectOne(url);
  });

  it('has no page control where one page holds everything', async () => {
    const { http, page, settle } = await openAt('/addresses', addressRoutes);
    http.expectOne(url).flush(pageOf(lane));
    await settle();
    expect(page.querySelector('nav.pages')).toBeNull();
  });

  it('has one where there are more, in the words and at the address of this list', async () => {
    const { http, page, settle, text } = await openAt('/addresses', addressRoutes);
    http.expectOne(url).flush({ ...pageOf(lane), count: 2, next: 'http://shop/?page=2' });
    await settle();
    expect(text('nav.pages')).toContain('1–1 of 2 addresses');
    expect(page.querySelector('nav.pages [rel="next"]')?.getAttribute('href')).toBe('/addresses?page=2');
  });

  it.each([
    ['a customer', carol, 'No address of yours is here yet'],
    ['staff', alice, 'There is no address yet'],
  ])('says to %s what an empty list means, and shows a way on', async (_, me, heading) => {
    const { http, page, settle, text } = await openAt('/addresses', addressRoutes, me);
    http.expectOne(url).flush(pageOf());
    await settle();
    expect(text('h2')).toBe(heading);
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/products');
    expect(page.querySelector('table')).toBeNull();
  });

  it('says what failed and tries again', async () => {
    const { harness, http, page, settle, text } = await openAt('/addresses', addressRoutes);
    http.expectOne(url).flush('', { status: 500, statusText: 'Internal Server Error' });
    await settle();
    expect(text('[role="alert"]')).toContain('Addresses could not be loaded.');
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    http.expectOne(url).flush(pageOf(lane));
    await settle();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(text('tbody')).toContain('Foundry Lane 12');
  });

  it('says that the list has no such page', async () => {
    const { http, page, settle, text } = await openAt('/addresses?page=9', addressRoutes);
    http
      .expectOne(`${url}?page=9`)
      .flush({ detail: 'Invalid page.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text('h2')).toBe('The list has no such page');
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/addresses');
  });
});
