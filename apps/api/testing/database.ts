// Databases for specs, of the engine that the run is about.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type Database, connect } from '../src/database/connect.ts';
import { readDatabaseUrl } from '../src/database/database-url.ts';
import { migrate } from '../src/database/migrate.ts';

/** A database of a spec's own. */
export interface TestDatabase {
  /** As in `DATABASE_URL`. */
  readonly url: string;
  drop(): Promise<void>;
}

const limits = { poolSize: 10, statementTimeout: 5000, ca: undefined as string | undefined };

export const connectTo = (url: string, options: Partial<typeof limits> = {}): Database =>
  connect(readDatabaseUrl(url, { ...limits, ...options }));

function makeSqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  return {
    url: `sqlite:${join(folder, 'shop.sqlite3')}`,
    drop: async () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs one statement beside all databases of the server. */
async function administer(template: string, sql: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new Client(url.href);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function makePostgresDatabase(template: string, copied: string): Promise<TestDatabase> {
  const name = `shop_${randomUUID().replaceAll('-', '')}`;
  await administer(template, `create database ${name} template ${copied} strategy file_copy`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(template, `drop database if exists ${name} with (force)`) };
}

/** Makes a database without tables. */
export async function makeEmptyDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  return template === undefined ? makeSqliteFile() : makePostgresDatabase(template, 'template0');
}

/** Makes a migrated database on PostgreSQL. */
export async function makeMigratedDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  if (template === undefined) throw new Error('this run has no PostgreSQL');
  return makePostgresDatabase(template, new URL(template).pathname.slice(1));
}

/** Opens a migrated database without rows, which goes when it is closed. */
export async function openDatabase(): Promise<Database> {
  if (inject('template') === undefined) {
    const database = connectTo('sqlite::memory:');
    await migrate(database);
    return database;
  }
  const { url, drop } = await makeMigratedDatabase();
  const database = connectTo(url);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
