// Where the two shops keep their data: in two SQLite files, or in two databases of a PostgreSQL that is started for it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { keep } from '../programs.ts';

export type Engine = 'sqlite' | 'postgres';

export interface Place {
  /** As Django's DATABASES has it. */
  readonly django: object;
  /** As `--from` takes it. */
  readonly from: string;
  /** As DATABASE_URL takes it. */
  readonly ours: string;
  /** A folder for whatever else there is. */
  readonly folder: string;
  ask(whose: 'django' | 'ours', sql: string): Promise<Record<string, unknown>[]>;
  leave(): Promise<void>;
}

async function makeFiles(folder: string): Promise<Place> {
  const files = { django: join(folder, 'django.sqlite3'), ours: join(folder, 'ours.sqlite3') };
  return {
    django: { ENGINE: 'django.db.backends.sqlite3', NAME: files.django },
    from: files.django,
    ours: `sqlite:${files.ours}`,
    folder,
    ask: async (whose, sql) => {
      const database = new DatabaseSync(files[whose]);
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    leave: () => rm(folder, { recursive: true }),
  };
}

async function askPostgres(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(`set time zone 'UTC'`);
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function makeDatabases(folder: string): Promise<Place> {
  const server = await keep(
    [process.execPath, join(import.meta.dirname, '../postgres/run.ts')],
    {},
    /^(postgres:.*)$/,
  );
  const ours = server.found;
  await askPostgres(ours, 'create database django');
  const url = new URL(ours);
  url.pathname = '/django';
  return {
    django: {
      ENGINE: 'django.db.backends.postgresql',
      NAME: 'django',
      USER: url.username,
      PASSWORD: url.password,
      HOST: url.hostname,
      PORT: url.port,
    },
    from: url.href,
    ours,
    folder,
    ask: (whose, sql) => askPostgres(whose === 'ours' ? ours : url.href, sql),
    leave: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export async function makePlace(engine: Engine): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'moving-'));
  return engine === 'sqlite' ? makeFiles(folder) : makeDatabases(folder);
}
