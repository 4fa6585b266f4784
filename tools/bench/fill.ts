// Fills a shop's products table, past the server: the rows of a million requests in a minute.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { type Part, part } from './parts.ts';
import { progressOf } from './progress.ts';

/** Rows of one transaction. */
const batch = 5000;

const columns = ['name', 'price', 'currency', 'description', 'stock'] as const;
const valuesOf = (row: Part) => columns.map((column) => row[column]);

type Insert = (rows: readonly Part[]) => Promise<void>;

async function insertAll(label: string, from: number, to: number, insert: Insert): Promise<void> {
  if (from >= to) return;
  const tell = progressOf(`${label} products`, to - from);
  for (let next = from; next < to; next += batch) {
    const size = Math.min(batch, to - next);
    await insert(Array.from({ length: size }, (_, place) => part(next + place)));
    tell(next + size - from);
  }
}

/** Adds what is missing to so many products. */
export async function fillSqlite(file: string, size: number): Promise<void> {
  const database = new Sqlite(file);
  try {
    const { count } = database
      .prepare<[], { count: number }>('select count(*) as count from products')
      .get() ?? {
      count: 0,
    };
    const one = database.prepare(`insert into products (${columns.join()}) values (?, ?, ?, ?, ?)`);
    const many = database.transaction((rows: readonly Part[]) => {
      for (const row of rows) one.run(...valuesOf(row));
    });
    await insertAll('SQLite', count, size, async (rows) => {
      many(rows);
    });
    database.pragma('optimize');
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** Adds what is missing to so many products. */
export async function fillPostgres(url: string, size: number): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>('select count(*) as count from products');
    const types = ['text', 'numeric', 'text', 'text', 'integer'];
    const arrays = types.map((type, place) => `$${place + 1}::${type}[]`).join();
    const statement = `insert into products (${columns.join()}) select * from unnest(${arrays})`;
    await insertAll('PostgreSQL', Number(rows[0]?.count ?? 0), size, async (batchRows) => {
      await client.query(
        statement,
        columns.map((column) => batchRows.map((row) => row[column])),
      );
    });
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
