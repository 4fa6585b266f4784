import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { openAt } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import productRoutes from './product-routes.ts';

const url = '/api/v0/products/';
const products = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: from + i,
    name: `Hex bolt M${from + i}`,
    price: '1284.50',
    currency: '€',
  }));
const firstPage = { count: 12, next: 'http://shop/?page=2', previous: null, results: products(1, 5) };
const secondPage = {
  count: 12,
  next: 'http://shop/?page=3',
  previous: 'http://shop/',
  results: products(6, 5),
};

describe('ProductList', () => {
  const open = (address: string) => openAt(address, productRoutes);

  it('shows the empty boxes of the tiles while the first page loads', async () => {
    const { http, page, text } = await open('/products');
    expect(text()).toContain('Loading products');
    expect(page.querySelectorAll('.tile.waiting')).toHaveLength(5);
    expect(page.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    http.expectOne(url);
  });

  it('lists products with number, name and price, and tells how many there are', async () => {
    const { http, page, settle, text } = await open('/products');
    http.expectOne(url).flush(firstPage);
    await settle();
    expect(page.querySelectorAll('a.tile')).toHaveLength(5);
    expect(page.querySelector('a.tile')?.getAttribute('href')).toBe('/products/1');
    expect(page.querySelector('a.tile')?.textContent).toContain('No. 000\u2009001');
    expect(page.querySelector('a.tile')?.textContent).toContain('1,284.50');
    expect(text()).toContain('1–5 of 12 products');
    expect(page.querySelector('[aria-current="page"]')?.textContent).toBe('1');
    expect(TestBed.inject(Announcer).message()).toBe('Products 1 to 5 of 12');
  });

  it('links page 1 by the bare address and others by ?page=', async () => {
    const { http, page, settle } = await open('/products?page=2');
    http.expectOne(`${url}?page=2`).flush(secondPage);
    await settle();
    const links = [...page.querySelectorAll('nav.pages a')].map((link) => [
      link.getAttribute('aria-label'),
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([
      ['Previous page', '/products'],
      ['Page 1', '/products'],
      ['Page 2', '/products?page=2'],
      ['Page 3', '/products?page=3'],
      ['Next page', '/products?page=3'],
    ]);
  });

  it('keeps the old rows while the next page loads', async () => {
    const { http, harness, page, settle, text } = await open('/products');
    http.expectOne(url).flush(firstPage);
    await settle();
    await harness.navigateByUrl('/products?page=2');
    expect(page.querySelectorAll('a.tile')).toHaveLength(5);
    expect(text()).toContain('1–5 of 12');
    expect(page.querySelector('[aria-current="page"]')?.textContent).toBe('2');
    http.expectOne(`${url}?page=2`).flush(secondPage);
    await settle();
    expect(text()).toContain('6–10 of 12');
  });

  it('shows what it was shown before at once on the way back, and asks again', async () => {
    const { http, harness, settle, text } = await open('/products');
    http.expectOne(url).flush(firstPage);
    await settle();
    await harness.navigateByUrl('/products?page=2');
    http.expectOne(`${url}?page=2`).flush(secondPage);
    await settle();
    await harness.navigateByUrl('/products');
    expect(text()).toContain('1–5 of 12');
    http.expectOne(url);
  });

  it('says what failed and tries again', async () => {
    const { http, harness, page, settle, text } = await open('/products');
    http.expectOne(url).flush('', { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Products could not be loaded.');
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    expect(page.querySelector('[role="alert"] button')?.getAttribute('aria-disabled')).toBe('true');
    http.expectOne(url).flush(firstPage);
    await settle();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(text()).toContain('1–5 of 12');
  });

  it('says that the catalogue is empty', async () => {
    const { http, page, settle, text } = await open('/products');
    http.expectOne(url).flush({ count: 0, next: null, previous: null, results: [] });
    await settle();
    expect(text()).toContain('The catalogue is empty');
    expect(page.querySelector('nav.pages')).toBeNull();
  });

  it('leads from a page beyond the end to page 1', async () => {
    const { http, page, settle } = await open('/products?page=99');
    http
      .expectOne(`${url}?page=99`)
      .flush({ detail: 'Invalid page.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(page.querySelector('h2')?.textContent).toBe('The catalogue has no such page');
    expect(page.querySelector('.nothing a')?.getAttribute('href')).toBe('/products');
  });

  it.each(['0', 'abc', '-3'])('asks the server nothing for ?page=%s', async (number) => {
    const { http, text } = await open(`/products?page=${number}`);
    http.expectNone(() => true);
    expect(text()).toContain('The catalogue has no such page');
  });
});
