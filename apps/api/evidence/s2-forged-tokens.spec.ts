// S2: nobody is let in with a forged token, and no forgery makes the server fail or ends anybody's session.
import {
  type KeyObject,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signWith,
} from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, signingKey } from '../testing/shop.ts';
import { ensureKeys, signingKeyStore } from '../src/keys/signing-keys.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client, type Tokens } from './client.ts';
import {
  type Forgery,
  type Genuine,
  forgeriesOf,
  hmac,
  misattributedTo,
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

type Signing = Omit<Genuine, 'token'>;

/** How a server signs that has a key pair. */
function signingOf(algorithm: string, privateKey: KeyObject): Signing {
  const hash = algorithm === 'EdDSA' ? null : 'sha256';
  return {
    sign: (input) =>
      signWith(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
        'base64url',
      ),
    publicKey: createPublicKey(privateKey),
  };
}

/** Makes the site serve with a kind of key. @returns how it signs */
type Serve = (site: Site) => Promise<[app: FastifyInstance, signing: Signing]>;

const withPair =
  (algorithm: keyof typeof pairs): Serve =>
  async (site) => {
    const { privateKey } = pairs[algorithm];
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const app = await site.serve({ ALGORITHM: algorithm }, undefined, { signingKey: pem });
    return [app, signingOf(algorithm, privateKey)];
  };

const withRing: Serve = async (site) => {
  const { database } = site;
  await ensureKeys(database, 'EdDSA');
  const { private_key: pem } = await database
    .knex('signing_keys')
    .where('state', 'active')
    .first('private_key');
  const signingKeys = signingKeyStore(database);
  const app = await site.serve({ ALGORITHM: 'EdDSA' }, undefined, { signingKeys });
  return [app, signingOf('EdDSA', createPrivateKey(pem as string))];
};

const kinds: readonly (readonly [name: string, serve: Serve])[] = [
  ['HS256', async (site) => [await site.serve(), { sign: (input) => hmac(input, signingKey) }]],
  ['RS256', withPair('RS256')],
  ['ES256', withPair('ES256')],
  ['EdDSA', withPair('EdDSA')],
  ['EdDSA with a ring of keys', withRing],
];

describe.each(kinds)('S2: forged tokens, under %s,', (_kind, serve) => {
  let site: Site;
  let send: Send;
  let client: Client;
  let tokens: Tokens;
  let signing: Signing;
  beforeEach(async () => {
    site = await Site.open();
    const [app, how] = await serve(site);
    signing = how;
    send = toApp(app);
    client = new Client(send, { mode: 'json' });
    tokens = await client.signIn();
  });
  afterEach(() => site.close());

  const genuine = (token: string): Genuine => ({ ...signing, token });

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

  it('are made well: without a fault they pass', async () => {
    for (const [name, type, use] of uses) {
      expect([name, await use(remadeFrom(genuine(tokens[type])))]).toEqual([name, 200]);
    }
  });
});

describe('S2: tokens that name another key of the ring than the one that has signed them', () => {
  it('are refused', async () => {
    const site = await Site.open();
    const [app, signing] = await withRing(site);
    const client = new Client(toApp(app));
    const { access } = await client.signIn();
    const others = await site.database
      .knex('signing_keys')
      .whereNot('state', 'active')
      .pluck<string[]>('kid');
    expect(others).toHaveLength(1);
    const kids = [...others, 'of nobody', '', null, 0, [], {}, '__proto__', '../active', 'x'.repeat(64)];
    for (const [name, token] of misattributedTo(kids, { ...signing, token: access })) {
      expect([name, await client.me(token)]).toEqual([name, 401]);
    }
    expect(await client.me(access)).toBe(200);
    await site.close();
  });
});
