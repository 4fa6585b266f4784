// Products that go, and come back as they were.
import type { CatalogueProduct } from '@latchkey/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from '../../testing/documented.ts';
import { type Shop, openShop } from '../../testing/shop.ts';
import { clocks } from '../sessions/clocks.ts';
import { removeOldProducts } from './deleted-products.ts';

const list = '/api/v1/catalogue/products/';
const one = (id: number) => `${list}${id}/`;

let shop: Shop;
let ask: Shop['send'];
let account: number;
beforeAll(async () => {
  shop = await openShop();
  ask = await documented(shop);
  account = (await shop.send('POST', '/api/v0/accounts/', { as: 'ada', json: { user: 2 } })).json().id;
  await shop.database.knex('categories').insert({ slug: 'hinges', name: 'Hinges' });
});
afterAll(() => shop.close());

const make = async (name: string, more: object = {}) =>
  (await shop.send('POST', list, { as: 'ada', json: { name, ...more } })).json<CatalogueProduct>();

const remove = (id: number) => ask('DELETE', one(id), { as: 'ada' });
const restore = (id: number) => ask('POST', `${one(id)}restore/`, { as: 'ada' });

const buy = async (...products: readonly number[]) =>
  (await shop.send('POST', '/api/v0/invoices/', { as: 'ada', json: { products, account } })).json<{
    id: number;
  }>().id;

const bought = async (invoice: number) =>
  (await shop.send('GET', `/api/v0/invoices/${invoice}/`, { as: 'ada' })).json<{ products: number[] }>()
    .products;

const age = (id: number, days: number) =>
  shop.database
    .knex('deleted_products')
    .where({ id })
    .update({
      deleted_at: shop.database.knex.raw(`${clocks[shop.database.engine]} - ?`, [days * 86_400_000]),
    });

