// S13: what one server has revoked, no server accepts, from the moment at which that server has answered.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Client, type Tokens, type Verdict, claimsOf } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toAddress } from './wire.ts';

const { rounds } = figures.S13;
/** A mistake shows at once. */
const few = 8;

const first = 'correct horse battery';

/** People whose sessions begin and end at the same time. */
const people = ['ada', 'bob', 'cleo', 'dan'];

/** A session that is to end, another one of the same user, and their password. */
interface Ending {
  readonly one: Client;
  readonly tokens: Tokens;
  readonly other: Tokens;
  readonly password: string;
  readonly userId: number;
  /** An access token of somebody of the staff. */
  readonly staff: string;
}

const ways: readonly (readonly [name: string, end: (ending: Ending) => Promise<Verdict>])[] = [
  ['the refresh token is given back', ({ one, tokens }) => one.blacklist(tokens.refresh)],
  ['signed out with the cookie', ({ one, tokens }) => one.logout(tokens.refresh)],
  ['signed out with the access token', ({ one, tokens }) => one.logout(undefined, tokens.access)],
  ['signed out everywhere', ({ one, other }) => one.logoutAll(other.access)],
  ['signed out everywhere else', ({ one, other }) => one.logoutOthers(other.access)],
  [
    'ended from another device',
    ({ one, tokens, other }) => one.revoke(other.access, claimsOf(tokens.access).sid ?? ''),
  ],
  ['ended by staff', ({ one, staff, userId }) => one.revokeUser(staff, userId)],
  [
    'the password is changed',
    ({ one, other, password }) => one.changePassword(other.access, password, `${password}!`),
  ],
];

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

  /** Uses a session on the other server all the time until it is over. @returns what was answered */
  async function endInUse(ending: Ending, end: (ending: Ending) => Promise<Verdict>) {
    const { tokens } = ending;
    let hasEnded = false;
    const use = async () => {
      while (!hasEnded) await other.me(tokens.access);
    };
    const before = await other.me(tokens.access);
    const user = use();
    const { status } = await end(ending);
    hasEnded = true;
    const [ownAccess, access, refresh] = await Promise.all([
      one.me(tokens.access),
      other.me(tokens.access),
      other.refresh(tokens.refresh),
    ]);
    await user;
    return { before, ended: status < 300, after: [ownAccess, access, refresh.status] };
  }

  /** @returns what was answered, by the way in which the session ended; the same once */
  async function endMany(times: number): Promise<Record<string, unknown[]>> {
    const seen: Record<string, Set<string>> = {};
    await createUser(site.database, { username: 'root', password: first, isStaff: true });
    const { access: staff } = await one.signIn('root', first);
    const live = async (username: string, lane: number) => {
      let password = first;
      const userId = await createUser(site.database, { username, password });
      for (let round = lane; round < times; round += people.length) {
        const [name, end] = ways[Math.floor(round / people.length) % ways.length] as (typeof ways)[number];
        const [tokens, spare] = [
          await one.signIn(username, password),
          await other.signIn(username, password),
        ];
        const outcome = await endInUse({ one, tokens, other: spare, password, userId, staff }, end);
        if (name === 'the password is changed') password += '!';
        (seen[name] ??= new Set()).add(JSON.stringify(outcome));
      }
    };
    await Promise.all(people.map(live));
    return Object.fromEntries(
      Object.entries(seen).map(([name, outcomes]) => [
        name,
        [...outcomes].map((text) => JSON.parse(text) as unknown),
      ]),
    );
  }

  it(`is refused by the other at the very next request, ${rounds} times`, async () => {
    await startTwo();
    const refused = [{ before: 200, ended: true, after: [401, 401, 401] }];
    expect(await endMany(rounds)).toEqual(Object.fromEntries(ways.map(([name]) => [name, refused])));
  });

  it('is accepted where a server remembers who has been there', async () => {
    await startTwo('remembersUsers');
    const [outcomes] = Object.values(await endMany(few));
    expect(outcomes).toContainEqual({ before: 200, ended: true, after: [401, 200, 401] });
  });
});
