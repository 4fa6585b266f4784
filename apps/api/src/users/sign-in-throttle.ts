// Slows down guessing: budgets of failures for a user name, a device and an address, kept in the database.
import { createHash } from 'node:crypto';
import type { SignInAttempt, SignInThrottle } from '@latchkey/fastify-auth';
import ipaddr from 'ipaddr.js';
import { RateLimiterPostgres, type RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { commandLine, writeAudit } from '../audit/audit-log.ts';
import type { Database } from '../database/connect.ts';
import { codeOf } from '../database/errors.ts';
import { withPatience } from '../database/patience.ts';

/** Failures that cost nothing; each further one doubles the wait, from 1 s up to 15 min. */
const freeFailures = 10;
const longestWait = 15 * 60;
const day = 24 * 3600;
/** Failures from one address, of whatever names, within five minutes. */
const failuresPerAddress = 30;
const addressWindow = 5 * 60;
/** Seconds for which a device is known after a sign-in. */
const deviceMemory = 90 * day;
/** Milliseconds between two collections of what has expired. */
const collectionInterval = 3600 * 1000;

const table = 'sign_in_budgets';

/** What people send may be anything and of any length; a key is neither. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same for every spelling of a name that finds the same user. */
const accountKey = (username: string) => digest(username.normalize('NFKC'));

/** One customer's: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/64`).toString();
}

interface Keys {
  readonly account: string;
  readonly network: string;
  /**
   * A device of this user: the browser and the network that it comes from. Who shares both with the owner shares the
   * budget, and gets no further with it.
   */
  readonly device: string;
}

function keysOf({ username, ip, userAgent }: SignInAttempt): Keys {
  const account = accountKey(username);
  const network = networkOf(ip);
  return { account, network: digest(network), device: `${account}.${digest(`${network} ${userAgent}`)}` };
}

const secondsOf = (ms: number) => Math.max(0, ms) / 1000;

const limiters = { sqlite: RateLimiterSQLite, postgres: RateLimiterPostgres };

export function signInThrottle(database: Database): SignInThrottle {
  const { engine, knex } = database;
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new limiters[engine]({
      storeClient: knex,
      storeType: 'knex',
      tableName: table,
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    });
  const failures = limiter('failures', freeFailures, day);
  const waits = limiter('wait', 1, longestWait);
  const networks = limiter('network', failuresPerAddress, addressWindow);
  const known = limiter('known', 1, deviceMemory);

  const states = database.prepare<{ key: string; points: number; expire: number }>(
    `select key, points, expire from ${table} where expire > ? and key in (?, ?, ?, ?)`,
  );
  /** Another process may be writing to the same file. */
  const patiently = <Result>(work: () => Promise<Result>) =>
    withPatience(work, (error) => codeOf(error).startsWith('SQLITE_BUSY'));

  /** The budgets that an attempt is about, and the seconds until they have something left. */
  async function look({ account, network, device }: Keys) {
    const now = Date.now();
    const names = [`known:${device}`, `wait:${device}`, `wait:${account}`, `network:${network}`] as const;
    const rows = new Map((await states.all(now, ...names)).map((row) => [row.key, row]));
    const left = (name: string) => secondsOf(Number(rows.get(name)?.expire ?? now) - now);
    const isKnown = rows.has(names[0]);
    if (isKnown) return { isKnown, budget: device, wait: left(names[1]), knownFor: left(names[0]) };
    const isSpent = (rows.get(names[3])?.points ?? 0) >= failuresPerAddress;
    return {
      isKnown,
      budget: account,
      wait: Math.max(left(names[2]), isSpent ? left(names[3]) : 0),
      knownFor: 0,
    };
  }

  /** @returns the seconds to wait, 0 if a failure could be taken from the budget of an account or a device */
  async function takeFailure(key: string): Promise<number> {
    const { consumedPoints } = await patiently(() => failures.penalty(key));
    if (consumedPoints < freeFailures) return 0;
    // One attempt opens the next wait, and it alone may go on: the database lets no second one through.
    const customDuration = Math.min(longestWait, 2 ** (consumedPoints - freeFailures));
    try {
      await patiently(() => waits.consume(key, 1, { customDuration }));
      return 0;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      if (consumedPoints === freeFailures) return 0;
      await patiently(() => failures.reward(key));
      return secondsOf((refusal as RateLimiterRes).msBeforeNext);
    }
  }

  /** @returns the seconds to wait, 0 if a failure could be taken from the budget of an address */
  async function takeFromNetwork(key: string): Promise<number> {
    const { consumedPoints, msBeforeNext } = await patiently(() => networks.penalty(key));
    if (consumedPoints <= failuresPerAddress) return 0;
    await patiently(() => networks.reward(key));
    return secondsOf(msBeforeNext);
  }

  let collectedAt = Date.now();
  async function collect(): Promise<void> {
    const now = Date.now();
    if (now - collectedAt < collectionInterval) return;
    collectedAt = now;
    await database.write((transaction) => transaction(table).where('expire', '<', now).delete());
  }

  return {
    look: (attempt) => look(keysOf(attempt)),
    reserve: async (attempt) => {
      await collect();
      const keys = keysOf(attempt);
      const { isKnown, budget, wait, knownFor } = await look(keys);
      if (wait > 0) return wait;
      // Those who guess from the network of a known device must not lock it out, either.
      const networkWait = isKnown ? 0 : await takeFromNetwork(keys.network);
      if (networkWait > 0) return networkWait;
      const accountWait = await takeFailure(budget);
      if (accountWait > 0) {
        if (!isKnown) await patiently(() => networks.reward(keys.network));
        return accountWait;
      }
      return {
        succeeded: async () => {
          await patiently(() => failures.reward(budget));
          if (!isKnown) await patiently(() => networks.reward(keys.network));
          if (knownFor < deviceMemory / 2) {
            await patiently(() => known.set(keys.device, 1, deviceMemory));
          }
        },
      };
    },
  };
}

/**
 * Forgets the failures of a user name, also of one that nobody has, from wherever they came.
 * @returns whether somebody has it
 */
export function forgetFailures(database: Database, username: string, by = commandLine): Promise<boolean> {
  const account = accountKey(username);
  return database.write(async (transaction) => {
    await transaction(table)
      .where('key', 'like', `failures:${account}%`)
      .orWhere('key', 'like', `wait:${account}%`)
      .delete();
    const user = await transaction('users')
      .where('username', username.normalize('NFKC'))
      .first<{ id: number } | undefined>('id');
    const whose = user ? { userId: user.id } : { detail: 'a name that nobody has' };
    await writeAudit(transaction, database.engine, { event: 'user_unlocked', ...whose, ...by });
    return user !== undefined;
  });
}
