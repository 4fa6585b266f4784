import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lendDialogs, openAt } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import { Catalogue } from './catalogue.ts';
import productRoutes from './product-routes.ts';
import { facets, lendScreen, pageOfRows } from './spec-kit.ts';

const url = '/api/v1/catalogue/products/';
/** For parts that are fetched late, on a busy machine. */
const patience = { timeout: 10_000 };

beforeEach(() => {
  lendScreen(1280);
});

async function open(address: string) {
  const screen = await openAt(address, productRoutes);
  const { http, page, harness, settle } = screen;
  /** The one request for a page of the list, and what it asks for. */
  const asked = () => {
    const request = http.expectOne(({ url: to }) => to === url);
    return { request, query: decodeURIComponent(request.request.params.toString()) };
  };
  return {
    ...screen,
    asked,
    answer: async (body: object) => {
      asked().request.flush(body);
      await settle();
    },
    /** Until a part that is fetched late stands in its place. */
    awaitPart: (selector: string) =>
      vi.waitFor(() => {
        harness.detectChanges();
        expect(page.querySelector(selector)).not.toBeNull();
      }, patience),
    find: <T extends HTMLElement>(selector: string) => {
      const found = page.querySelector<T>(selector);
      if (!found) throw new Error(`There is no ${selector}`);
      return found;
    },
    label: (name: string) => {
      const label = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.includes(name));
      if (!label) throw new Error(`There is no label ${name}`);
      return label;
    },
    type: (selector: string, text: string, event = 'input') => {
      const field = page.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`There is no ${selector}`);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      if (event !== 'input') field.dispatchEvent(new Event(event, { bubbles: true }));
      harness.detectChanges();
    },
  };
}

const where = () => decodeURIComponent(TestBed.inject(Location).path());

