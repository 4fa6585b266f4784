// The key ring: what is in it, who learns of it, and that nobody is signed out when it turns.
import { createPrivateKey } from 'node:crypto';
import type { AsymmetricAlgorithm } from '@latchkey/fastify-auth';
import { readClaims } from '@latchkey/tokens';
import { SignJWT, createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { kidOf, rotateUnderLoad, startTraffic } from '../../testing/key-traffic.ts';
import { type Shop, openShop, signIn, signingKey, testConfig } from '../../testing/shop.ts';
import { type AppConfig, buildApp } from '../app.ts';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';
import {
  ensureKeys,
  listKeys,
  removeExpiredKeys,
  removeKey,
  rotateKeys,
  signingKeyStore,
} from './signing-keys.ts';

let database: Database;
let shop: Shop | undefined;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  await (shop ?? database).close();
  shop = undefined;
});

const rotating = { ROTATE_REFRESH_TOKENS: true, BLACKLIST_AFTER_ROTATION: true, REFRESH_GRACE: 30 };

const openRing = async (config: Partial<AppConfig> & { ALGORITHM?: AsymmetricAlgorithm } = {}) => {
  await ensureKeys(database, config.ALGORITHM ?? 'EdDSA');
  shop = await openShop(
    { ALGORITHM: 'EdDSA', ...config },
    { database, signingKeys: signingKeyStore(database) },
  );
  return shop;
};

const states = async () => (await listKeys(database)).map(({ state, algorithm }) => `${state} ${algorithm}`);
const published = async ({ send }: Shop) =>
  (await send('GET', '/.well-known/jwks.json')).json<{ keys: { kid: string }[] }>();
const kids = async (one: Shop) => (await published(one)).keys.map(({ kid }) => kid);
const visit = async ({ send }: Shop, access: string) =>
  (await send('GET', '/api/v1/auth/me/', { headers: { authorization: `Bearer ${access}` } })).statusCode;

