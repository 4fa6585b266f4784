// Removes what an earlier import has copied and the source has no longer: a user who is gone there must not sign in here.
import { isForeignKeyViolation } from '../database/errors.ts';
import { ImportError } from './import-error.ts';
import { pageSize, rowsWithIds } from './pages.ts';
import type { RowKind } from './row-kinds.ts';
import type { Reader } from './source.ts';
import type { SourceTable } from './source-tables.ts';
import type { Target } from './write-rows.ts';

/** Pages of the ids that earlier imports have written. @param lastId the largest that they may have */
async function* idsOf({ transaction }: Target, table: string, lastId: number): AsyncGenerator<number[]> {
  let ids: number[];
  let last = 0;
  do {
    const rows = (await transaction(table)
      .where('id', '>', last)
      .where('id', '<=', lastId)
      .orderBy('id')
      .limit(pageSize)
      .select('id')) as { id: number }[];
    ids = rows.map(({ id }) => id);
    last = ids.at(-1) ?? last;
    if (ids.length) yield ids;
  } while (ids.length === pageSize);
}

/**
 * @param told is told the id of each row that is removed
 * @throws ImportError if this shop still needs one of them
 */
export async function removeMissing(
  target: Target,
  { table, noun }: RowKind,
  lastId: number,
  source: { readonly reader: Reader; readonly table: SourceTable },
  told: (id: number) => void,
): Promise<void> {
  for await (const ids of idsOf(target, table, lastId)) {
    const rows = await rowsWithIds(source.reader, source.table, ['id'], ids);
    const present = new Set(rows.map(({ id }) => id));
    const missing = ids.filter((id) => !present.has(id));
    if (missing.length === 0) continue;
    try {
      await target.transaction(table).whereIn('id', missing).delete();
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new ImportError(
        `one of these rows is no longer in the source, but in use here: ${noun} ${missing.join(', ')}`,
      );
    }
    missing.forEach(told);
  }
}
