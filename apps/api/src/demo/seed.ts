// The demo shop, for trying everything out: four people with one password, two thousand parts, and what was bought.
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { createUser } from '../users/user-store.ts';
import { demoAccounts, demoAddresses } from './customers.ts';
import { demoCategories, demoProducts } from './products.ts';

/** Known to everybody, which is why production refuses the demo. */
export const demoPassword = 'P_assw0rd***';

const demoUsers = [
  { username: 'alice', isStaff: true },
  { username: 'bob', state: 'inactive' },
  { username: 'carol' },
  { username: 'dave' },
] as const;

/** Rows of one statement: SQLite joins no more than 500 in one. */
const batch = 200;

const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** @returns the ids in the order of the list */
async function insertProducts(transaction: Knex.Transaction): Promise<number[]> {
  await transaction('categories').insert(demoCategories.map((name) => ({ name, slug: slugOf(name) })));
  const categories = await idsByName(transaction, 'categories');
  const products = demoProducts();
  const rows = products.map(({ category, created, ...row }) => ({
    ...row,
    category: categories.get(category),
    created_at: created,
  }));
  await transaction.batchInsert('products', rows, batch);
  const ids = await idsByName(transaction, 'products');
  return products.flatMap(({ name }) => ids.get(name) ?? []);
}

async function idsByName(transaction: Knex.Transaction, table: string): Promise<Map<string, number>> {
  const rows = await transaction(table).select<{ id: number; name: string }[]>('id', 'name');
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function insertShop(
  transaction: Knex.Transaction,
  userIds: ReadonlyMap<string, number>,
): Promise<void> {
  const insert = async (table: string, row: object): Promise<number> => {
    const [made] = await transaction(table).insert(row).returning<{ id: number }[]>('id');
    if (!made) throw new Error(`nothing was inserted into ${table}`);
    return made.id;
  };
  const insertAll = async (table: string, rows: readonly object[]): Promise<number[]> => {
    const ids = [];
    for (const row of rows) ids.push(await insert(table, row));
    return ids;
  };
  const productIds = await insertProducts(transaction);
  const addressIds = await insertAll('addresses', demoAddresses);
  for (const { username, version, address, invoices } of demoAccounts(productIds.length)) {
    const user = userIds.get(username);
    const account = await insert('accounts', { version, address: addressIds[address], user });
    for (const { invoice_number, products } of invoices) {
      const invoice = await insert('invoices', { invoice_number, account });
      for (const place of products) {
        await transaction('invoice_products').insert({ invoice, product: productIds[place] });
      }
    }
  }
}

/** Fills an empty database. @returns how many products there are now; 0 if the database was not empty */
export async function seedDemo(database: Database): Promise<number> {
  const { knex } = database;
  const isEmpty = !(await knex('users').first('id')) && !(await knex('products').first('id'));
  if (!isEmpty) return 0;
  const userIds = new Map<string, number>();
  for (const user of demoUsers) {
    userIds.set(user.username, await createUser(database, { ...user, password: demoPassword }));
  }
  await database.write((transaction) => insertShop(transaction, userIds));
  return demoProducts().length;
}
