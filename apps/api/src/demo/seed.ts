// The demo shop, for trying everything out: four people with one password, and some hundreds of parts.
import type { Database } from '../database/connect.ts';
import { createUser } from '../users/user-store.ts';
import { demoProducts } from './products.ts';

/** Known to everybody, which is why production refuses the demo. */
export const demoPassword = 'P_assw0rd***';

const demoUsers = [
  { username: 'alice', isStaff: true },
  { username: 'bob', state: 'inactive' },
  { username: 'carol' },
  { username: 'dave' },
] as const;

/** Fills an empty database. @returns how many products there are now; 0 if the database was not empty */
export async function seedDemo(database: Database): Promise<number> {
  const { knex } = database;
  const isEmpty = !(await knex('users').first('id')) && !(await knex('products').first('id'));
  if (!isEmpty) return 0;
  for (const user of demoUsers) await createUser(database, { ...user, password: demoPassword });
  const products = demoProducts();
  await database.write((trx) => trx.batchInsert('products', products, 100));
  return products.length;
}
