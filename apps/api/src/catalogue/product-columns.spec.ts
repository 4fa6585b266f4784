import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeEmptyDatabase } from '../../testing/database.ts';
import { type Shop, openShop } from '../../testing/shop.ts';
import { migrate } from '../database/migrate.ts';

interface Kept {
  readonly version: number;
  readonly created_at: number;
  readonly changed_at: number;
  readonly category: number | null;
}

const list = '/api/v0/products/';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const kept = (id: number): Promise<Kept | undefined> =>
  shop.database.knex('products').where({ id }).first<Kept>('version', 'created_at', 'changed_at', 'category');

async function make(name: string): Promise<number> {
  const answer = await shop.send('POST', list, { as: 'ada', json: { name, price: '1.00' } });
  return answer.json<{ id: number }>().id;
}

describe('the version of a product', () => {
  it('begins with 1, and the times with now', async () => {
    const before = Date.now();
    const row = await kept(await make('begins'));
    expect(row).toMatchObject({ version: 1, category: null });
    expect(row?.created_at).toBeGreaterThanOrEqual(before - 1000);
    expect(row?.changed_at).toBeGreaterThanOrEqual(row?.created_at ?? Infinity);
  });

  const writes: [who: string, write: (id: number) => Promise<unknown>][] = [
    ['PUT of the old API', (id) => shop.send('PUT', `${list}${id}/`, { as: 'ada', json: { name: 'put' } })],
    [
      'PATCH of the old API',
      (id) => shop.send('PATCH', `${list}${id}/`, { as: 'ada', json: { currency: '$' } }),
    ],
    ['an update', (id) => shop.database.knex('products').where({ id }).update({ stock: 3 })],
    [
      'an upsert',
      (id) =>
        shop.database
          .knex('products')
          .insert({ id, name: `upsert ${id}`, price: '2.00', currency: '€' })
          .onConflict('id')
          .merge(),
    ],
    ['a new picture', (id) => shop.database.knex('products').where({ id }).increment('picture_count')],
    [
      'a write that changes nothing',
      (id) =>
        shop.database
          .knex('products')
          .where({ id })
          .update({ version: shop.database.knex.ref('version') }),
    ],
  ];

  it.each(writes)('counts on with %s', async (who, write) => {
    const id = await make(`before ${who}`);
    const made = await kept(id);
    await setTimeout(2);
    await write(id);
    const row = await kept(id);
    expect(row).toMatchObject({ version: 2, created_at: made?.created_at });
    expect(row?.changed_at).toBeGreaterThan(made?.changed_at ?? Infinity);
    await write(id);
    expect(await kept(id)).toMatchObject({ version: 3 });
  });

  it('counts on when its category goes', async () => {
    const id = await make('in a category');
    const { knex } = shop.database;
    await knex('categories').insert({ id: 1, slug: 'hinges', name: 'Hinges' });
    await knex('products').where({ id }).update({ category: 1 });
    await knex('categories').where({ id: 1 }).delete();
    expect(await kept(id)).toMatchObject({ version: 3, category: null });
  });
});

describe('the price in euros', () => {
  it.each([
    ['0.00', '€', 0],
    ['0.01', '€', 100],
    ['0.01', '$', 98],
    ['10.50', '$', 102_900],
    ['1.15', '€', 11_500],
    ['99999999.99', '€', 999_999_999_900],
    ['99999999.99', '$', 979_999_999_902],
    ['-1.10', '$', -10_780],
  ])('of %s %s is %i hundredths of a cent', async (price, currency, expected) => {
    const [row] = await shop.database
      .knex('products')
      .insert({ name: `${price} ${currency}`, price, currency })
      .returning<{ euro_price: number }[]>('euro_price');
    expect(row?.euro_price).toBe(expected);
  });
});

describe('a database with products from before', () => {
  it('gets versions and times for them, and they are marked for the search', async () => {
    const { url, drop } = await makeEmptyDatabase();
    const database = connectTo(url);
    const folder = join(import.meta.dirname, '../database/migrations');
    const names = (await readdir(folder)).map((file) => file.replace('.ts', '')).sort();
    const migrationSource: Knex.MigrationSource<string> = {
      getMigrations: async () => names.filter((name) => name < '013'),
      getMigrationName: (name) => name,
      getMigration: async (name) => ({
        ...((await import(`../database/migrations/${name}.ts`)) as Pick<Knex.Migration, 'up'>),
        down: async () => undefined,
      }),
    };
    await database.write((transaction) => transaction.migrate.latest({ migrationSource }));
    await database.knex('products').insert({ name: 'old', price: '1.10', currency: '$' });
    await migrate(database);
    const [row] = await database.knex('products').select<Record<string, unknown>[]>();
    expect(row).toMatchObject({ name: 'old', version: 1, description: '', stock: null, euro_price: 10_780 });
    expect(row?.['created_at']).toBeGreaterThan(Date.now() - 60_000);
    expect(row?.['changed_at']).toBe(row?.['created_at']);
    expect(await database.knex('unfolded_products').pluck('id')).toEqual([row?.['id']]);
    await database.close();
    await drop();
  });
});
