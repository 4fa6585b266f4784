import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alice, carol, lendDialogs, openAt } from '../spec-kit.ts';
import productRoutes from './product-routes.ts';
import { lendScreen, product } from './spec-kit.ts';

const url = '/api/v1/catalogue/products';
/** For what is answered in turns, on a busy machine. */
const patience = { timeout: 10_000 };
const picture = (id: number, alt: string) => ({
  id,
  alt,
  width: 1600,
  height: 1200,
  files: [320, 800, 1600].map((width) => ({ width, url: `/pictures/${id}-${width}.webp` })),
});

beforeEach(() => {
  lendScreen(1280);
});

async function open(address: string, me = carol) {
  const screen = await openAt(`/products/${address}`, productRoutes, me);
  const { harness, http } = screen;
  return {
    ...screen,
    /** The request for this address, as soon as what comes before has been answered. */
    request: (to: string) =>
      vi.waitFor(() => {
        harness.detectChanges();
        return http.expectOne(({ url: asked }) => asked === to);
      }, patience),
  };
}

describe('ProductDetail', () => {
  it('shows all that is known of a product, and takes its name for the title', async () => {
    const { request, page, settle, text } = await open('104217');
    (await request(`${url}/104217/`)).flush(
      product(104217, {
        name: 'Task lamp, long arm',
        price: '148.00',
        currency: '$',
        category: 'lamps-and-lights',
        description: 'Two steel arms on a cast base.',
        stock: 0,
      }),
    );
    const place = await request(`${url}/104217/neighbours/`);
    place.flush({ previous: 3, next: 4, place: 2, count: 9 });
    const categories = await request('/api/v1/catalogue/categories/');
    categories.flush({ results: [{ slug: 'lamps-and-lights', name: 'Lamps, lights', count: 4 }] });
    await settle();
    expect(text('h1')).toBe('Task lamp, long arm');
    expect(text('.price')).toBe('$148.00');
    expect(page.textContent).toContain('No. 104\u2009217');
    expect(text('.worth')).toContain('in US dollar');
    expect(text('.description')).toBe('Two steel arms on a cast base.');
    expect(text('dl')).toContain('StockOut of stock');
    expect(text('dl')).toContain('In the catalogue since5 January 2026');
    expect(text('dl a')).toBe('Lamps, lights');
    expect(page.querySelector('dl a')?.getAttribute('href')).toBe('/products?category=lamps-and-lights');
    expect(TestBed.inject(Title).getTitle()).toBe('Task lamp, long arm · Latchkey');
  });

  it.each([
    { me: alice, href: '/manage?edit=7' },
    { me: carol, href: undefined },
  ])('leads $me.username to its form: $href', async ({ me, href }) => {
    const { request, page, turn } = await open('7', me);
    (await request(`${url}/7/`)).flush(product(7, { category: null }));
    await turn();
    expect(page.querySelector('.ways a')?.getAttribute('href')).toBe(href);
  });

  it('leads to its neighbours in the list it was opened from', async () => {
    const { request, page, settle, text } = await open('7?search=bolt&size=30');
    (await request(`${url}/7/`)).flush(product(7, { category: null }));
    const place = await request(`${url}/7/neighbours/`);
    expect(place.request.params.toString()).toBe('search=bolt');
    place.flush({ previous: 3, next: null, place: 62, count: 62 });
    await settle();
    expect(text('.place')).toBe('62 of 62');
    expect(page.querySelector('[rel="prev"]')?.getAttribute('href')).toBe('/products/3?search=bolt&size=30');
    expect(page.querySelector('[rel="next"]')).toBeNull();
    expect(text('.back')).toBe('Results for “bolt”');
    expect(page.querySelector('.back')?.getAttribute('href')).toBe('/products?search=bolt&size=30&page=3');
  });

  it('shows its pictures, one of them large', async () => {
    lendDialogs();
    const { harness, request, page, settle } = await open('7');
    const pictures = [picture(1, 'From above'), picture(2, '')];
    (await request(`${url}/7/`)).flush(product(7, { pictures, category: null }));
    (await request(`${url}/7/neighbours/`)).flush({ previous: null, next: null, place: 1, count: 1 });
    await settle();
    const main = () => page.querySelector<HTMLImageElement>('.main img');
    expect(main()?.alt).toBe('From above');
    expect(main()?.srcset).toContain('/pictures/1-800.webp 800w');
    expect(page.querySelector('app-plate')).toBeNull();
    const second = page.querySelector<HTMLButtonElement>('[aria-label="Picture 2: Hex bolt M7"]');
    second?.click();
    harness.detectChanges();
    expect(main()?.alt).toBe('Hex bolt M7');
    page.querySelector<HTMLButtonElement>('.main')?.click();
    harness.detectChanges();
    const dialog = page.querySelector('dialog');
    expect(dialog?.open).toBe(true);
    dialog?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    harness.detectChanges();
    expect(dialog?.querySelector('img')?.getAttribute('src')).toBe('/pictures/1-1600.webp');
    expect(dialog?.querySelector('p')?.textContent).toBe('Picture 1 of 2');
  });

  it('says that there is no such product', async () => {
    const { request, settle, text } = await open('9');
    const nothing = { status: 404, statusText: 'Not Found' };
    (await request(`${url}/9/`)).flush({ detail: 'Not found.' }, nothing);
    (await request(`${url}/9/neighbours/`)).flush({ detail: 'Not found.' }, nothing);
    await settle();
    expect(text('h1')).toBe('There is no such product');
    expect(text()).toContain('No. 000\u2009009');
  });

  it('asks the server nothing for an id that is none', async () => {
    const { http, text } = await open('abc');
    http.expectNone(() => true);
    expect(text('h1')).toBe('There is no such product');
  });

  it('offers another try when the server fails', async () => {
    const { harness, request, page, settle, text } = await open('9');
    const failure = { status: 500, statusText: 'Internal Server Error' };
    (await request(`${url}/9/`)).flush('', failure);
    (await request(`${url}/9/neighbours/`)).flush('', failure);
    await settle();
    page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    harness.detectChanges();
    (await request(`${url}/9/`)).flush(product(9, { name: 'Hex nut', category: null }));
    await settle();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(text('h1')).toBe('Hex nut');
  });
});
