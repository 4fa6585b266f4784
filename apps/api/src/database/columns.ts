// Columns that must behave alike on both engines.
import type { Knex } from 'knex';

/** The largest id that the tables can have on PostgreSQL, and the largest that is looked for on any engine. */
export const largestId = 2_147_483_647;

/**
 * A text column that lists are sorted by: by code point, as SQLite sorts. PostgreSQL would sort by the language it was
 * set up with.
 */
export function sortedText(table: Knex.TableBuilder, name: string, length: number): Knex.ColumnBuilder {
  // knex's types leave the client of a table builder out.
  const { client } = table as unknown as { client: Knex.Client };
  return client.driverName === 'pg'
    ? table.specificType(name, `varchar(${length}) collate "C"`)
    : table.string(name, length);
}
