// A query over a list of ids of any length, compiled once.
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';

/** How many ids one run of the statement takes. */
const batch = 50;

const marks = Array.from({ length: batch }, () => '?').join(', ');

/** @param sqlFor writes the query around the marks that stand for the ids, as in `where id in (…)` */
export function prepareForIds<Row>(
  database: Database,
  sqlFor: (marks: string) => string,
): (ids: readonly number[]) => Promise<Row[]> {
  const query = database.prepare<Row>(sqlFor(marks));
  return async (ids) => {
    const possible = ids.filter((id) => id <= largestId);
    const found: Row[] = [];
    for (let start = 0; start < possible.length; start += batch) {
      const some = possible.slice(start, start + batch);
      // No row has the id 0.
      found.push(...(await query.all(...some, ...Array<number>(batch - some.length).fill(0))));
    }
    return found;
  };
}