describe('the list of products', () => {
  it('shows the empty boxes of the tiles while the first page loads', async () => {
    const { page, text, asked } = await open('/products');
    expect(text()).toContain('Loading products');
    expect(page.querySelectorAll('.tile.waiting')).toHaveLength(15);
    expect(page.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    expect(asked().query).toBe('page_size=15&facets=true');
  });

  it('lists products with number, name and price, and tells how many there are', async () => {
    const { answer, page, text } = await open('/products');
    await answer(pageOfRows(1, 800));
    expect(page.querySelectorAll('a.tile')).toHaveLength(15);
    expect(page.querySelector('a.tile')?.getAttribute('href')).toBe('/products/1');
    expect(text('a.tile')).toContain('No. 000\u2009001');
    expect(text('a.tile')).toContain('1,284.50');
    expect(text('.summary')).toContain('800 products');
    expect(text('nav.pages')).toContain('1–15 of 800 products');
    expect(TestBed.inject(Announcer).message()).toBe('Products 1 to 15 of 800');
  });

  it('keeps the old rows while the next page loads, and asks for the facets no second time', async () => {
    const { answer, awaitPart, harness, asked, page, text, settle } = await open('/products?search=bolt');
    await answer(pageOfRows(1, 40, { next: '?page=2' }));
    await harness.navigateByUrl('/products?search=bolt&page=2');
    expect(page.querySelectorAll('a.tile')).toHaveLength(15);
    const { request, query } = asked();
    expect(query).toBe('search=bolt&page_size=15&page=2');
    request.flush(pageOfRows(16, 40, { next: '?page=3', previous: '?' }));
    await settle();
    expect(text('nav.pages')).toContain('16–30 of 40');
    await awaitPart('.rail label');
    expect(page.querySelectorAll('.rail label').length).toBeGreaterThan(10);
  });

  it('shows what it was shown before at once on the way back, and asks again', async () => {
    const { answer, harness, asked, text } = await open('/products');
    await answer(pageOfRows(1, 40, { next: '?page=2' }));
    await harness.navigateByUrl('/products?page=2');
    await answer(pageOfRows(16, 40, { next: '?page=3', previous: '?' }));
    await harness.navigateByUrl('/products');
    expect(text('nav.pages')).toContain('1–15 of 40');
    asked();
  });

  it('keeps nothing of what has been changed here since', async () => {
    const { answer, harness, asked, page } = await open('/products');
    await answer(pageOfRows(1, 40, { next: '?page=2' }));
    await harness.navigateByUrl('/products?page=2');
    await answer(pageOfRows(16, 40, { next: '?page=3', previous: '?' }));
    TestBed.inject(Catalogue).forget();
    await harness.navigateByUrl('/products?sort=-price');
    expect(asked().query).toBe('sort=-price&page_size=15&facets=true');
    await harness.navigateByUrl('/products');
    expect(page.querySelector('nav.pages')?.textContent ?? '').not.toContain('1–15 of 40');
  });

  it('says what failed and tries again', async () => {
    const { asked, answer, harness, page, settle, find } = await open('/products');
    asked().request.flush('', { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(find('[role="alert"]').textContent).toContain('Products could not be loaded.');
    find('[role="alert"] button').click();
    harness.detectChanges();
    expect(find('[role="alert"] button').getAttribute('aria-disabled')).toBe('true');
    await answer(pageOfRows(1, 40));
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it('leads from a page beyond the end to page 1', async () => {
    const { asked, awaitPart, settle, text, find } = await open('/products?search=x&page=99');
    asked().request.flush({ detail: 'Invalid page.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    await awaitPart('.nothing');
    expect(text('h2')).toBe('The catalogue has no such page');
    expect(find('.nothing a').getAttribute('href')).toBe('/products?search=x');
  });

  it.each(['0', 'abc', '-3'])('asks the server nothing for ?page=%s', async (number) => {
    const { awaitPart, http, text } = await open(`/products?page=${number}`);
    http.expectNone(({ url: to }) => to === url);
    await awaitPart('.nothing');
    expect(text()).toContain('The catalogue has no such page');
  });
});

describe('the search', () => {
  it('asks once the fingers rest, and writes one step into the history', async () => {
    const { answer, asked, harness, type } = await open('/products');
    await answer(pageOfRows(1, 40));
    vi.useFakeTimers();
    for (const text of ['h', 'hi', 'hin', 'hing', 'hinge']) {
      type('input[type="search"]', text);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(50);
    vi.useRealTimers();
    await vi.waitFor(() => expect(where()).toBe('/products?search=hinge'));
    harness.detectChanges();
    expect(asked().query).toBe('search=hinge&page_size=15&facets=true');
  });

  it('drops the answer that comes late', async () => {
    const { answer, asked, harness, http, settle, text } = await open('/products?search=hin');
    const late = asked().request;
    await harness.navigateByUrl('/products?search=hinge');
    expect(late.cancelled).toBe(true);
    await answer(pageOfRows(1, 3));
    expect(text('.summary')).toContain('3 products');
    http.verify();
    await settle();
  });

  it('says what it searched for instead of what was typed', async () => {
    const { answer, text } = await open('/products?search=hingr');
    await answer(pageOfRows(1, 3, { search: { asked: 'hingr', used: 'hinge' } }));
    expect(text('.mended')).toBe('Showing results for “hinge”. Nothing matches “hingr”.');
    expect(TestBed.inject(Announcer).message()).toBe(
      'Nothing matches “hingr”. Showing results for “hinge”. Products 1 to 3 of 3',
    );
    expect(TestBed.inject(Title).getTitle()).toBe('hingr in the catalogue · Latchkey');
  });

  it('gets the focus by a slash, except from a field', async () => {
    const { find } = await open('/products');
    const press = (target: EventTarget) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    const search = find('input[type="search"]');
    expect(press(document.body)).toBe(false);
    expect(press(search)).toBe(true);
  });

  it('offers the search without the filters where both find nothing', async () => {
    const { asked, http, harness, settle, text, find } = await open(
      '/products?search=hinge&stock=out&currency=USD',
    );
    asked().request.flush(pageOfRows(1, 0, { search: { asked: 'hinge', used: 'hinge' } }));
    const alone = await vi.waitFor(() => {
      harness.detectChanges();
      return http.expectOne(({ params }) => params.get('page_size') === '1');
    }, patience);
    expect(alone.request.params.toString()).toBe('search=hinge&page_size=1');
    alone.flush(pageOfRows(1, 12));
    await settle();
    expect(text('.nothing')).toContain('No part matches “hinge”');
    expect(text('.nothing')).toContain(
      '2 filters are also on. Without filters, the search finds 12 products.',
    );
    find('.nothing .main').click();
    await vi.waitFor(() => expect(where()).toBe('/products?search=hinge'));
  });
});

describe('the filters', () => {
  it('are told in the address, from page 1 on', async () => {
    const { answer, asked, awaitPart, harness, label } = await open('/products?page=2&category=category-9');
    await answer(pageOfRows(16, 40, { next: '?page=3', previous: '?' }));
    await awaitPart('.rail label');
    label('Category L').click();
    await vi.waitFor(() => expect(where()).toBe('/products?category=category-11&category=category-9'));
    harness.detectChanges();
    expect(asked().query).toBe('category=category-11&category=category-9&page_size=15&facets=true');
  });

  it('show the categories with the most products, and all of them when asked', async () => {
    const { answer, awaitPart, harness, page, find } = await open('/products');
    await answer(pageOfRows(1, 40));
    await awaitPart('.rail label');
    const categories = () => page.querySelectorAll('.facet:first-of-type label').length;
    expect(categories()).toBe(8);
    find('button[aria-expanded="false"]').click();
    harness.detectChanges();
    expect(categories()).toBe(facets.categories.length);
  });

  it('take a range of prices, as people write them', async () => {
    const { answer, awaitPart, type } = await open('/products');
    await answer(pageOfRows(1, 40));
    await awaitPart('.range');
    type('.range input:first-of-type', '1,5', 'change');
    await vi.waitFor(() => expect(where()).toBe('/products?min_price=1.50'));
  });

  it('say what is wrong with a range, and ask for nothing', async () => {
    const { answer, awaitPart, http, type, text, find } = await open('/products?max_price=1.00');
    await answer(pageOfRows(1, 40));
    await awaitPart('.range');
    type('.range input:first-of-type', '5', 'change');
    expect(text('.error')).toBe('The second amount is below the first.');
    expect(find('.range input:last-of-type').getAttribute('aria-invalid')).toBe('true');
    type('.range input:first-of-type', 'cheap', 'change');
    expect(text('.error')).toBe('Write an amount like 12.50.');
    http.verify();
  });

  it('stand above the list as chips, each of which takes its filter away', async () => {
    const { answer, awaitPart, page, find } = await open(
      '/products?category=category-1&min_price=0.50&max_price=1500&currency=EUR&stock=in&picture=drawing',
    );
    await answer(pageOfRows(1, 40));
    await awaitPart('.chip');
    const labels = [...page.querySelectorAll('.chip')].map(({ textContent }) => textContent.trim());
    expect(labels).toEqual([
      'Category B',
      '\u2066€0.50\u2069 to \u2066€1,500.00\u2069',
      '€ Euro',
      'In stock',
      'Drawing only',
    ]);
    find('[aria-label="Remove filter: In stock"]').click();
    await vi.waitFor(() => expect(where()).not.toContain('stock'));
    expect(where()).toContain('picture=drawing');
  });

  it('open from a button with their number where there is no room for them', async () => {
    lendScreen(360);
    lendDialogs();
    const { answer, awaitPart, page, text, find } = await open(
      '/products?category=category-1&stock=in&view=table',
    );
    await answer(pageOfRows(1, 40));
    expect(page.querySelector('.rail')).toBeNull();
    expect(page.querySelector('table')).toBeNull();
    expect(text('.summary .button')).toBe('Filters (2)');
    find('.summary .button').click();
    await awaitPart('dialog[open]');
    expect(text('dialog .main')).toBe('Show 40 products');
  });
});

describe('order and view', () => {
  it('offers the best match only to who searches', async () => {
    const { answer, page, harness } = await open('/products');
    await answer(pageOfRows(1, 40));
    const choices = () => [...page.querySelectorAll('.sort option')].map(({ textContent }) => textContent);
    expect(choices()[0]).toBe('Name, A to Z');
    await harness.navigateByUrl('/products?search=x');
    expect(choices()[0]).toBe('Best match first');
  });

  it('sorts a table by its heads', async () => {
    const { answer, awaitPart, find, page, text } = await open('/products?view=table&sort=price');
    await answer(pageOfRows(1, 40));
    await awaitPart('tbody a');
    expect(page.querySelectorAll('tbody tr')).toHaveLength(15);
    expect(text('tbody tr')).toContain('12 in stock');
    expect(find('th.price').getAttribute('aria-sort')).toBe('ascending');
    find('th.price button').click();
    await vi.waitFor(() => expect(where()).toBe('/products?sort=-price&view=table'));
  });

  it('shows as many on a page as one wants', async () => {
    const { answer, asked, harness, find } = await open('/products');
    await answer(pageOfRows(1, 40, { next: '?page=2' }));
    const size = find<HTMLSelectElement>('.size select');
    size.value = '50';
    size.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(where()).toBe('/products?size=50'));
    harness.detectChanges();
    expect(asked().query).toBe('page_size=50');
  });
});
