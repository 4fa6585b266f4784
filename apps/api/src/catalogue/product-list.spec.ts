import type {
  CataloguePage,
  CatalogueRow,
  CatalogueSort,
  Facets,
  Neighbours,
  Selection,
} from '@latchkey/dto';
import { catalogueSorts } from '@latchkey/dto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stocked, euroPrice, stockCatalogue } from '../../testing/catalogue.ts';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v1/catalogue/products/';

let shop: Shop;
let send: Shop['send'];
let stocked: Stocked[];
beforeAll(async () => {
  shop = await openShop();
  send = await documented(shop);
  stocked = await stockCatalogue(shop);
});
afterAll(() => shop.close());

async function ask<Body = CataloguePage>(url: string): Promise<Body> {
  const answer = await send('GET', url, { as: 'carl' });
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.json<Body>();
}
const idsIn = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
const idsOf = async (query: string) => idsIn((await ask(`${list}?page_size=100&${query}`)).results);
const keepers = (keep: (product: Stocked) => boolean) => stocked.filter(keep).map(({ id }) => id);

/** Follows a kind of link to the end. */
async function walk(url: string, way: 'next' | 'previous'): Promise<CataloguePage[]> {
  const pages = [await ask(url)];
  for (let link = pages[0]?.[way]; link; link = pages.at(-1)?.[way]) {
    pages.push(await ask(link.replace('http://localhost', '')));
  }
  return pages;
}

