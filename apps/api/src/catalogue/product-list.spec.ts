// Lists, pages and what they leave out, against the same done by hand on all rows.
import type { CataloguePage } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { demoProducts } from '../demo/products.ts';

const list = '/api/v1/catalogue/products/';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const { knex } = shop.database;
  await knex('categories').insert([
    { id: 1, slug: 'hinges', name: 'Hinges' },
    { id: 2, slug: 'screws', name: 'Screws' },
  ]);
  const rows = demoProducts()
    .filter((_, turn) => turn % 40 === 0)
    .slice(0, 50)
    .map(({ created, ...row }, turn) => ({
      ...row,
      // Many have the same price, the same stock and the same time as others.
      price: turn % 3 === 0 ? '2.00' : row.price,
      created_at: created - (created % 1e10),
      category: [1, 2, null][turn % 3] ?? null,
      picture_count: turn % 5 === 0 ? 1 : 0,
    }));
  await knex.batchInsert('products', rows, 50);
});
afterAll(() => shop.close());

const ask = async <Body = CataloguePage>(query: string): Promise<Body> => {
  const answer = await shop.send('GET', query.startsWith('/') ? query : `${list}?${query}`, { as: 'carl' });
  expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([200, expect.anything()]);
  return answer.json<Body>();
};

describe('GET /api/v1/catalogue/products/', () => {
  it('has fifteen on a page, by name', async () => {
    const page = await ask('');
    expect(page).toMatchObject({ count: 50, previous: null, search: { asked: '', used: '' } });
    expect(page.next).toBe(`http://localhost${list}?page=2`);
    const names = page.results.map(({ name }) => name);
    expect(names).toHaveLength(15);
    expect(names).toEqual([...names].sort());
  });
});
