import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeEmptyDatabase, openDatabase } from '../../testing/database.ts';
import type { Database } from './connect.ts';
import { isForeignKeyViolation, isUnavailable, isUniqueViolation } from './errors.ts';
import { migrate } from './migrate.ts';

const product = (name: string) => ({ name, price: '1.50', currency: '€' });
const thrownBy = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('a database', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase();
  });
  afterEach(() => database.close());

  const insert = (name: string) => database.write((trx) => trx('products').insert(product(name)));

  it('sees with a prepared query what was written since', async () => {
    const count = database.prepare<{ count: number }>('select count(*) as count from products');
    expect(await count.get()).toEqual({ count: 0 });
    await insert('x');
    expect(await count.get()).toEqual({ count: 1 });
    expect(await count.all()).toEqual([{ count: 1 }]);
  });

  it('binds parameters in their order, and leaves question marks in quotes alone', async () => {
    await insert('who?');
    const find = database.prepare<{ id: number; what: string }>(
      `select id, '?' as what from products where name = ? and currency = ?`,
    );
    expect(await find.all('who?', '€')).toEqual([{ id: 1, what: '?' }]);
    expect(await find.get('€', 'who?')).toBeUndefined();
  });

  it('runs many prepared queries at once', async () => {
    await insert('x');
    const find = database.prepare<{ name: string }>('select name from products where id = ?');
    const found = await Promise.all(Array.from({ length: 50 }, (_, id) => find.get(id)));
    expect(found.filter(Boolean)).toEqual([{ name: 'x' }]);
  });

  it('undoes all of a write that fails half way', async () => {
    const half = database.write(async (trx) => {
      await trx('products').insert(product('half'));
      throw new Error('half way');
    });
    await expect(half).rejects.toThrow('half way');
    expect(await database.knex('products')).toEqual([]);
  });

  it('sorts by code point what lists are sorted by', async () => {
    const names = ['b', 'B', 'a', 'Z', 'z', 'é', 'e', '_', ' ', '10', '9', 'ﬀ', '𐀀', '-a', 'ab'];
    for (const name of names) await insert(name);
    const sorted = await database.prepare<{ name: string }>('select name from products order by name').all();
    expect(sorted.map(({ name }) => name)).toEqual(
      names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
    );
  });

  it('tells a name that is taken from a reference that leads nowhere', async () => {
    await insert('x');
    const taken = await thrownBy(insert('x'));
    expect([isUniqueViolation(taken), isForeignKeyViolation(taken), isUnavailable(taken)]).toEqual([
      true,
      false,
      false,
    ]);
    const astray = await thrownBy(
      database.write((trx) => trx('accounts').insert({ version: 0, user: 99, address: null })),
    );
    expect([isUniqueViolation(astray), isForeignKeyViolation(astray), isUnavailable(astray)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('tells when what others refer to would go', async () => {
    const restricted = (knex: Knex) =>
      knex.schema
        .createTable('above', (table) => table.increments('id'))
        .createTable('below', (table) => {
          table.integer('above').references('above.id').onDelete('RESTRICT');
        });
    await restricted(database.knex);
    await database.write(async (trx) => {
      await trx('above').insert({ id: 1 });
      await trx('below').insert({ above: 1 });
    });
    const refused = await thrownBy(database.write((trx) => trx('above').delete()));
    expect(isForeignKeyViolation(refused)).toBe(true);
  });

  it('can be closed twice', async () => {
    await database.close();
    await database.close();
  });
});

describe('migrate', () => {
  let own: TestDatabase;
  let one: Database;
  let other: Database;
  beforeEach(async () => {
    own = await makeEmptyDatabase();
    one = connectTo(own.url);
    other = connectTo(own.url);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
    await own.drop();
  });

  it('is done by one of two that start at once', async () => {
    const names = await Promise.all(
      [one, other].map((database) => database.exclusively((patient) => migrate(patient))),
    );
    expect(names.map(({ length }) => length > 0).sort()).toEqual([false, true]);
    expect(await other.knex('users')).toEqual([]);
  });

  it('leaves nothing behind when it fails half way, and goes on when the cause has gone', async () => {
    await one.knex.schema.createTable('sign_in_budgets', (table) => table.text('in the way'));
    await expect(one.exclusively((patient) => migrate(patient))).rejects.toThrow(/sign_in_budgets/);
    expect(await one.knex.schema.hasTable('users')).toBe(false);
    await one.knex.schema.dropTable('sign_in_budgets');
    expect(await other.exclusively((patient) => migrate(patient))).toContain('001-users');
    expect(await one.exclusively((patient) => migrate(patient))).toEqual([]);
  });
});
