// Brings a database to the tables that this version needs.
import type { Knex } from 'knex';
import { migrations } from './migrations/index.ts';

type Migration = (typeof migrations)[number];

const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up }) => Promise.resolve({ up, down: () => Promise.resolve() }),
};

/** @returns the names of the migrations that were run now */
export async function migrate(knex: Knex): Promise<string[]> {
  const [, names] = (await knex.migrate.latest({ migrationSource })) as [number, string[]];
  return names;
}
