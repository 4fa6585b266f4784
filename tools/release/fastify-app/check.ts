// Signs in, verifies and refreshes through the installed plugin, and reads its tokens with the installed words.
import assert from 'node:assert/strict';
import { isExpired, readClaims, type TokenPair, tokenPaths } from '@latchkey/tokens';
import { buildShop, password } from './shop.ts';

let now = Date.now();
const app = await buildShop({ accessTokenLifetime: 60, rotateRefreshTokens: true, now: () => now });

async function post(path: string, payload: object): Promise<{ status: number; body: Partial<TokenPair> }> {
  const answer = await app.inject({ method: 'POST', url: `/api/${path}`, payload });
  return { status: answer.statusCode, body: answer.json() };
}

async function statusOfProducts(access: string): Promise<number> {
  const headers = { authorization: `Bearer ${access}` };
  return (await app.inject({ url: '/api/v0/products/', headers })).statusCode;
}

const refused = await post(tokenPaths.obtain, { username: 'carol', password: 'wrong' });
assert.equal(refused.status, 401);

const { status, body } = await post(tokenPaths.obtain, { username: 'carol', password });
const { access = '', refresh = '' } = body;
assert.equal(status, 200);
assert.equal(readClaims(access)?.user_id, '2');
assert.equal(await statusOfProducts(access), 200);
assert.equal(await statusOfProducts(refresh), 401);
assert.equal((await post(tokenPaths.verify, { token: access })).status, 200);

now += 61_000;
assert.equal(isExpired(readClaims(access) ?? {}, now / 1000), true);
assert.equal(await statusOfProducts(access), 401);
assert.equal((await post(tokenPaths.verify, { token: access })).status, 401);

const renewed = await post(tokenPaths.refresh, { refresh });
assert.equal(renewed.status, 200);
assert.notEqual(renewed.body.refresh, refresh);
assert.equal(await statusOfProducts(renewed.body.access ?? ''), 200);
