// S4: a sign-in that fails tells nobody why, not even by the time it takes. That a real machine keeps the schedule is
// judged by `tools/bench/sign-in-times.ts`: a spec that judged times would fail whenever its machine is busy. Here the
// clock is one that only work and waiting move, so that the schedule itself is judged; the real times are reported.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { password } from '../testing/shop.ts';
import type * as StoredHash from '../src/users/stored-hash.ts';
import { createUser } from '../src/users/user-store.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Answer, type Send, toApp } from './wire.ts';

const { tries } = figures.S4;

/** A clock that stands, unless it is real. Milliseconds. */
const clock = vi.hoisted(() => ({ isReal: true, ms: 0, keepsSchedule: true }));

vi.mock('node:timers/promises', async (importOriginal) => {
  const real = await importOriginal<{ setTimeout(ms: number): Promise<void> }>();
  const setTimeout = async (ms: number, ...more: []) => {
    if (clock.isReal) return real.setTimeout(ms, ...more);
    if (clock.keepsSchedule) clock.ms += ms;
  };
  return { ...real, setTimeout };
});

vi.mock('../src/users/stored-hash.ts', async (importOriginal) => {
  const real = await importOriginal<typeof StoredHash>();
  /** What a unit of each kind's work costs here, in milliseconds: enough to tell every kind from the others. */
  const prices: Readonly<Record<string, number>> = {
    argon2id: 1 / 1000,
    pbkdf2_sha256: 1 / 300,
    scrypt: 1 / 5000,
    bcrypt_sha256: 1 / 20,
  };
  const readHash = (stored: string) => {
    const hash = real.readHash(stored);
    if (!hash || clock.isReal) return hash;
    const fits = async () => {
      clock.ms += hash.work * (prices[hash.kind] ?? 1);
      return false;
    };
    return { ...hash, fits };
  };
  return { readHash };
});

/** Hashes of other passwords, made by Django; cheap ones, since it is not the cost that matters. */
const imported = {
  pbkdf2: 'pbkdf2_sha256$26000$seasalt12345$5hvTO64UZXyKeouY564UTuoegksC8pUQA8GSHaxRjKU=',
  oldPbkdf2: 'pbkdf2_sha256$1000$seasalt12345$GdAeLW4jFKvrrUamxqZPNBS/h+27B6OUULXO70wBSSg=',
  scrypt:
    'scrypt$1024$seasalt12345$8$1$GruA7PXai6i42EdRKqjTE33/24GOhpnqzT2F74SVUBIUb/eXk7LkhQpKFGNTXnekYppTTHSHwDXZ+mOmeX4vGA==',
  bcrypt: 'bcrypt_sha256$$2b$04$R72WFbSwONbKm4huG5xwse2pFnbUnW7xz9Vsy4nH.HcgKkmr44sBi',
  unusable: '!LuJ4hXbfcaZzCJUjLWgAsuuCqRJeXTUyTVZcHzVG',
  absurd: 'pbkdf2_sha256$9999999$seasalt12345$5hvTO64UZXyKeouY564UTuoegksC8pUQA8GSHaxRjKU=',
};

/** Why each sign-in fails, by the name that is tried. */
const kinds = ['nobody', 'carl', 'inactive', 'deleted', ...Object.keys(imported)];

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

describe('S4: sign-ins that fail', { timeout: patience }, () => {
  let site: Site;
  let send: Send;
  beforeEach(async () => {
    Object.assign(clock, { isReal: true, ms: 0, keepsSchedule: true });
    site = await Site.open();
    await createUser(site.database, { username: 'inactive', password, state: 'inactive' });
    await createUser(site.database, { username: 'deleted', password, state: 'deleted' });
    for (const [username, stored] of Object.entries(imported)) {
      await createUser(site.database, { username, password });
      await site.database.knex('users').where({ username }).update({ password: stored });
    }
    send = toApp(await site.serve());
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await site.close();
  });

  const fail = (username: string, word: string): Promise<Answer> =>
    send({
      method: 'POST',
      path: '/api/token/',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: word }),
    });

  const stopClock = (keepsSchedule: boolean) => {
    Object.assign(clock, { isReal: false, keepsSchedule });
    vi.spyOn(performance, 'now').mockImplementation(() => clock.ms);
  };

  /** Milliseconds that each kind of failure takes. */
  async function timesOf(word: string): Promise<Record<string, number>> {
    await fail('nobody', word);
    const times: Record<string, number> = {};
    for (const kind of kinds) {
      const began = clock.ms;
      await fail(kind, word);
      // Sums of parts of milliseconds are not exact.
      times[kind] = Math.round((clock.ms - began) * 1e6) / 1e6;
    }
    return times;
  }

  it.each([
    ['a wrong password', 'not the password'],
    ['the right one, for those who may not sign in with it', password],
    ['one with spaces around it, which is tried twice', ' not the password '],
  ])('take the same time, whatever the reason: %s', async (_which, word) => {
    stopClock(true);
    const times = await timesOf(word);
    expect(new Set(Object.values(times)).size).toBe(1);
    expect(times['nobody']).toBeGreaterThan(0);
  });

  it('take different times where they leave at once', async () => {
    stopClock(false);
    const times = await timesOf('not the password');
    expect(new Set(Object.values(times)).size).toBeGreaterThan(4);
  });

  it('are answered in the same words, with the same headers', async () => {
    const answers = [];
    for (const kind of kinds) answers.push(await fail(kind, 'not the password'));
    // Of every answer, whatever it says, these two differ from all others.
    const each = { date: undefined, 'x-request-id': undefined };
    const shapes = answers.map(({ status, headers, text }) =>
      JSON.stringify({ status, headers: { ...headers, ...each }, text }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(new Set(shapes).size).toBe(1);
  });

  it(`have their medians over ${tries} interleaved tries reported`, async ({ task }) => {
    const times = new Map(kinds.map((kind) => [kind, [] as number[]]));
    await fail('nobody', 'not the password');
    for (let turn = 0; turn < tries; turn++) {
      for (const kind of kinds) {
        const began = performance.now();
        const { status } = await fail(kind, 'not the password');
        times.get(kind)?.push(performance.now() - began);
        expect(status).toBe(401);
      }
    }
    const medians = [...times].map(([kind, all]) => [kind, median(all)] as const);
    const values = medians.map(([, ms]) => ms);
    const spread = Math.max(...values) - Math.min(...values);
    const figure = medians.map(([kind, ms]) => `${kind} ${ms.toFixed(1)}`).join(', ');
    task.meta.measured = `medians in ms: ${figure}; they differ by ${spread.toFixed(2)} ms`;
  });
});
