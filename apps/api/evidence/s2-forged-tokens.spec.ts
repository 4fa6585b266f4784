// S2: nobody is let in with a forged token, and no forgery makes the server fail or ends anybody's session.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, signingKey } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client, type Tokens } from './client.ts';
import { patience } from './figures.ts';
import { type Forgery, forgeriesOf, hmac, misnamedOf, mistypedOf, remadeFrom } from './forged-tokens.ts';
import { Site } from './servers.ts';
import { type Send, toApp } from './wire.ts';

const genuine = (token: string) => ({ token, sign: (input: string) => hmac(input, signingKey) });

describe('S2: forged tokens', { timeout: patience }, () => {
  let site: Site;
  let send: Send;
  let client: Client;
  let tokens: Tokens;
  beforeEach(async () => {
    site = await Site.open();
    send = toApp(await site.serve());
    client = new Client(send);
    tokens = await client.signIn();
  });
  afterEach(() => site.close());

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    return (await send({ method: 'POST', path, headers, body: JSON.stringify(body) })).status;
  };
  const asBearer = (token: string) => client.me(token);
  const toVerify = (token: string) => post('/api/token/verify/', { token });
  const toRefresh = (token: string) => post('/api/token/refresh/', { refresh: token });
  const toBlacklist = (token: string) => post('/api/token/blacklist/', { refresh: token });
  const uses = [
    ['an access token as a bearer', 'access', asBearer],
    ['an access token to verify', 'access', toVerify],
    ['a refresh token to verify', 'refresh', toVerify],
    ['a refresh token to refresh', 'refresh', toRefresh],
    ['a refresh token to blacklist', 'refresh', toBlacklist],
  ] as const;

  /** Those that were not refused. */
  async function passed(forgeries: readonly Forgery[], use: (token: string) => Promise<number>) {
    const answered: [string, number][] = [];
    for (const [name, token] of forgeries) answered.push([name, await use(token)]);
    return answered.filter(([, status]) => status !== 400 && status !== 401);
  }

  it.each(uses)('are refused: %s', async (_use, type, use) => {
    const forgeries = forgeriesOf(genuine(tokens[type]));
    expect(forgeries.length).toBeGreaterThanOrEqual(300);
    expect(await passed(forgeries, use)).toEqual([]);
    expect(await client.me(tokens.access)).toBe(200);
    expect((await client.refresh(tokens.refresh)).status).toBe(200);
  });

  it.each([
    ['name a user or a session that is not theirs', misnamedOf, 'access', asBearer],
    ['are of another type, as a bearer', mistypedOf, 'access', asBearer],
    ['are of another type, to refresh', mistypedOf, 'refresh', toRefresh],
    ['are of another type, to blacklist', mistypedOf, 'refresh', toBlacklist],
  ] as const)('are refused where they %s', async (_what, forge, type, use) => {
    // Whose id it is that a forgery has guessed.
    await createUser(site.database, { username: 'ada', password, isStaff: true });
    expect(await passed(forge(genuine(tokens[type])), use)).toEqual([]);
    expect(await client.me(tokens.access)).toBe(200);
  });

  it.each(uses)('are made well: without a fault it passes, %s', async (_use, type, use) => {
    expect(await use(remadeFrom(genuine(tokens[type])))).toBe(200);
  });
});
