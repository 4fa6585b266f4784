// Which ids are the source's, and from which on this shop gives its own.
import type { Knex } from 'knex';
import { largestId } from '../database/columns.ts';
import { clocks } from '../sessions/clocks.ts';
import type { Reader } from './source.ts';
import type { SourceTable } from './source-tables.ts';
import type { Target } from './write-rows.ts';

/** Up to which ids the tables are the source's, as the imports before have left it; 0 before the first. */
export async function lastIds(transaction: Knex.Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = (await transaction('django_imports').select('name', 'last_id')) as {
    name: string;
    last_id: number;
  }[];
  return new Map(rows.map(({ name, last_id }) => [name, last_id]));
}

const sequences = {
  sqlite: 'select seq as used from sqlite_sequence where name = ?',
  // As a view that tells nothing to those who may not know.
  postgres:
    'select last_value as used from pg_sequences ' +
    `where format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence(quote_ident(?), 'id')`,
} as const;

interface Used {
  readonly used: number | null;
}

/**
 * The largest id that the source has ever given. Rows that were deleted count: somebody may hold a token of a user who
 * is gone, and nobody else may become that user.
 */
export async function lastSourceId(reader: Reader, { name }: SourceTable): Promise<number> {
  const answers = await reader.ask(async (knex) => {
    const counted = (await knex.raw(sequences[reader.engine], [name])) as Used[] | { rows: Used[] };
    const largest = (await knex(name).where('id', '<=', largestId).max({ used: 'id' })) as unknown as Used[];
    return [...(Array.isArray(counted) ? counted : counted.rows), ...largest];
  });
  return Math.max(0, ...answers.map(({ used }) => Number(used ?? 0)).filter((used) => used <= largestId));
}

/** Lets a table's own ids begin after the source's. Rows of other imports and of this shop keep theirs. */
export async function reserveIds(
  { transaction, engine }: Target,
  table: string,
  lastId: number,
): Promise<void> {
  await transaction('django_imports')
    .insert({ name: table, last_id: lastId, imported_at: transaction.raw(clocks[engine]) })
    .onConflict('name')
    .merge();
  if (lastId === 0) return;
  if (engine === 'postgres') {
    const { rows } = (await transaction.raw(`select pg_get_serial_sequence(?, 'id') as name`, [table])) as {
      rows: { name: string }[];
    };
    const sequence = rows[0]?.name ?? '';
    await transaction.raw(`select setval('${sequence}', greatest(?, (select last_value from ${sequence})))`, [
      lastId,
    ]);
    return;
  }
  const changed = await transaction('sqlite_sequence')
    .where('name', table)
    .update({ seq: transaction.raw('max(seq, ?)', [lastId]) });
  if (!changed) await transaction('sqlite_sequence').insert({ name: table, seq: lastId });
}
