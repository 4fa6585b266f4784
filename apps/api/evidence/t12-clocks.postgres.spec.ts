// T12: two servers whose clocks go wrong by half a minute, in opposite directions, serve the same people.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testConfig } from '../testing/shop.ts';
import { Client, claimsOf } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site, pass } from './servers.ts';
import { toApp } from './wire.ts';

const { runs } = figures.T12;

/** Seconds that a token must have left to be sure of being accepted. */
const margin = 60;

/** A client waits for a while, and then asks one server and refreshes at one. */
interface Step {
  readonly seconds: number;
  readonly asks: 0 | 1;
  readonly refreshes: 0 | 1;
}

const server = fc.constantFrom(0, 1) as fc.Arbitrary<0 | 1>;
/** Mostly as long as an access token lives for, rarely as long as a refresh token does. */
const seconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: testConfig.ACCESS_TOKEN_LIFETIME }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: testConfig.REFRESH_TOKEN_LIFETIME - margin - 31 }) },
);
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ seconds, asks: server, refreshes: server }), {
  minLength: 5,
  maxLength: 15,
});

describe('T12: two servers with different clocks', { timeout: patience }, () => {
  let site: Site;
  /** Milliseconds that the true time is ahead of this machine's. */
  let passed: number;
  let clients: readonly [Client, Client];
  beforeEach(async () => {
    site = await Site.open();
    passed = 0;
  });
  afterEach(() => site.close());

  const serve = async (skew: number) => {
    const now = () => Date.now() + passed + skew * 1000;
    return new Client(toApp(await site.serve({}, undefined, { now })));
  };
  const wait = async (time: number, token: string) => {
    passed += time * 1000;
    await pass(site.database, time, claimsOf(token).sid);
  };
  /** Seconds until a token expires, by the true time. */
  const left = (token: string) => (claimsOf(token).exp ?? 0) - (Date.now() + passed) / 1000;

  /** @returns the statuses of all that was asked with a token that had more than the margin left */
  async function walk(way: readonly Step[], first: 0 | 1): Promise<number[]> {
    const statuses: number[] = [];
    let tokens = await clients[first].signIn();
    for (const step of way) {
      const fresh = await clients[step.asks].me(tokens.access);
      if (left(tokens.access) > margin) statuses.push(fresh);
      await wait(step.seconds, tokens.access);
      const later = await clients[step.asks].me(tokens.access);
      if (left(tokens.access) > margin) statuses.push(later);
      if (left(tokens.refresh) <= margin) return statuses;
      const { status, access = '', refresh = '' } = await clients[step.refreshes].refresh(tokens.refresh);
      statuses.push(status);
      tokens = { access, refresh };
    }
    return statuses;
  }

  it(`refuse no token with more than ${margin} s left: half a minute fast and slow, ${runs} walks`, async () => {
    clients = [await serve(30), await serve(-30)];
    await fc.assert(
      fc.asyncProperty(steps, server, async (way, first) => {
        expect((await walk(way, first)).filter((status) => status !== 200)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it(`refuse every token that has been over for more than ${margin} s`, async () => {
    clients = [await serve(30), await serve(-30)];
    for (const issuer of clients) {
      const tokens = await issuer.signIn();
      await wait(Math.ceil(left(tokens.access)) + margin, tokens.access);
      expect([await clients[0].me(tokens.access), await clients[1].me(tokens.access)]).toEqual([401, 401]);
      await wait(Math.ceil(left(tokens.refresh)) + margin, tokens.access);
      for (const judge of clients) expect((await judge.refresh(tokens.refresh)).status).toBe(401);
    }
  });

  it('refuse good tokens when they are three minutes apart', async () => {
    clients = [await serve(90), await serve(-90)];
    const { access } = await clients[0].signIn();
    expect([await clients[0].me(access), await clients[1].me(access)]).toEqual([200, 401]);
  });
});
