// Brings a database to the tables that this version needs.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Writer } from './connect.ts';

/** What a file in `migrations/` exports. They run in the order of their names; one that has landed is never changed. */
interface Migration {
  up(knex: Knex): Promise<unknown>;
}

const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => {
    const files = await readdir(join(import.meta.dirname, 'migrations'));
    return files.map((file) => file.replace(/\.ts$/, '')).sort();
  },
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const { up } = (await import(`./migrations/${name}.ts`)) as Migration;
    return { up: async (knex) => void (await up(knex)), down: async () => undefined };
  },
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
