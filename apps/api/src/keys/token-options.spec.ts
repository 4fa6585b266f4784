// The settings of SimpleJWT for keys and claims, where tokens have sessions.
import { createHmac } from 'node:crypto';
import { generateSigningKey } from '@latchkey/fastify-auth';
import { readClaims } from '@latchkey/tokens';
import { afterEach, describe, expect, it } from 'vitest';
import { type Shop, openShop, signIn, signingKey } from '../../testing/shop.ts';

let shop: Shop;
afterEach(() => shop.close());

const me = '/api/v1/auth/me/';
const rotating = { ROTATE_REFRESH_TOKENS: true, BLACKLIST_AFTER_ROTATION: true, REFRESH_GRACE: 30 };

const refresh = (token: string) => shop.send('POST', '/api/token/refresh/', { json: { refresh: token } });
const verify = async (token: string) =>
  (await shop.send('POST', '/api/token/verify/', { json: { token } })).statusCode;
const visit = async (token: string, type = 'Bearer') =>
  (await shop.send('GET', me, { headers: { authorization: `${type} ${token}` } })).statusCode;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of another server with the same key. */
function foreign(claims: object): string {
  const exp = Math.floor(Date.now() / 1000) + 1000;
  const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ exp, user_id: '1', ...claims })}`;
  return `${input}.${createHmac('sha256', signingKey).update(input).digest('base64url')}`;
}

describe('claims with other names', () => {
  const names = { USER_ID_CLAIM: 'sub', TOKEN_TYPE_CLAIM: 'typ', JTI_CLAIM: 'id' };

  it('leave the names of the session alone', async () => {
    shop = await openShop({ ...names, ...rotating, AUTH_HEADER_TYPES: ['JWT'] });
    const { access, refresh: first } = await signIn(shop.app, 'ada');
    expect(Object.keys(readClaims(access) ?? {}).sort()).toEqual(
      ['exp', 'gen', 'iat', 'id', 'sid', 'sub', 'typ'].sort(),
    );
    const second = (await refresh(first)).json();
    expect((await refresh(first)).json().refresh).toBe(second.refresh);
    expect(readClaims(second.access)).toMatchObject({ gen: 1, sub: '1', typ: 'access' });
    expect([await visit(second.access, 'JWT'), await visit(second.access)]).toEqual([200, 401]);
    await shop.send('POST', '/api/token/blacklist/', { json: { refresh: second.refresh } });
    expect(await visit(second.access, 'JWT')).toBe(401);
  });
});

describe('tokens without a type', () => {
  it('are told apart where a spent one matters', async () => {
    shop = await openShop({ TOKEN_TYPE_CLAIM: 'null', ...rotating, REUSE_REVOKES: true });
    const { access, refresh: first } = await signIn(shop.app, 'ada');
    expect(readClaims(access)).not.toHaveProperty('token_type');
    const second = (await refresh(first)).json();
    expect([await verify(access), await verify(second.access), await verify(second.refresh)]).toEqual([
      200, 200, 200,
    ]);
    expect(await visit(second.refresh)).toBe(200);
  });
});

describe('tokens without an id', () => {
  it('are adopted into a session each', async () => {
    shop = await openShop({ JTI_CLAIM: 'null', ...rotating });
    const [one, two] = [1, 2].map((n) => foreign({ token_type: 'refresh', n })) as [string, string];
    const next = (await refresh(one)).json();
    expect((await refresh(one)).json().refresh).toBe(next.refresh);
    expect((await refresh(two)).statusCode).toBe(200);
    const sessions = await shop.database.knex('sessions').select('id');
    expect(sessions).toHaveLength(2);
    await shop.send('POST', '/api/token/blacklist/', { json: { refresh: next.refresh } });
    expect((await refresh(one)).json().detail).toBe('Token is blacklisted');
    expect(await verify(two)).toBe(200);
  });
});

describe('issuer, audience and leeway', () => {
  it('hold for every kind of token', async () => {
    const seconds = { ACCESS_TOKEN_LIFETIME: 10, REFRESH_TOKEN_LIFETIME: 20, LEEWAY: 30 };
    let now = Date.now();
    shop = await openShop({ ISSUER: 'shop', AUDIENCE: ['till'], ...seconds }, { now: () => now });
    const { access, refresh: first } = await signIn(shop.app, 'ada');
    expect(readClaims(first)).toMatchObject({ iss: 'shop', aud: 'till' });
    now += 39_000;
    expect(await visit(access)).toBe(200);
    expect(await visit(foreign({ token_type: 'access', jti: 'a' }))).toBe(401);
    expect((await refresh(first)).statusCode).toBe(200);
    now += 2000;
    expect([await visit(access), (await refresh(first)).statusCode]).toEqual([401, 200]);
    now += 10_000;
    expect((await refresh(first)).statusCode).toBe(401);
  });
});

describe('a key pair', () => {
  it.each(['EdDSA', 'ES256'] as const)('of %s signs the same successor again', async (algorithm) => {
    const { privateKey } = await generateSigningKey(algorithm);
    shop = await openShop({ ALGORITHM: algorithm, ...rotating }, { signingKey: privateKey });
    const { refresh: first } = await signIn(shop.app, 'ada');
    const [a, b] = (await Promise.all([refresh(first), refresh(first)])).map((answer) => answer.json());
    expect(readClaims(a.refresh)).toEqual(readClaims(b.refresh));
    expect(await visit(a.access)).toBe(200);
    expect((await shop.send('GET', '/.well-known/jwks.json')).json().keys).toHaveLength(1);
  });
});
