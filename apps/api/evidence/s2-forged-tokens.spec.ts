// S2: nobody is let in with a forged token, and no forgery makes the server fail or ends anybody's session.
import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, signingKey } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client, type Tokens } from './client.ts';
import {
  type Forgery,
  type Genuine,
  forgeriesOf,
  hmac,
  misnamedOf,
  mistypedOf,
  remadeFrom,
} from './forged-tokens.ts';
import { Site } from './servers.ts';
import { type Send, toApp } from './wire.ts';

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
};

type Algorithm = 'HS256' | keyof typeof pairs;

/** A real token, and how the server signs. */
function genuine(algorithm: Algorithm, token: string): Genuine {
  if (algorithm === 'HS256') return { token, sign: (input) => hmac(input, signingKey) };
  const { privateKey, publicKey } = pairs[algorithm];
  const hash = algorithm === 'EdDSA' ? null : 'sha256';
  const sign = (input: string) =>
    signWith(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return { token, sign, publicKey };
}

const keyFor = (algorithm: Algorithm) =>
  algorithm === 'HS256'
    ? signingKey
    : pairs[algorithm].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe.each(['HS256', 'RS256', 'ES256', 'EdDSA'] as const)('S2: forged tokens, under %s,', (algorithm) => {
  let site: Site;
  let send: Send;
  let client: Client;
  let tokens: Tokens;
  beforeEach(async () => {
    site = await Site.open();
    const config = { ALGORITHM: algorithm };
    send = toApp(await site.serve(config, undefined, { signingKey: keyFor(algorithm) }));
    client = new Client(send, { mode: 'json' });
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
    const forgeries = forgeriesOf(genuine(algorithm, tokens[type]));
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
    expect(await passed(forge(genuine(algorithm, tokens[type])), use)).toEqual([]);
    expect(await client.me(tokens.access)).toBe(200);
  });

  it('are made well: without a fault they pass', async () => {
    for (const [name, type, use] of uses) {
      expect([name, await use(remadeFrom(genuine(algorithm, tokens[type])))]).toEqual([name, 200]);
    }
  });
});
