// Removes what the audit log has kept for long enough, a batch at a time.
import type { FastifyInstance } from 'fastify';
import { cleanRegularly } from '../database/clean-regularly.ts';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';

/** How many rows one transaction removes, so that it is short. */
const batch = 1000;

const day = 86_400_000;

/**
 * Removes the rows that are older than so many days.
 * @returns how many there were
 */
export async function removeOldAudit({ write, engine }: Database, days: number): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await write(async (transaction) => {
      await transaction('audit_purge').insert({
        before: transaction.raw(`${clocks[engine]} - ?`, [days * day]),
      });
      const old = transaction('audit')
        .select('id')
        .where('time', '<', transaction('audit_purge').max('before'))
        .orderBy('time')
        .limit(batch);
      const count = await transaction('audit').whereIn('id', old).delete();
      await transaction('audit_purge').delete();
      return count;
    });
    total += removed;
    if (removed < batch) return total;
  }
}

/** Removes old rows from time to time as long as the app runs. @param days 0: they are kept for good */
export function cleanAudit(app: FastifyInstance, database: Database, days: number): void {
  if (days > 0) cleanRegularly(app, 'old audit entries', () => removeOldAudit(database, days));
}
