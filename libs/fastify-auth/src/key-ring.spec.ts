// Keys that change while a server runs: when they are read, how often, and what happens if they cannot be.
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT, importPKCS8 } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type SigningKeyState,
  type SigningKeyStore,
  type StoredSigningKey,
  generateSigningKey,
} from './index.ts';
import { type Server, accessClaims, post, serve, signingKey, token, visit } from './spec-kit.ts';

const key = async (state: SigningKeyState): Promise<StoredSigningKey> => ({
  ...(await generateSigningKey('EdDSA')),
  algorithm: 'EdDSA',
  state,
});
const [active, next, stranger] = [await key('active'), await key('next'), await key('active')];

/** Keys in memory, which may be out of reach. */
class MemoryKeys implements SigningKeyStore {
  keys: readonly StoredSigningKey[] = [active, next];
  reads = 0;
  isBroken = false;
  async read() {
    this.reads += 1;
    if (this.isBroken) throw new Error('the keys are out of reach');
    return this.keys;
  }
}

let store: MemoryKeys;
let server: Server;
beforeEach(async () => {
  store = new MemoryKeys();
  server = await serve({ algorithm: 'EdDSA', signingKeys: store });
});
afterEach(() => server.app.close());

const sign = async ({ kid, privateKey }: Pick<StoredSigningKey, 'kid' | 'privateKey'>) =>
  new SignJWT(accessClaims)
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .sign(await importPKCS8(privateKey, 'EdDSA'));
const statusOf = async (text: string) => (await visit(server, `Bearer ${text}`)).statusCode;

/** Tokens that name keys which nobody has, each another one. */
const unknown = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    token(accessClaims, { alg: 'EdDSA', kid: `${at}`.padStart(43, '_') }, signingKey),
  );

describe('a key ring', () => {
  it('signs with the active key, and takes what the others sign', async () => {
    const retired = await key('retired');
    store.keys = [active, next, retired];
    const { access } = (await post(server, '/api/token/', { username: 'ada', password: 'adaada' })).json();
    const { kid } = JSON.parse(Buffer.from(access.split('.')[0], 'base64url').toString());
    expect(kid).toBe(active.kid);
    for (const one of store.keys) expect(await statusOf(await sign(one))).toBe(200);
  });

  it('is read again at once for a token that names a key which has come', async () => {
    expect(store.reads).toBe(1);
    store.keys = [{ ...active, state: 'retired' }, stranger];
    expect(await statusOf(await sign(stranger))).toBe(200);
    expect(store.reads).toBe(2);
    expect(await statusOf(await sign(active))).toBe(200);
    expect(await statusOf(await sign(next))).toBe(401);
  });

  it('is read again by itself', async () => {
    store.keys = [stranger];
    const kids = async () => (await server.app.inject('/.well-known/jwks.json')).json().keys;
    await expect.poll(kids).toMatchObject([{ kid: stranger.kid }]);
    expect(await statusOf(await sign(active))).toBe(401);
  });

  it('is read once a second at most, however many tokens name keys that nobody has', async () => {
    const began = performance.now();
    for (let round = 0; round < 3; round += 1) {
      const statuses = await Promise.all(unknown(50).map(statusOf));
      expect(new Set(statuses)).toEqual(new Set([401]));
    }
    const seconds = (performance.now() - began) / 1000;
    // One at the start, one for those who ask first, one a second, and the one of every other second.
    expect(store.reads).toBeLessThanOrEqual(2 + Math.floor(seconds) + Math.floor(seconds / 2));
  });

  it.each(['', 'a', '../../etc/passwd', 'x'.repeat(44), null, 5, ['a'], { a: 1 }])(
    'is not read for a name that no key has: %j',
    async (kid) => {
      expect(await statusOf(token(accessClaims, { alg: 'EdDSA', kid }, signingKey))).toBe(401);
      expect(store.reads).toBe(1);
    },
  );

  it('takes a known key as it is while the store is out of reach, and says nothing of an unknown one', async () => {
    store.isBroken = true;
    expect(await statusOf(await sign(active))).toBe(200);
    expect(await statusOf(await sign(stranger))).toBe(500);
    store.isBroken = false;
    expect(await statusOf(await sign(stranger))).toBe(401);
  });

  it.each([
    ['no active key', [next]],
    ['a key that cannot be read', [{ ...stranger, privateKey: 'x' }]],
  ])('keeps the keys it has when it comes to have %s', async (_, keys) => {
    store.keys = keys;
    expect(await statusOf(await sign(stranger))).toBe(500);
    expect(await statusOf(await sign(active))).toBe(200);
  });

  it('is not read after the end', async () => {
    await server.app.close();
    const { reads } = store;
    await sleep(2500);
    expect(store.reads).toBe(reads);
  });
});

describe('a server', () => {
  it('does not start while its keys are out of reach', async () => {
    store.isBroken = true;
    await expect(serve({ algorithm: 'EdDSA', signingKeys: store })).rejects.toThrow('out of reach');
  });

  it('does not start without an active key', async () => {
    store.keys = [next];
    await expect(serve({ algorithm: 'EdDSA', signingKeys: store })).rejects.toThrow(
      'fastify-auth: signingKeys has no active key',
    );
  });

  it('takes tokens without a name by the active key and the fallbacks alone', async () => {
    const other = await serve({ algorithm: 'EdDSA', signingKeys: store, signingKeyFallbacks: [signingKey] });
    const unnamed = async ({ privateKey }: StoredSigningKey) =>
      new SignJWT(accessClaims)
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(await importPKCS8(privateKey, 'EdDSA'));
    const texts = [await unnamed(active), token(accessClaims), await unnamed(next)];
    const answers = await Promise.all(texts.map((text) => visit(other, `Bearer ${text}`)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 401]);
    await other.app.close();
  });
});
