// Rotation that cannot fork: however a refresh token is repeated, lost or stolen, it has one successor or its session ends.
import { fastifyAuth } from '@latchkey/fastify-auth';
import type { TokenPair } from '@latchkey/tokens';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { password, signIn, signingKey } from '../../testing/shop.ts';
import type { Database } from '../database/connect.ts';
import { createUser, userStore } from '../users/user-store.ts';
import { sessionStore } from './session-store.ts';

const blacklisted = { detail: 'Token is blacklisted', code: 'token_not_valid' };
const grace = 30;

let database: Database;
let apps: FastifyInstance[];

/** A server of the token endpoints alone, on the spec's database. */
async function openServer(): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify();
  await app.register(fastifyAuth, {
    users: userStore(database),
    sessions: sessionStore(database),
    signingKey,
    rotateRefreshTokens: true,
    blacklistAfterRotation: true,
    refreshGrace: grace,
    reuseRevokes: true,
  });
  apps.push(app);
  return app;
}

const post = (app: FastifyInstance, path: string, payload: object, userAgent = 'spec') =>
  app.inject({ method: 'POST', url: `/api/token/${path}`, payload, headers: { 'user-agent': userAgent } });
const refresh = (app: FastifyInstance, token: string, userAgent?: string) =>
  post(app, 'refresh/', { refresh: token }, userAgent);
const pairOf = async (app: FastifyInstance, token: string) => (await refresh(app, token)).json<TokenPair>();
const me = (app: FastifyInstance, access: string) =>
  app.inject({ url: '/api/v1/auth/me/', headers: { authorization: `Bearer ${access}` } });

/** Lets time pass: the database's clock stands, its times move. */
const pass = (seconds: number) =>
  database.knex('sessions').update({ rotated_at: database.knex.raw('rotated_at - ?', [seconds * 1000]) });

async function open(app: FastifyInstance): Promise<TokenPair> {
  const answer = await post(app, '', { username: 'carl', password });
  return answer.json<TokenPair>();
}

beforeEach(async () => {
  apps = [];
  database = await openDatabase();
  await createUser(database, { username: 'carl', password });
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await database.close();
});

describe('a refresh token', () => {
  it('gets the same answer again when the first was lost: at once, after 20 s, and after 3 h unused', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const first = await pairOf(app, token);
    expect((await pairOf(app, token)).refresh).toBe(first.refresh);
    await pass(20);
    expect((await pairOf(app, token)).refresh).toBe(first.refresh);
    await pass(3 * 3600);
    const late = await pairOf(app, token);
    expect(late.refresh).toBe(first.refresh);
    expect((await me(app, late.access)).statusCode).toBe(200);
  });

  it('is given back while it is new', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const first = await pairOf(app, token);
    const again = await pairOf(app, first.refresh);
    expect(again.refresh).toBe(first.refresh);
    expect((await me(app, again.access)).statusCode).toBe(200);
    await pass(grace + 1);
    expect((await pairOf(app, first.refresh)).refresh).not.toBe(first.refresh);
  });

  it.each([
    ['an access token', async (app: FastifyInstance, pair: TokenPair) => me(app, pair.access)],
    ['a refresh token', async (app: FastifyInstance, pair: TokenPair) => refresh(app, pair.refresh)],
  ])('ends its session when it comes back after %s of its successor was used', async (_which, use) => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const next = await pairOf(app, token);
    await use(app, next);
    await pass(grace + 1);
    const stolen = await refresh(app, token);
    expect([stolen.statusCode, stolen.json()]).toEqual([401, blacklisted]);
    expect((await refresh(app, next.refresh)).json()).toEqual(blacklisted);
    expect((await me(app, next.access)).statusCode).toBe(401);
    expect(await database.knex('sessions').first('revoked_reason')).toEqual({ revoked_reason: 'reuse' });
  });

  it('ends its session when it is older than the one before', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const second = await pairOf(app, token);
    await pass(grace + 1);
    const third = await pairOf(app, second.refresh);
    expect((await refresh(app, token)).json()).toEqual(blacklisted);
    expect((await refresh(app, third.refresh)).json()).toEqual(blacklisted);
  });

  it('ends its session when another user agent repeats it', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const next = await pairOf(app, token);
    expect((await refresh(app, token, 'thief')).json()).toEqual(blacklisted);
    expect((await refresh(app, next.refresh)).json()).toEqual(blacklisted);
  });

  it('does not come to life again after a day', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    await pairOf(app, token);
    await pass(24 * 3600 + 1);
    expect((await refresh(app, token)).json()).toEqual(blacklisted);
  });

  it('verifies as long as it would be answered', async () => {
    const app = await openServer();
    const { refresh: token } = await open(app);
    const next = await pairOf(app, token);
    const verify = async () => (await post(app, 'verify/', { token })).statusCode;
    expect(await verify()).toBe(200);
    await me(app, next.access);
    await pass(grace + 1);
    expect(await verify()).toBe(400);
    expect((await me(app, next.access)).statusCode).toBe(200);
  });

  it('is not mistaken for one that is spent when it is an access token', async () => {
    const app = await openServer();
    const { access, refresh: token } = await open(app);
    await pairOf(app, token);
    await pass(grace + 1);
    expect((await refresh(app, access)).json()).toMatchObject({ detail: 'Token has wrong type' });
    expect((await me(app, access)).statusCode).toBe(200);
  });

  it('opens other sessions of the same user all the same', async () => {
    const app = await openServer();
    const other = await open(app);
    const { refresh: token } = await open(app);
    await pairOf(app, token);
    await refresh(app, token, 'thief');
    expect((await me(app, other.access)).statusCode).toBe(200);
    await expect(signIn(app, 'carl')).resolves.toHaveProperty('access');
  });
});