describe('ensureKeys', () => {
  it('makes a key that signs and a next one, once', async () => {
    expect(await ensureKeys(database, 'EdDSA')).toBe('EdDSA');
    const made = await listKeys(database);
    expect(await states()).toEqual(['active EdDSA', 'next EdDSA']);
    expect(await ensureKeys(database, 'EdDSA')).toBe('EdDSA');
    expect(await listKeys(database)).toEqual(made);
  });

  it('lets another algorithm sign at the next rotation', async () => {
    await ensureKeys(database, 'EdDSA');
    expect(await ensureKeys(database, 'ES256')).toBe('EdDSA');
    expect(await states()).toEqual(['active EdDSA', 'next ES256']);
    await rotateKeys(database, 'ES256');
    expect(await states()).toEqual(['active ES256', 'next ES256', 'retired EdDSA']);
  });

  it.each(['RS256', 'PS512', 'ES384', 'ES512'] as const)('makes keys of %s', async (algorithm) => {
    await ensureKeys(database, algorithm);
    const stored = await signingKeyStore(database).read();
    expect(stored.map((key) => key.algorithm)).toEqual([algorithm, algorithm]);
    expect(stored[0]?.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  });
});

describe('rotateKeys', () => {
  it('moves each key one state on, and says so in the audit table', async () => {
    await ensureKeys(database, 'EdDSA');
    const [active, next] = await listKeys(database);
    expect(await rotateKeys(database, 'EdDSA')).toEqual({ active: next?.kid, retired: active?.kid });
    const [signs, waits, retired] = await listKeys(database);
    expect([signs?.kid, retired?.kid]).toEqual([next?.kid, active?.kid]);
    expect(waits?.kid).not.toBe(next?.kid);
    expect([retired?.retired_at, signs?.activated_at]).toEqual([expect.any(Number), expect.any(Number)]);
    expect([signs?.retired_at, waits?.activated_at]).toEqual([null, null]);
    const rows = await database.knex('audit').select('event', 'actor_username', 'detail');
    expect(rows).toEqual([
      {
        event: 'keys_rotated',
        actor_username: 'command line',
        detail: `${next?.kid} signs, ${active?.kid} is retired`,
      },
    ]);
  });

  it('leaves two keys that sign or two next ones to nobody', async () => {
    await ensureKeys(database, 'EdDSA');
    const row = { kid: 'x', algorithm: 'EdDSA', private_key: '', created_at: 0 };
    for (const state of ['active', 'next']) {
      await expect(database.knex('signing_keys').insert({ ...row, state })).rejects.toThrow(/unique/i);
    }
  });

  it('says what an empty ring lacks', async () => {
    await expect(rotateKeys(database, 'EdDSA')).rejects.toThrow('the key ring has no active key');
  });
});

describe('removeExpiredKeys', () => {
  const retiredAgo = (seconds: number) =>
    database
      .knex('signing_keys')
      .where('state', 'retired')
      .update({
        retired_at: database.knex.raw(`${clocks[database.engine]} - ?`, [seconds * 1000]),
      });

  it('removes a key when the last token it has signed must have expired', async () => {
    await ensureKeys(database, 'EdDSA');
    await rotateKeys(database, 'EdDSA');
    await retiredAgo(155);
    expect(await removeExpiredKeys(database, 100)).toBe(0);
    await retiredAgo(165);
    expect(await removeExpiredKeys(database, 100)).toBe(1);
    expect(await states()).toEqual(['active EdDSA', 'next EdDSA']);
  });

  it('keeps one that a session was signed with, however long tokens live now', async () => {
    const one = await openRing();
    const { refresh } = await signIn(one.app, 'ada');
    await rotateKeys(database, 'EdDSA');
    await retiredAgo(1000);
    expect(await removeExpiredKeys(database, 100)).toBe(0);
    await database.knex('sessions').where('kid', kidOf(refresh)).delete();
    expect(await removeExpiredKeys(database, 100)).toBe(1);
  });
});

describe('a server with a key ring', () => {
  it('publishes the key that signs and the next one, and no private half', async () => {
    const one = await openRing();
    const jwks = await published(one);
    expect(jwks.keys.map(({ kid }) => kid)).toEqual((await listKeys(database)).map(({ kid }) => kid));
    expect(jwks.keys).toHaveLength(2);
    expect(JSON.stringify(jwks)).not.toMatch(/"d":|PRIVATE/);
    const { access } = await signIn(one.app, 'ada');
    const { payload } = await jwtVerify(access, createLocalJWKSet(jwks));
    expect(payload['user_id']).toBe('1');
  });

  it('learns of a rotation by itself', async () => {
    const one = await openRing();
    const before = await kids(one);
    const { access } = await signIn(one.app, 'ada');
    const { active } = await rotateKeys(database, 'EdDSA');
    expect(before).toContain(active);
    await expect.poll(() => kids(one)).toHaveLength(3);
    expect(kidOf((await signIn(one.app, 'ada')).access)).toBe(active);
    expect(await visit(one, access)).toBe(200);
    expect((await kids(one)).slice(-1)).toEqual(before.slice(0, 1));
  });

  it('learns at once of a key that another server has begun to sign with', async () => {
    const one = await openRing();
    await rotateKeys(database, 'EdDSA');
    const { active } = await rotateKeys(database, 'EdDSA');
    const parts = { signingKey, signingKeys: signingKeyStore(database) };
    const other = await buildApp(
      { ...testConfig, ALGORITHM: 'EdDSA' },
      { ...parts, database: { ...database, close: () => Promise.resolve() } },
    );
    const { access } = await signIn(other, 'ada');
    await other.close();
    expect(kidOf(access)).toBe(active);
    expect(await visit(one, access)).toBe(200);
  });

  it('repeats a refresh byte for byte after the keys have rotated', async () => {
    const one = await openRing(rotating);
    const { refresh } = await signIn(one.app, 'ada');
    const ask = async () => (await one.send('POST', '/api/token/refresh/', { json: { refresh } })).json();
    const first = await ask();
    await rotateKeys(database, 'EdDSA');
    await expect.poll(() => kids(one)).toHaveLength(3);
    const again = await ask();
    expect(again.refresh).toBe(first.refresh);
    expect(kidOf(again.access)).not.toBe(kidOf(first.access));
    expect([await visit(one, first.access), await visit(one, again.access)]).toEqual([200, 200]);
  });

  it('refuses what a removed key has signed', async () => {
    const one = await openRing();
    const { access } = await signIn(one.app, 'ada');
    await rotateKeys(database, 'EdDSA');
    await database.knex('signing_keys').where('state', 'retired').delete();
    await expect.poll(() => visit(one, access)).toBe(401);
  });

  it('signs out those whose tokens a removed key has signed, and nobody else', async () => {
    const one = await openRing();
    const old = await signIn(one.app, 'ada');
    await rotateKeys(database, 'EdDSA');
    await expect.poll(() => kids(one)).toHaveLength(3);
    const recent = await signIn(one.app, 'ada');
    expect(await removeKey(database, kidOf(old.refresh))).toBe('removed');
    await expect.poll(() => visit(one, old.access)).toBe(401);
    expect(await visit(one, recent.access)).toBe(200);
    expect(await database.knex('audit').orderBy('id', 'desc').first('event', 'detail')).toEqual({
      event: 'key_removed',
      detail: `${kidOf(old.refresh)}, 1 session ended`,
    });
  });

  it('knows a token for a forgery that its key has signed without a session', async () => {
    const one = await openRing();
    const { access } = await signIn(one.app, 'ada');
    const claims = { token_type: 'access', user_id: '1', jti: 'x', exp: Math.floor(Date.now() / 1000) + 300 };
    const stored = (await signingKeyStore(database).read()).find(({ kid }) => kid === kidOf(access));
    const forge = (more: object) =>
      new SignJWT({ ...claims, ...more })
        .setProtectedHeader({ alg: 'EdDSA', kid: stored?.kid ?? '' })
        .sign(createPrivateKey(stored?.privateKey ?? ''));
    const { sid } = readClaims(access) as { sid: string };
    expect(await visit(one, await forge({ sid }))).toBe(200);
    expect(await visit(one, await forge({}))).toBe(401);
    const refresh = await forge({ token_type: 'refresh' });
    expect((await one.send('POST', '/api/token/refresh/', { json: { refresh } })).statusCode).toBe(401);
  });

  it('does not start without a key', async () => {
    const parts = { signingKey, signingKeys: signingKeyStore(database), database };
    await expect(buildApp({ ...testConfig, ALGORITHM: 'EdDSA' }, parts)).rejects.toThrow(
      'fastify-auth: signingKeys has no active key',
    );
  });

  it.each([
    ['EdDSA', 30],
    ['ES256', 0],
  ] as const)('signs nobody out when keys of %s rotate under load, grace %i s', async (algorithm, grace) => {
    const one = await openRing({ ALGORITHM: algorithm, ...rotating, REFRESH_GRACE: grace });
    const traffic = startTraffic([one.app], 4);
    const rotated = await rotateUnderLoad(database, algorithm, traffic);
    expect([...traffic.statuses.keys()]).toEqual([200]);
    expect([...traffic.kids]).toEqual(expect.arrayContaining(rotated));
  });
});
