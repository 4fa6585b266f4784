// How many sessions there are, counted now and then: often enough for a graph, seldom enough for a large table.
import type { Database } from '../database/connect.ts';
import { allLive, countOf } from '../sessions/revoke.ts';

/** Milliseconds for which a number does. */
const keeps = 15_000;
/** Where counting ends: it stands in the way of others on SQLite. */
const most = 100_000;

/** `NaN` while the database cannot be asked. */
export type LiveSessions = () => Promise<number>;

/** @param now milliseconds on a clock that only goes forward */
export function liveSessions(
  { engine, knex }: Pick<Database, 'engine' | 'knex'>,
  now = () => performance.now(),
): LiveSessions {
  let countedAt = -Infinity;
  let count = Promise.resolve(NaN);
  return () => {
    if (now() - countedAt < keeps) return count;
    countedAt = now();
    count = countOf(knex.from(allLive(knex, engine).limit(most).select('id').as('some'))).catch(() => NaN);
    return count;
  };
}
