// Reads a table of the source page by page, so that millions of rows never are in memory at once.
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Reader } from './source.ts';
import type { SourceTable } from './source-tables.ts';
import type { SourceRow } from './source-values.ts';

/** SQLite takes a statement for 500 rows at most. */
export const pageSize = 400;

/** Django's columns of time, which the drivers would each give in their own way and less exactly. */
const times: readonly string[] = ['last_login', 'date_joined', 'created_at', 'expires_at', 'blacklisted_at'];

function selected(knex: Knex, { engine }: Reader, column: string): Knex.Raw | string {
  return engine === 'postgres' && times.includes(column)
    ? knex.raw(`to_char(?? at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as ??`, [column, column])
    : column;
}

function query(reader: Reader, knex: Knex, { name, columns }: SourceTable, wanted: readonly string[]) {
  const present = wanted.filter((column) => columns.has(column));
  return knex(name).select(present.map((column) => selected(knex, reader, column)));
}

/** All rows, those with the smallest ids first, with those of the columns that are there. */
export async function* pagesOf(
  reader: Reader,
  table: SourceTable,
  wanted: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  let rows: SourceRow[];
  let last: unknown;
  do {
    rows = await reader.ask(async (knex) => {
      const page = query(reader, knex, table, wanted).orderBy('id').limit(pageSize);
      return (await (last === undefined ? page : page.where('id', '>', last as number))) as SourceRow[];
    });
    if (rows.length) yield rows;
    // Compiled statements are freed between two turns of the event loop only, which drivers that never wait do not end.
    await setImmediate();
    last = rows.at(-1)?.['id'];
  } while (rows.length === pageSize);
}

/** The rows with these ids, at most as many as a page has. */
export const rowsWithIds = (
  reader: Reader,
  table: SourceTable,
  wanted: readonly string[],
  ids: readonly number[],
): Promise<SourceRow[]> =>
  reader.ask(
    async (knex) => (await query(reader, knex, table, wanted).whereIn('id', [...ids])) as SourceRow[],
  );
