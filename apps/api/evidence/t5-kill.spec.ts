// T5: what a refresh token is worth does not change when the server is killed: all that decides it has been written.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Client, claimsOf } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site, grace, pass } from './servers.ts';
import { toAddress, toApp } from './wire.ts';

const { kills } = figures.T5;

/** What came of presenting a token: the status, and which refresh token came back. */
type Verdict = readonly [status: number, refresh: 'none' | 'the successor' | 'another'];

/** A token to present, and the one that is its successor. */
interface Presented {
  readonly token: string;
  readonly successor: string;
}

type Prepare = (client: Client, username: string, site: Site) => Promise<Presented>;

async function rotate(client: Client, username: string): Promise<Presented & { readonly access: string }> {
  const { refresh: token } = await client.signIn(username);
  const { access = '', refresh: successor = '' } = await client.refresh(token);
  return { token, access, successor };
}

const wait = ({ database }: Site, seconds: number, { token }: Presented) =>
  pass(database, seconds, claimsOf(token).sid);

const prepareLost: Prepare = async (client, username, site) => {
  const answer = await rotate(client, username);
  await wait(site, 3 * 3600, answer);
  return answer;
};

const prepareUsed: Prepare = async (client, username, site) => {
  const answer = await rotate(client, username);
  await client.me(answer.access);
  await wait(site, grace + 1, answer);
  return answer;
};

const prepareEnded: Prepare = async (client, username) => {
  const { successor } = await rotate(client, username);
  await client.blacklist(successor);
  return { token: successor, successor };
};

const prepareSuccessor: Prepare = async (client, username) => {
  const { successor } = await rotate(client, username);
  return { token: successor, successor };
};

/** The last thing that the server does is to rotate. */
const cases: readonly (readonly [name: string, Prepare, Verdict])[] = [
  ['spent hours ago, its answer lost', prepareLost, [200, 'the successor']],
  ['spent, and its successor in use', prepareUsed, [401, 'none']],
  ['of a session that is over', prepareEnded, [401, 'none']],
  ['that is a new successor', prepareSuccessor, [200, 'the successor']],
  ['that has just been spent', rotate, [200, 'the successor']],
];
const verdicts = cases.map(([, , verdict]) => verdict);

async function present(client: Client, { token, successor }: Presented): Promise<Verdict> {
  const { status, refresh } = await client.refresh(token);
  if (refresh === undefined) return [status, 'none'];
  return [status, refresh === successor ? 'the successor' : 'another'];
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

describe('T5: a refresh token, when the server is killed', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  /** For a user of their own: a user has only so many sessions. */
  async function prepareAll(client: Client, username: string): Promise<Presented[]> {
    await createUser(site.database, { username, password });
    return inTurn(cases, ([, prepare]) => prepare(client, username, site));
  }

  /** Kills one server after the other; each is asked about what the one before has left. */
  async function killInTurn(times: number, mistake?: Mistake): Promise<Verdict[][]> {
    const seen: Verdict[][] = [];
    let left: readonly Presented[] = [];
    for (let turn = 0; turn <= times; turn++) {
      const { child, listens, ended } = site.start({}, mistake);
      const client = new Client(toAddress(await listens));
      seen.push(await inTurn(left, (presented) => present(client, presented)));
      left = await prepareAll(client, `user${turn}`);
      child.kill('SIGKILL');
      await ended;
    }
    return seen.slice(1);
  }

  it.each(cases)('is judged, without that: one %s', async (_name, prepare, verdict) => {
    const client = new Client(toApp(await site.serve()));
    expect(await present(client, await prepare(client, 'carl', site))).toEqual(verdict);
  });

  it(`is judged in the same way by the next one, ${kills} times`, async () => {
    expect(await killInTurn(kills)).toEqual(Array(kills).fill(verdicts));
  });

  it('is judged in another way where a server writes later what it has rotated', async () => {
    const [seen] = await killInTurn(1, 'rotatesInMemory');
    expect(seen).not.toEqual(verdicts);
    expect(seen?.at(-1)).toEqual([200, 'another']);
  });
});