describe('a list of the catalogue', () => {
  it('has fifteen on a page, by name, without an account of what was not asked for', async () => {
    const page = await ask(list);
    expect(page).toMatchObject({ count: 50, previous: null, search: { asked: '', used: '' } });
    expect(page).not.toHaveProperty('facets');
    expect(page.next).toBe(`http://localhost${list}?page=2`);
    const names = stocked.map(({ name }) => name).sort();
    expect(page.results.map(({ name }) => name)).toEqual(names.slice(0, 15));
  });

  it('tells a product as it is', async () => {
    const [first] = stocked;
    const page = await ask(`${list}?id=1`);
    expect(page.results).toEqual<CatalogueRow[]>([
      {
        ...{ id: 1, name: first?.name ?? '', price: '2.00', currency: first?.currency ?? '$' },
        ...{ category: 'hinges', stock: null, version: 1, picture: null },
        created: new Date(first?.created_at ?? 0).toISOString(),
        changed: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
    ]);
  });

  const filters: [query: string, keep: (product: Stocked) => boolean][] = [
    ['', () => true],
    ['category=hinges', ({ category }) => category === 'hinges'],
    ['category=hinges&category=screws', ({ category }) => category !== null],
    ['category=empty', () => false],
    ['category=nowhere', () => false],
    ["category=' or true --", () => false],
    ['currency=$', ({ currency }) => currency === '$'],
    ['currency=$&currency=€', () => true],
    ['stock=in', ({ stock }) => stock !== null && stock > 0],
    ['stock=out', ({ stock }) => stock === 0],
    ['stock=out&stock=in', ({ stock }) => stock !== null && stock > 0],
    ['picture=photo', (product) => product.picture_count > 0],
    ['picture=drawing', (product) => product.picture_count === 0],
    ['min_price=2', (product) => euroPrice(product) >= 20_000],
    [
      'min_price=1.96&max_price=2.00',
      (product) => euroPrice(product) >= 19_600 && euroPrice(product) <= 20_000,
    ],
    ['max_price=0', (product) => euroPrice(product) === 0],
    ['max_price=-1', () => false],
    ['id=3&id=1&id=3&id=99', ({ id }) => id === 3 || id === 1],
    ['id=0&id=-1&id=99999999999', () => false],
    [
      'currency=€&stock=in&category=hinges',
      (p) => p.currency === '€' && (p.stock ?? 0) > 0 && p.category === 'hinges',
    ],
    ['search=&category=&currency=&stock=&min_price=&id=&sort=&page=&page_size=&facets=&other=x', () => true],
  ];
  it.each(filters)('filters by %j', async (query, keep) => {
    const url = `${list}?sort=id&page_size=100&${encodeURI(query)}`;
    const page = await ask(url.replace('&page_size=&', '&'));
    expect(idsIn(page.results)).toEqual(keepers(keep).slice(0, 100));
    expect(page.count).toBe(keepers(keep).length);
  });

  it.each<[query: string, errors: object]>([
    ['search=a%00', { search: ['Null characters are not allowed.'] }],
    [`search=${'x'.repeat(201)}`, { search: ['Ensure this field has no more than 200 characters.'] }],
    ['category=%00', { category: ['Null characters are not allowed.'] }],
    ['currency=EUR', { currency: ['"EUR" is not a valid choice.'] }],
    ['stock=some', { stock: ['"some" is not a valid choice.'] }],
    ['picture=none', { picture: ['"none" is not a valid choice.'] }],
    ...['x', '1e3', '1,5', '--1', '0.00001', '٣', '9'.repeat(11)].map((text): [string, object] => [
      `min_price=${encodeURIComponent(text)}`,
      { min_price: ['A valid number is required.'] },
    ]),
    ['max_price=NaN', { max_price: ['A valid number is required.'] }],
    ['id=1&id=x', { id: ['A valid integer is required.'] }],
    [`id=${'1&id='.repeat(100)}1`, { id: ['Ensure this field has no more than 100 elements.'] }],
    ['sort=toString', { sort: ['"toString" is not a valid choice.'] }],
    ['page_size=0', { page_size: ['Ensure this value is greater than or equal to 1.'] }],
    ['page_size=101', { page_size: ['Ensure this value is less than or equal to 100.'] }],
    ['page_size=ten', { page_size: ['A valid integer is required.'] }],
    ['facets=yes', { facets: ['Must be a valid boolean.'] }],
    ['cursor=x', { cursor: ['Invalid cursor.'] }],
    ['stock=x&sort=y', { stock: ['"x" is not a valid choice.'], sort: ['"y" is not a valid choice.'] }],
  ])('refuses %.60s', async (query, errors) => {
    const answer = await send('GET', `${list}?${query}`, { as: 'carl' });
    expect([answer.statusCode, answer.json()]).toEqual([400, errors]);
  });

  it.each([
    ...['["name",0]', '["name",0,1]', '["name",2,"x"]', '["name",0,"x","y"]', '["name",0,"a\\u0000"]'],
    ...['["name",0,"\\ud800"]', '["price",0,1,1]', '{}', 'null', '["name",0,null]', ''],
  ])('refuses the cursor %j of another list', async (text) => {
    const cursor = Buffer.from(text).toString('base64url') || '%25';
    expect((await send('GET', `${list}?sort=name&cursor=${cursor}`, { as: 'carl' })).statusCode).toBe(400);
  });

  it.each(['9'.repeat(400), '1e99', '-1', '2147483648', '1.5'])(
    'refuses a cursor at the id %s',
    async (id) => {
      const cursor = Buffer.from(`["price",0,1,${id}]`).toString('base64url');
      const { statusCode } = await shop.send('GET', `${list}?sort=price&cursor=${cursor}`, { as: 'carl' });
      expect(statusCode).toBeLessThan(500);
    },
  );

  it('has no page beyond its end', async () => {
    for (const page of ['5', '0', 'x', '-1']) {
      const answer = await send('GET', `${list}?page=${page}`, { as: 'carl' });
      expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Invalid page.' }]);
    }
    expect((await ask(`${list}?page=last`)).results).toHaveLength(5);
    expect(await ask(`${list}?category=empty`)).toMatchObject({ count: 0, results: [], next: null });
  });

  it('keeps all parameters in its links', async () => {
    const asked = 'category=hinges&category=screws&min_price=0&page_size=2&search=e&sort=-price&x=a%20b';
    const numbered = new URL((await ask(`${list}?page=2&${asked}`)).next ?? '');
    numbered.searchParams.delete('page');
    const placed = new URL((await ask(`${list}?cursor=&page=7&${asked}`)).next ?? '');
    placed.searchParams.delete('cursor');
    const expected = [...new URLSearchParams(asked)];
    expect([...numbered.searchParams]).toEqual(expected);
    expect([...placed.searchParams]).toEqual(expected);
  });

  it('is sent again only if it has changed', async () => {
    const answer = await send('GET', `${list}?id=7`, { as: 'carl' });
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    const headers = { 'if-none-match': String(answer.headers.etag) };
    const again = () => shop.send('GET', `${list}?id=7`, { as: 'carl', headers });
    expect([(await again()).statusCode, (await again()).body]).toEqual([304, '']);
    await shop.send('PATCH', '/api/v0/products/7/', { as: 'ada', json: { currency: '€' } });
    stocked = stocked.map((product) => (product.id === 7 ? { ...product, currency: '€' } : product));
    expect((await again()).statusCode).toBe(200);
  });

  it('is for those who are signed in, and for reading', async () => {
    const paths = [
      list,
      `${list}1/`,
      `${list}1/neighbours/`,
      `${list}selection/`,
      '/api/v1/catalogue/categories/',
    ];
    for (const path of paths) {
      expect((await send('GET', path)).statusCode).toBe(401);
      expect((await send('GET', path, { as: 'carl', headers: { accept: 'text/html' } })).statusCode).toBe(
        406,
      );
      expect((await shop.send('HEAD', path, { as: 'carl' })).statusCode).toBe(200);
    }
  });
});

const sortValues: Readonly<Record<string, (product: Stocked) => string | number>> = {
  relevance: ({ name }) => name,
  name: ({ name }) => name,
  price: euroPrice,
  created: (product) => product.created_at,
  changed: () => 0,
  stock: ({ stock }) => stock ?? Infinity,
  id: ({ id }) => id,
};
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

describe('a sort', () => {
  it.each(catalogueSorts.filter((sort) => !sort.endsWith('changed')))('%s is what it says', async (sort) => {
    const valueOf = sortValues[sort.replace('-', '')] ?? euroPrice;
    const sorted = stocked.toSorted((a, b) => compare(valueOf(a), valueOf(b)) || a.id - b.id);
    const expected = sort.startsWith('-') ? sorted.toReversed() : sorted;
    expect(await idsOf(`sort=${sort}`)).toEqual(idsIn(expected));
  });

  it('by change has the latest last, or first', async () => {
    await shop.send('PATCH', '/api/v0/products/9/', { as: 'ada', json: { currency: '€' } });
    stocked = stocked.map((product) => (product.id === 9 ? { ...product, currency: '€' } : product));
    expect((await idsOf('sort=changed')).at(-1)).toBe(9);
    expect((await idsOf('sort=-changed')).at(0)).toBe(9);
  });

  it('has the same rows on numbered pages, on the way through cursors and on the way back', async () => {
    const asked = fc.record({
      sort: fc.constantFrom<CatalogueSort>(...catalogueSorts),
      size: fc.integer({ min: 3, max: 30 }),
      filter: fc.constantFrom(
        '',
        '&search=steel',
        '&search=e',
        '&category=hinges',
        '&stock=in&min_price=1.5',
      ),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ sort, size, filter }) => {
        const query = `${list}?sort=${sort}${filter}`;
        const all = idsIn((await ask(`${query}&page_size=100`)).results);
        const numbered = await walk(`${query}&page_size=${size}`, 'next');
        const onward = await walk(`${query}&page_size=${size}&cursor=`, 'next');
        expect(numbered.flatMap(({ results }) => idsIn(results))).toEqual(all);
        expect(onward.map(({ results }) => idsIn(results))).toEqual(
          numbered.map(({ results }) => idsIn(results)),
        );
        const back = await walk(
          onward.at(-1)?.previous?.replace('http://localhost', '') ?? `${query}&id=0&page_size=${size}`,
          'previous',
        );
        const before = onward.slice(0, -1).flatMap(({ results }) => idsIn(results));
        expect(back.toReversed().flatMap(({ results }) => idsIn(results))).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

describe('neighbours', () => {
  it.each(['', 'sort=-price', 'sort=stock&category=hinges', 'search=steel', 'sort=-changed&search=e'])(
    'are the rows beside one in the list %s',
    async (query) => {
      const ids = await idsOf(query);
      for (const place of [0, 1, Math.floor(ids.length / 2), ids.length - 1]) {
        expect(await ask(`${list}${ids[place]}/neighbours/?${query}`)).toEqual<Neighbours>({
          previous: ids[place - 1] ?? null,
          next: ids[place + 1] ?? null,
          place: place + 1,
          count: ids.length,
        });
      }
    },
  );

  it.each([
    ['1/neighbours/?category=screws', 'No Product matches the given query.'],
    ['99/neighbours/', 'No Product matches the given query.'],
    ['99999999999/neighbours/', 'No Product matches the given query.'],
    ['x/neighbours/', 'Not found.'],
  ])('are not found at %s', async (path, detail) => {
    const answer = await send('GET', list + path, { as: 'carl' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail }]);
  });
});

describe('a selection', () => {
  it('names all products of a list, with their versions', async () => {
    const ids = await idsOf('sort=-price&stock=in');
    const selection = await ask<Selection>(`${list}selection/?sort=-price&stock=in&page_size=2`);
    expect(selection.count).toBe(ids.length);
    expect(idsIn(selection.items)).toEqual(ids);
    expect((await ask<Selection>(`${list}selection/?id=2`)).items).toEqual([{ id: 2, version: 1 }]);
  });
});

describe('one product', () => {
  it('is told with all that is known of it, unless that is known already', async () => {
    const product = stocked[1];
    const answer = await send('GET', `${list}2/`, { as: 'carl' });
    expect(answer.json()).toMatchObject({ id: 2, description: product?.description, pictures: [] });
    expect(answer.headers).toMatchObject({ etag: '"1"', 'cache-control': 'private, no-cache' });
    const known = (tag: string) =>
      shop.send('GET', `${list}2/`, { as: 'carl', headers: { 'if-none-match': tag } });
    expect((await known('"1"')).statusCode).toBe(304);
    expect((await known('W/"1", "7"')).statusCode).toBe(304);
    expect((await known('"2"')).statusCode).toBe(200);
  });

  it.each([
    ['99', 'No Product matches the given query.'],
    ['0', 'No Product matches the given query.'],
    ['2147483648', 'No Product matches the given query.'],
    ['01', 'Not found.'],
    ['%00', 'Not found.'],
  ])('is not found with the id %s', async (id, detail) => {
    const answer = await shop.send('GET', `${list}${id}/`, { as: 'carl' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail }]);
  });
});

describe('the categories', () => {
  it('are all told by name, with how many products are in them', async () => {
    const count = (slug: string) => keepers(({ category }) => category === slug).length;
    expect(await ask('/api/v1/catalogue/categories/')).toEqual({
      results: [
        { slug: 'empty', name: 'Ancient things', count: 0 },
        { slug: 'hinges', name: 'Hinges', count: count('hinges') },
        { slug: 'screws', name: 'Screws', count: count('screws') },
      ],
    });
  });
});

describe('facets', () => {
  const facetsOf = async (query: string): Promise<Facets | undefined> =>
    (await ask(`${list}?facets=true&${query}`)).facets;

  it.each([
    '',
    'category=hinges',
    'category=hinges&category=screws&currency=$',
    'stock=out&picture=drawing',
    'min_price=1&max_price=9.5&currency=€',
    'search=steel',
    'search=e&stock=in&min_price=2',
    'id=1&id=2&id=3&id=50',
    'max_price=-1',
    'category=nowhere',
  ])('of ?%s count what each filter leaves', async (query) => {
    const told = await facetsOf(encodeURI(query));
    const without = (name: RegExp) =>
      encodeURI(
        query
          .split('&')
          .filter((part) => !name.test(part))
          .join('&'),
      );
    const count = async (others: string, more: string) => (await ask(`${list}?${others}&${more}`)).count;
    const counts = async (name: string, values: readonly string[]) => {
      const others = without(new RegExp(`^${name}=`));
      const all = values.map(async (value) => ({
        value,
        count: await count(others, `${name}=${encodeURI(value)}`),
      }));
      return Promise.all(all);
    };
    expect(told?.categories.map(({ slug: value, count: some }) => ({ value, count: some }))).toEqual(
      await counts('category', ['empty', 'hinges', 'screws']),
    );
    expect(told?.currencies).toEqual(await counts('currency', ['€', '$']));
    expect(told?.stock).toEqual(await counts('stock', ['in', 'out']));
    expect(told?.pictures).toEqual(await counts('picture', ['photo', 'drawing']));
    const left = await ask(`${list}?page_size=100&sort=price&${without(/_price=/)}`);
    const prices = left.results.map(({ id }) => euroPrice(stocked[id - 1] as Stocked));
    expect(told?.price.bars.reduce((sum, bar) => sum + bar, 0)).toBe(left.count);
    const [low, high] = [told?.price.min ?? '0', told?.price.max ?? '0'];
    expect(prices.filter((price) => price < Number(low) * 10_000 || price > Number(high) * 10_000)).toEqual(
      [],
    );
  });

  it('have bars of equal ratio from the lowest price to the highest', async () => {
    const { price } = (await facetsOf('')) ?? {};
    const prices = stocked.map(euroPrice);
    const [low, high] = [100, Math.ceil(Math.max(...prices) / 100) * 100];
    expect(price).toMatchObject({ min: '0.00', max: (high / 10_000).toFixed(2) });
    const barOf = (cents: number) =>
      Math.min(15, Math.floor((Math.log(Math.max(cents, low) / low) / Math.log(high / low)) * 16));
    const bars = Array.from(
      { length: 16 },
      (_, bar) => prices.filter((cents) => barOf(cents) === bar).length,
    );
    expect(price?.bars).toEqual(bars);
  });

  it('have no prices where there are no products', async () => {
    expect((await facetsOf('id=99'))?.price).toEqual({ min: null, max: null, bars: Array(16).fill(0) });
    expect((await facetsOf('id=1'))?.price.bars[0]).toBe(1);
  });
});
