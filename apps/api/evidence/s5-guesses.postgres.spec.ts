// S5: a thousand guesses at one account cost a handful of hashes, and keep out nobody who knows the password.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Send, toAddress } from './wire.ts';

const { guesses, signIns } = figures.S5;

/** Ten are free, and few waits end while the guesses go on. */
const mostHashes = 14;

describe('S5: guesses at one account, at two processes at once', { timeout: patience }, () => {
  let site: Site;
  let servers: readonly Send[];
  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password });
  });
  afterEach(() => site.close());

  async function startTwo(env: Readonly<Record<string, string>>, mistake?: Mistake): Promise<void> {
    const settings = { LOGIN_THROTTLE: 'on', ...env };
    const addresses = await Promise.all([1, 2].map(() => site.start(settings, mistake).listens));
    servers = addresses.map(toAddress);
  }

  const signIn = async (turn: number, username: string, word: string, headers: Record<string, string>) => {
    const send = servers[turn % servers.length];
    const answer = await send?.({
      method: 'POST',
      path: '/api/token/',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ username, password: word }),
    });
    return answer?.status;
  };
  const asOwner = (turn: number) =>
    signIn(turn, 'carl', password, {
      'user-agent': 'the browser of the owner',
      'x-forwarded-for': '192.0.2.1',
    });
  /** Each guess says that it comes from elsewhere. Only a failure that was judged by its password is a 401. */
  const guess = (turn: number) =>
    signIn(turn, 'carl', `guess ${turn}`, { 'x-forwarded-for': `198.51.${turn >> 8}.${turn & 255}` });
  const countOf = (statuses: readonly unknown[], wanted: number) =>
    statuses.filter((status) => status === wanted).length;

  it.each([
    ['an address that nobody believes', ''],
    ['an address that is believed, a thousand of them', '127.0.0.1'],
  ])(`cost few hashes with %s, and the owner gets in meanwhile`, async (_which, proxies) => {
    await startTwo(proxies === '' ? {} : { TRUSTED_PROXIES: proxies });
    expect(await asOwner(0)).toBe(200);
    const attack = Promise.all(Array.from({ length: guesses }, (_, turn) => guess(turn)));
    const owner = [await asOwner(0), await asOwner(1)];
    const statuses = await attack;
    expect(owner).toEqual([200, 200]);
    expect([await asOwner(0), await asOwner(1)]).toEqual([200, 200]);
    expect(countOf(statuses, 401)).toBeGreaterThanOrEqual(10);
    expect(countOf(statuses, 401)).toBeLessThanOrEqual(mostHashes);
    expect(statuses.filter((status) => ![401, 429, 503].includes(status ?? 0))).toEqual([]);
  });

  it(`are no reason to refuse the right password: ${signIns} at once all succeed`, async () => {
    await startTwo({});
    const statuses = await Promise.all(
      Array.from({ length: signIns }, (_, turn) => signIn(turn, 'ada', password, {})),
    );
    expect(countOf(statuses, 200)).toBe(signIns);
  });

  it('cost many hashes where a failure is counted only when it is over', async () => {
    await startTwo({}, 'countsLater');
    const statuses = await Promise.all(Array.from({ length: guesses / 5 }, (_, turn) => guess(turn)));
    expect(countOf(statuses, 401)).toBeGreaterThan(mostHashes);
  });
});
