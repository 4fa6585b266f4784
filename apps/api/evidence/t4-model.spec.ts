// T4: whatever an owner and a thief do with the tokens of a session, the servers answer as the rules say: there is never a
// second live successor, a thief is out when the owner comes back, and nothing works after the end.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { type Mode, claimsOf } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site, pass } from './servers.ts';
import { type Action, SessionLife, type World, actions } from './session-life.ts';
import { toApp } from './wire.ts';

vi.mock('@node-rs/argon2', () => import('./cheap-argon2.ts'));

const runs = inject('template') === undefined ? figures.T4.runs : figures.T4.runsOnPostgres;
/** Runs within which a mistake shows: mostly some hundred, and the first that shows it is the last. */
const enough = 5000;

describe('T4: a session with an owner and a thief', { timeout: patience }, () => {
  let site: Site;
  /** Milliseconds that have passed for the servers. */
  let passed: number;
  beforeEach(async () => {
    site = await Site.open({ isDurable: false });
    passed = 0;
  });
  afterEach(() => site.close());

  async function openWorld(mode: Mode, mistake?: Mistake): Promise<World> {
    const start = () => site.serve({}, mistake, { now: () => Date.now() + passed });
    let app: FastifyInstance = await start();
    let users = 0;
    return {
      mode,
      newUser: async (password) => {
        const username = `user${++users}`;
        await createUser(site.database, { username, password });
        return username;
      },
      send: (request) => toApp(app)(request),
      restart: async () => {
        await app.close();
        app = await start();
      },
      wait: async (seconds, tokens) => {
        passed += seconds * 1000;
        for (const token of tokens) await pass(site.database, seconds, claimsOf(token).sid);
      },
    };
  }

  async function live(world: World, all: readonly Action[]): Promise<void> {
    const life = await SessionLife.begin(world);
    for (const action of all) await life.act(action);
    await life.end();
  }

  it.each([
    ['cookie', runs],
    ['json', runs / 10],
  ] as const)('is answered as the rules say, in %s mode %i times', async (mode, numRuns) => {
    const world = await openWorld(mode);
    await fc.assert(
      fc.asyncProperty(actions, (all) => live(world, all)),
      { numRuns },
    );
  });

  it('is answered so after changes of the password and three waits of hours', async () => {
    const wait = { does: 'wait', seconds: 10_900 } as const;
    const [change, tabs] = [{ does: 'change the password' }, { does: 'refresh in two tabs' }] as const;
    await live(await openWorld('cookie'), [
      change,
      change,
      { does: 'lose the answer' },
      wait,
      wait,
      wait,
      tabs,
      tabs,
    ]);
  });

  it.each(['selectThenUpdate', 'rotatesAgain', 'forgetsPrevious', 'forgetsUse'] as const)(
    'is not, where a store %s',
    async (mistake) => {
      const world = await openWorld('cookie', mistake);
      const outcome = await fc.check(
        fc.asyncProperty(actions, (all) => live(world, all)),
        { numRuns: enough, endOnFailure: true },
      );
      expect(outcome.errorInstance).toMatchObject({ name: 'WrongAnswer' });
    },
  );
});
