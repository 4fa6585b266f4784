// A file comes out, and the same file goes in: nothing has changed.
import type { ImportReport } from '@latchkey/dto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';

const list = '/api/v1/catalogue/products/';
const path = `${list}export/`;

let shop: Shop;
let ask: Shop['send'];
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
  await shop.database.knex('categories').insert({ slug: 'hinges', name: 'Hinges' });
});
afterAll(() => shop.close());

const make = (json: object) => ask('POST', list, { as: 'ada', json });

async function exported(query = '', headers = {}): Promise<string> {
  const answer = await ask('GET', path + query, { as: 'ada', headers });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

const brought = async (payload: string, query = '') => {
  const headers = { 'content-type': 'text/csv' };
  const answer = await ask('POST', `${list}import/${query}`, { as: 'ada', headers, payload });
  return answer.json<ImportReport>();
};

describe('GET /api/v1/catalogue/products/export/', () => {
  it('gives a file with what the list leaves, by id', async () => {
    await make({ name: 'Zinc "hinge"', price: '1', category: 'hinges', stock: 0, description: 'a\r\nb' });
    await make({ name: '=cmd|x', price: '-2.50', currency: '$', description: ' @SUM(1)\t' });
    await make({ name: 'Not in it', stock: 5, category: 'hinges' });
    const answer = await ask('GET', path, { as: 'ada', headers: { accept: 'text/csv' } });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="products-${new Date().toISOString().slice(0, 10)}.csv"`,
    });
    const rows = answer.body.split('\r\n');
    expect(rows[0]).toBe('\ufeffid,name,price,currency,category,stock,description');
    expect(answer.body).toContain(',"Zinc ""hinge""",1.00,€,hinges,0,"a\r\nb"\r\n');
    expect(answer.body).toContain(",'=cmd|x,-2.50,$,,,'@SUM(1)\r\n");
    const some = await exported('?category=hinges&stock=in');
    expect(some.split('\r\n').slice(1)).toEqual([expect.stringContaining('Not in it'), '']);
    expect((await exported('?search=nowhere')).split('\r\n')).toHaveLength(2);
  });

  it('gives more products than one question is about, each once', async () => {
    const rows = Array.from({ length: 1234 }, (_, at) => ({ name: `Many ${at}`, price: at, currency: '€' }));
    await shop.database.knex.batchInsert('products', rows, 100);
    const names = (await exported()).match(/Many \d+/g) ?? [];
    expect([names.length, new Set(names).size]).toEqual([1234, 1234]);
    await shop.database.knex('products').where('name', 'like', 'Many %').delete();
  });

  it('gives what the import finds unchanged, whatever the texts are', async () => {
    const odd = fc.constantFrom(...`=+-@'",;\t\r\n |`, 'a', 'é', '\ufeff', '😀', '٣');
    const text = (maxLength: number) =>
      fc.oneof(fc.string({ unit: odd, maxLength }), fc.string({ unit: 'binary', maxLength }));
    const product = fc.record({
      name: text(20),
      description: text(60),
      price: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((cents) => (cents / 100).toFixed(2)),
      currency: fc.constantFrom('€', '$'),
      category: fc.constantFrom(null, 'hinges'),
      stock: fc.option(fc.nat()),
    });
    const products = fc.sample(product, { numRuns: 100, seed: 20_261_130 });
    const statuses = [];
    for (const one of products) statuses.push((await make(one)).statusCode);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(50);
    const before = await exported();
    const report = await brought(before);
    expect(report).toMatchObject({ failed: 0, created: 0, updated: 0, unchanged: report.rows, errors: [] });
    expect(report.rows).toBeGreaterThan(50);
    expect(await exported()).toBe(before);
    // Without ids and products the same file makes the same products.
    await shop.database.knex('products').delete();
    const fresh = before.replaceAll(/^\d+(?=,)/gm, '');
    expect(await brought(fresh)).toMatchObject({ created: report.rows, failed: 0 });
    const withoutIds = (file: string) =>
      file
        .replaceAll(/^\d+(?=,)/gm, '')
        .split('\r\n')
        .toSorted();
    expect(withoutIds(await exported())).toEqual(withoutIds(before));
  });

  it('is for staff, and refuses filters that are none', async () => {
    expect((await ask('GET', path)).statusCode).toBe(401);
    expect((await ask('GET', path, { as: 'carl' })).statusCode).toBe(403);
    expect((await ask('GET', `${path}?stock=some`, { as: 'ada' })).statusCode).toBe(400);
    expect((await ask('GET', path, { as: 'ada', headers: { accept: 'text/html' } })).statusCode).toBe(406);
    const head = await shop.send('HEAD', path, { as: 'ada' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
  });
});
