// Removes sessions that nobody can use any more, a batch at a time.
import type { FastifyInstance } from 'fastify';
import { cleanRegularly } from '../database/clean-regularly.ts';
import type { Database } from '../database/connect.ts';
import { clocks } from './clocks.ts';

/** How many rows one statement removes, so that it is short. */
const batch = 1000;

/**
 * Removes the sessions whose refresh token has expired, and with it every access token that it may have given; those that
 * began with a token of another server when that has expired, too: without them it would be good again.
 * @param accessTokenLifetime seconds, with those of LEEWAY
 * @returns how many there were
 */
export async function removeExpiredSessions(
  { write, engine }: Database,
  accessTokenLifetime: number,
): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await write((transaction) =>
      transaction('sessions')
        .whereIn(
          'id',
          transaction('sessions')
            .select('id')
            .whereRaw(`expires_at < ${clocks[engine]} - ?`, [accessTokenLifetime * 1000])
            .where(
              (within) =>
                void within
                  .whereNull('adopted_until')
                  .orWhereRaw(`adopted_until < ${clocks[engine]} - ?`, [accessTokenLifetime * 1000]),
            )
            .limit(batch),
        )
        .delete(),
    );
    total += removed;
    if (removed < batch) return total;
  }
}

/** Removes expired sessions from time to time as long as the app runs. */
export function cleanSessions(app: FastifyInstance, database: Database, accessTokenLifetime: number): void {
  cleanRegularly(app, 'expired sessions', () => removeExpiredSessions(database, accessTokenLifetime));
}
