// T6: four tabs that share a cookie sign in, refresh and sign out in any order: it ends as the last user action says.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Browser, type Latency, type Turns, atOnce, inTurns } from './browser.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site, grace, pass } from './servers.ts';
import { type Send, toApp } from './wire.ts';

vi.mock('@node-rs/argon2', () => import('./cheap-argon2.ts'));

const { runs } = figures.T6;

interface Step {
  readonly does: 'sign in as ada' | 'sign in as bob' | 'sign out' | 'refresh' | 'wait';
  readonly latency: Latency;
}

const latency = fc.record({ there: fc.nat(12), back: fc.nat(12) });
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom<Step['does'][]>(
    'sign in as ada',
    'sign in as bob',
    'sign out',
    'refresh',
    'refresh',
    'refresh',
    'wait',
  ),
  latency,
});
/** What each of four tabs does, one thing after the other. */
const scripts = fc.tuple(...Array.from({ length: 4 }, () => fc.array(step, { minLength: 1, maxLength: 4 })));

describe('T6: four tabs that share a cookie', { timeout: patience }, () => {
  let site: Site;
  let send: Send;
  beforeEach(async () => {
    site = await Site.open({ isDurable: false });
    for (const username of ['ada', 'bob']) await createUser(site.database, { username, password });
  });
  afterEach(() => site.close());

  const serve = async (mistake?: Mistake) => {
    send = toApp(await site.serve({}, mistake));
  };

  /** Whose sessions are alive. */
  const alive = async () => {
    const rows = await site.database
      .knex('sessions')
      .join('users', 'users.id', 'sessions.user')
      .whereNull('sessions.revoked_at')
      .select<{ username: string }[]>('username');
    return rows.map(({ username }) => username);
  };

  /** @throws Error unless it ends as the last user action says */
  async function browse(turns: Turns, tabs: readonly (readonly Step[])[]): Promise<void> {
    await site.database.knex('sessions').delete();
    const browser = new Browser(new Client(send), turns);
    let last: string | undefined;
    const act = async ({ does, latency: needed }: Step) => {
      // No request is on its way for as long as that.
      if (does === 'wait') return turns('exclusive', () => pass(site.database, grace + 1));
      if (does === 'refresh') return browser.refresh(needed);
      last = does === 'sign out' ? undefined : does.slice('sign in as '.length);
      return last === undefined ? browser.signOut(needed) : browser.signIn(last, password, needed);
    };
    await Promise.all(
      tabs.map(async (script) => {
        for (const one of script) await act(one);
      }),
    );
    expect(await alive()).toEqual(last === undefined ? [] : [last]);
    const { status } = await browser.refresh({ there: 0, back: 0 });
    expect(status).toBe(last === undefined ? 401 : 200);
  }

  it(`end as the last user action says, ${runs} times`, async () => {
    await serve();
    await fc.assert(
      fc.asyncProperty(scripts, (tabs) => browse(inTurns(), tabs)),
      { numRuns: runs },
    );
  });

  const check = (turns: () => Turns) =>
    fc.check(
      fc.asyncProperty(scripts, (tabs) => browse(turns(), tabs)),
      { numRuns: runs, endOnFailure: true },
    );

  it('do not where no tab waits for another', async () => {
    await serve();
    expect((await check(() => atOnce)).errorInstance).toMatchObject({ name: 'AssertionError' });
  });

  it('do not where a server forgets sign-outs', async () => {
    await serve('forgetsSignOuts');
    expect((await check(inTurns)).errorInstance).toMatchObject({ name: 'AssertionError' });
  });
});
