// Brings a database to the tables that this version needs.
import type { Knex } from 'knex';
import type { Writer } from './connect.ts';
import { migrations } from './migrations/index.ts';

type Migration = (typeof migrations)[number];

const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up }) => Promise.resolve({ up, down: () => Promise.resolve() }),
};

/**
 * Runs what is missing in one transaction: all of it or, after a failure or kill -9, nothing, knex's own lock included.
 * Where other processes may do the same, call it within `database.exclusively`.
 * @returns the names of the migrations that were run now
 */
export async function migrate(writer: Writer): Promise<string[]> {
  const [, names] = await writer.write(
    async (transaction) => (await transaction.migrate.latest({ migrationSource })) as [number, string[]],
  );
  return names;
}
