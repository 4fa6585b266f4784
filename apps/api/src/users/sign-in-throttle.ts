// Slows down guessing: budgets of failures for a user name and for an address, kept in the database.
import { createHash } from 'node:crypto';
import type { SignInThrottle } from '@latchkey/fastify-auth';
import { RateLimiterPostgres, type RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import type { Database } from '../database/connect.ts';

/** Failures of one name that cost nothing; each further one doubles the wait, from 1 s up to 15 min. */
const freeFailures = 10;
const longestWait = 15 * 60;
/** Failures from one address, of whatever names, within five minutes. */
const failuresPerAddress = 30;

/** Names may be anything and of any length; a key is neither. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url');

const secondsLeft = (result: RateLimiterRes | null) =>
  Math.ceil(Math.max(0, result?.msBeforeNext ?? 0) / 1000);

const limiters = { sqlite: RateLimiterSQLite, postgres: RateLimiterPostgres };

export function signInThrottle({ engine, knex }: Database): SignInThrottle {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new limiters[engine]({
      storeClient: knex,
      storeType: 'knex',
      tableName: 'sign_in_budgets',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  const names = limiter('name', freeFailures, 24 * 3600);
  const waits = limiter('wait', 1, longestWait);
  const addresses = limiter('address', failuresPerAddress, 5 * 60);

  return {
    wait: async (username, ip) => {
      const wait = await waits.get(keyOf(username));
      const address = await addresses.get(keyOf(ip));
      const isSpent = (address?.consumedPoints ?? 0) >= failuresPerAddress;
      return Math.max(secondsLeft(wait), isSpent ? secondsLeft(address) : 0);
    },
    failed: async (username, ip) => {
      const name = keyOf(username);
      await addresses.penalty(keyOf(ip));
      const { consumedPoints } = await names.penalty(name);
      const excess = consumedPoints - freeFailures;
      if (excess >= 0) await waits.block(name, Math.min(longestWait, 2 ** excess));
    },
    succeeded: async (username) => {
      await names.delete(keyOf(username));
    },
  };
}
