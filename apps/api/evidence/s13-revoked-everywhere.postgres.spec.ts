// S13: what one server has revoked, no server accepts, from the moment at which that server has answered.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mistake } from './broken.ts';
import { Client, type Tokens } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toAddress } from './wire.ts';

const { rounds } = figures.S13;
/** A mistake shows at once. */
const few = 5;
/** Sessions that begin and end at the same time. */
const atOnce = 4;

describe('S13: a session that is revoked on one of two servers', { timeout: patience }, () => {
  let site: Site;
  let one: Client;
  let other: Client;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  async function startTwo(mistake?: Mistake): Promise<void> {
    const addresses = await Promise.all([1, 2].map(() => site.start({}, mistake).listens));
    [one, other] = addresses.map((address) => new Client(toAddress(address))) as [Client, Client];
  }

  const ways: readonly ((tokens: Tokens) => Promise<{ readonly status: number }>)[] = [
    ({ refresh }) => one.blacklist(refresh),
  ];

  /** Uses a session on the other server all the time. @returns what was answered to requests sent after its end */
  async function endInUse(round: number): Promise<(number | undefined)[]> {
    const tokens = await one.signIn();
    let hasEnded = false;
    const late: number[] = [];
    const use = async () => {
      for (let turn = 0; !hasEnded || turn === 0; turn++) {
        const isLate = hasEnded;
        const status = await other.me(tokens.access);
        if (isLate) late.push(status);
      }
    };
    const user = use();
    const before = await other.me(tokens.access);
    const end = await ways[round % ways.length]?.(tokens);
    hasEnded = true;
    const after = await Promise.all([
      other.me(tokens.access),
      other.refresh(tokens.refresh).then(({ status }) => status),
      one.me(tokens.access),
    ]);
    await user;
    return [before, end?.status, ...after, ...late.filter((status) => status !== 401)];
  }

  async function endMany(times: number): Promise<(number | undefined)[][]> {
    const outcomes: (number | undefined)[][] = [];
    for (let round = 0; round < times; round += atOnce) {
      const turns = Array.from({ length: Math.min(atOnce, times - round) }, (_, i) => endInUse(round + i));
      outcomes.push(...(await Promise.all(turns)));
    }
    return outcomes;
  }

  it(`is refused by the other at the very next request, ${rounds} times`, async () => {
    await startTwo();
    expect(await endMany(rounds)).toEqual(Array(rounds).fill([200, 200, 401, 401, 401]));
  });

  it('is accepted where a server remembers who has been there', async () => {
    await startTwo('remembersUsers');
    const outcomes = await endMany(few);
    expect(outcomes.map(([, , after]) => after)).toEqual(Array(few).fill(200));
  });
});
