// How staff change the parts of the catalogue.
import type { CatalogueProduct, Category } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v1/catalogue/categories/';
const products = '/api/v1/catalogue/products/';
const one = (slug: string) => `${list}${encodeURIComponent(slug)}/`;

let shop: Shop;
let ask: Shop['send'];
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
});
afterAll(() => shop.close());

const create = (name: unknown) => ask('POST', list, { as: 'ada', json: { name } });

const make = async (name: string) => (await create(name)).json<Category>();

describe('POST /api/v1/catalogue/categories/', () => {
  it.each([
    [' Locks & bolts ', 'Locks & bolts', 'locks-bolts'],
    ['Türen', 'Türen', 'turen'],
    ['turen', 'turen', 'turen-2'],
    ['¡TUREN!', '¡TUREN!', 'turen-3'],
    ['مفصلات', 'مفصلات', 'مفصلات'],
    ['!?', '!?', 'category'],
    ['ﬃ'.repeat(50), 'ﬃ'.repeat(50), 'ffi'.repeat(50).slice(0, 50)],
  ])('makes %j, which is %j at %j', async (given, name, slug) => {
    const answer = await create(given);
    expect([answer.statusCode, answer.json()]).toEqual([201, { slug, name, count: 0 }]);
  });

  it('refuses names that are taken, too long or none', async () => {
    await make('Taken');
    expect((await create('Taken')).json()).toEqual({ name: ['category with this name already exists.'] });
    expect((await create('x'.repeat(51))).json()).toEqual({
      name: ['Ensure this field has no more than 50 characters.'],
    });
    expect((await create(null)).statusCode).toBe(400);
  });

  it('makes what several want at once, each once', async () => {
    const same = await Promise.all(Array.from({ length: 5 }, () => create('Same')));
    expect(same.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400, 400, 400, 400]);
    const alike = await Promise.all(['Alike', 'alike', 'ALIKE'].map((name) => create(name)));
    expect(alike.map((answer) => answer.json<Category>().slug).sort()).toEqual([
      'alike',
      'alike-2',
      'alike-3',
    ]);
  });
});

describe('PATCH and DELETE /api/v1/catalogue/categories/{slug}/', () => {
  it('rename it, and leave its slug and its products', async () => {
    await make('Old name');
    await ask('POST', products, { as: 'ada', json: { name: 'In it', category: 'old-name' } });
    const answer = await ask('PATCH', one('old-name'), { as: 'ada', json: { name: 'New name' } });
    expect(answer.json()).toEqual({ slug: 'old-name', name: 'New name', count: 1 });
    expect((await ask('PATCH', one('old-name'), { as: 'ada', json: {} })).json()).toEqual(answer.json());
    const same = await ask('PATCH', one('old-name'), { as: 'ada', json: { name: 'New name' } });
    expect(same.statusCode).toBe(200);
    await make('Rival');
    const taken = await ask('PATCH', one('old-name'), { as: 'ada', json: { name: 'Rival' } });
    expect(taken.json()).toEqual({ name: ['category with this name already exists.'] });
  });

  it('leave products without a category, in the next version', async () => {
    const { slug } = await make('فئة');
    const made = await ask('POST', products, { as: 'ada', json: { name: 'Left', category: slug } });
    const { id } = made.json<CatalogueProduct>();
    expect((await ask('DELETE', one(slug), { as: 'ada' })).statusCode).toBe(204);
    const seen = await ask('PATCH', `${products}${id}/`, { as: 'ada', json: {} });
    expect(seen.json()).toMatchObject({ category: null, version: 2 });
    expect((await ask('DELETE', one(slug), { as: 'ada' })).statusCode).toBe(404);
    expect((await ask('PATCH', one(slug), { as: 'ada', json: { name: 'x' } })).statusCode).toBe(404);
  });

  it('leave more products than one statement changes', async () => {
    const { slug } = await make('Full');
    const { knex } = shop.database;
    const { id } = (await knex('categories').where({ slug }).first('id')) as { id: number };
    const rows = Array.from({ length: 1001 }, (_, n) => ({
      name: `Full of ${n}`,
      price: 1,
      currency: '€',
      category: id,
    }));
    await knex.batchInsert('products', rows, 200);
    expect((await ask('DELETE', one(slug), { as: 'ada' })).statusCode).toBe(204);
    const left = await ask('GET', `${products}?search=full+of&page_size=1`, { as: 'ada' });
    expect(left.json()).toMatchObject({ count: 1001, results: [{ category: null, version: 2 }] });
  });

  it('are for staff, as making one is', async () => {
    for (const [method, url] of [
      ['POST', list],
      ['PATCH', one('x')],
      ['DELETE', one('x')],
    ] as const) {
      expect((await ask(method, url)).statusCode).toBe(401);
      expect((await ask(method, url, { as: 'carl', json: { name: 'x' } })).statusCode).toBe(403);
    }
  });
});
