// Removes sessions that nobody can use any more, a batch at a time.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';
import { isUnavailable } from '../database/errors.ts';
import { clocks } from './clocks.ts';

/** How many rows one statement removes, so that it is short. */
const batch = 1000;

/** Milliseconds from one round to the next. */
const interval = 10 * 60 * 1000;

/**
 * Removes the sessions whose refresh token has expired, and with it every access token that it may have given.
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
  const timer = setInterval(() => {
    removeExpiredSessions(database, accessTokenLifetime).catch((error: unknown) => {
      const reason = (error as Error).message;
      if (isUnavailable(error)) app.log.warn({ reason }, 'expired sessions stay until the database is back');
      else app.log.error({ err: error }, 'expired sessions could not be removed');
    });
  }, interval);
  timer.unref();
  app.addHook('preClose', async () => {
    clearInterval(timer);
  });
}