describe('DELETE and restore of a product', () => {
  it('bring it back with its id, in its invoices, in the next version', async () => {
    const made = await make('Back again', { category: 'hinges', stock: 4, description: 'x', price: '-1.10' });
    const other = await make('Another');
    const [both, alone] = [await buy(made.id, other.id), await buy(made.id)];
    expect((await remove(made.id)).statusCode).toBe(204);
    expect([await bought(both), await bought(alone)]).toEqual([[other.id], []]);
    expect((await remove(made.id)).statusCode).toBe(404);
    const answer = await restore(made.id);
    const back = answer.json<CatalogueProduct>();
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"2"']);
    expect(back).toEqual({ ...made, version: 2, changed: back.changed });
    expect(Date.parse(back.changed)).toBeGreaterThanOrEqual(Date.parse(made.changed));
    expect([await bought(both), await bought(alone)]).toEqual([[other.id, made.id], [made.id]]);
    expect((await restore(made.id)).statusCode).toBe(404);
    expect(await shop.database.knex('deleted_products').where({ id: made.id })).toEqual([]);
    expect(await shop.database.knex('deleted_invoice_products').where({ product: made.id })).toEqual([]);
  });

  it('give no id twice', async () => {
    const last = await make('Last');
    await remove(last.id);
    const next = await make('Next');
    expect(next.id).toBeGreaterThan(last.id);
    await restore(last.id);
    expect((await make('After')).id).toBeGreaterThan(next.id);
  });

  it('know only the category that is still there', async () => {
    await shop.database.knex('categories').insert({ slug: 'gone', name: 'Gone' });
    const made = await make('Left alone', { category: 'gone' });
    await remove(made.id);
    await shop.database.knex('categories').where({ slug: 'gone' }).delete();
    expect((await restore(made.id)).json()).toMatchObject({ category: null, version: 2 });
  });

  it('answer 409 as long as another product has its name', async () => {
    const made = await make('Popular');
    await remove(made.id);
    const rival = await make('Popular');
    const answer = await restore(made.id);
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      { detail: 'Another product has this name now.' },
    ]);
    await remove(rival.id);
    expect((await restore(made.id)).statusCode).toBe(200);
  });

  it('neither lose nor double lines of invoices that were changed meanwhile', async () => {
    const made = await make('Line');
    const other = await make('Other line');
    const [kept, gone] = [await buy(made.id, other.id), await buy(made.id)];
    await remove(made.id);
    const url = `/api/v0/invoices/${kept}/`;
    await shop.send('PATCH', url, { as: 'ada', json: { products: [other.id], invoice_number: 7 } });
    await shop.send('DELETE', `/api/v0/invoices/${gone}/`, { as: 'ada' });
    expect((await restore(made.id)).statusCode).toBe(200);
    expect(await bought(kept)).toEqual([made.id, other.id]);
    expect(await shop.database.knex('invoice_products').where({ product: made.id })).toHaveLength(1);
  });

  it('keep what is shown of pictures', async () => {
    const made = await make('Pictured');
    const picture = { product: made.id, position: 0, alt: 'a', key: 'k', width: 320, height: 200 };
    await shop.database.knex('pictures').insert(picture);
    await shop.database.knex('products').where({ id: made.id }).update({ picture_count: 1 });
    await remove(made.id);
    const back = (await restore(made.id)).json<CatalogueProduct>();
    expect(back.pictures).toMatchObject([{ alt: 'a' }]);
    expect(await shop.database.knex('products').where({ id: made.id }).first('picture_count')).toEqual({
      picture_count: 1,
    });
  });

  it('let exactly one of several restore, and several delete', async () => {
    const made = await make('Pulled about');
    const invoice = await buy(made.id);
    const removals = await Promise.all(Array.from({ length: 5 }, () => remove(made.id)));
    expect(removals.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404, 404, 404, 404]);
    const restorals = await Promise.all(Array.from({ length: 5 }, () => restore(made.id)));
    expect(restorals.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404, 404, 404]);
    expect(await bought(invoice)).toEqual([made.id]);
  });

  it('delete again what an import has brought back', async () => {
    const made = await make('Brought back');
    await remove(made.id);
    await shop.database
      .knex('products')
      .insert({ id: made.id, name: 'From Django', price: 1, currency: '€' });
    expect((await restore(made.id)).statusCode).toBe(404);
    expect((await remove(made.id)).statusCode).toBe(204);
    expect((await restore(made.id)).json()).toMatchObject({ name: 'From Django', version: 2 });
  });

  it('leave DELETE of the old API as it was: for good', async () => {
    const made = await make('For good');
    await shop.send('DELETE', `/api/v0/products/${made.id}/`, { as: 'ada' });
    expect((await restore(made.id)).statusCode).toBe(404);
  });
});

describe('the cleaner of deleted products', () => {
  it('removes for good what has been deleted for 30 days, which nobody can restore any more', async () => {
    const [old, young] = [await make('Old'), await make('Young')];
    const invoice = await buy(old.id, young.id);
    await remove(old.id);
    await remove(young.id);
    await age(old.id, 30);
    await age(young.id, 29.9);
    expect((await restore(old.id)).statusCode).toBe(404);
    expect(await removeOldProducts(shop.database)).toBe(1);
    expect(await removeOldProducts(shop.database)).toBe(0);
    expect(await shop.database.knex('deleted_invoice_products').where({ product: old.id })).toEqual([]);
    expect((await restore(young.id)).statusCode).toBe(200);
    expect(await bought(invoice)).toEqual([young.id]);
  });

  it('removes more than one batch', async () => {
    const row = {
      price: 1,
      currency: '€',
      description: '',
      created_at: 1,
      version: 1,
      picture_count: 0,
      deleted_at: 1,
    };
    const rows = Array.from({ length: 1100 }, (_, at) => ({ ...row, id: 1_000_000 + at, name: `${at}` }));
    await shop.database.knex.batchInsert('deleted_products', rows, 100);
    expect(await removeOldProducts(shop.database)).toBe(1100);
  });
});
