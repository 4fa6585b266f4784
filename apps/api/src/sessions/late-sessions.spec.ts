// What has judged a password before all sessions of its user ended must not open another one after.
import { fastifyAuth } from '@latchkey/fastify-auth';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { password, signingKey } from '../../testing/shop.ts';
import type { Database } from '../database/connect.ts';
import { createUser, setPassword, userStore } from '../users/user-store.ts';
import { sessionStore } from './session-store.ts';

const rules = { minLength: 15, siteWords: [] };

let database: Database;
let app: FastifyInstance;
/** What happens between the judgement of a password and what comes of it. */
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  database = await openDatabase();
  await createUser(database, { username: 'carl', password });
  meanwhile = () => Promise.resolve();
  const users = userStore(database, rules);
  app = Fastify();
  await app.register(fastifyAuth, {
    signingKey,
    sessions: sessionStore(database),
    users: {
      ...users,
      authenticate: async (...given) => {
        const user = await users.authenticate(...given);
        await meanwhile();
        return user;
      },
      failureTime: () => 0,
    },
  });
});
afterEach(async () => {
  await app.close();
  await database.close();
});

const post = (path: string, payload: object, headers = {}) =>
  app.inject({ method: 'POST', url: `/api/${path}`, payload, headers });
const signIn = () => post('token/', { username: 'carl', password });
const change = (access: string) =>
  post(
    'v1/auth/password/',
    { current_password: password, new_password: 'a password of somebody else' },
    { authorization: `Bearer ${access}` },
  );

it('is a failed sign-in when the password changes meanwhile', async () => {
  meanwhile = () => setPassword(database, 'carl', 'quite another password');
  const answer = await signIn();
  expect([answer.statusCode, answer.json()]).toEqual([
    401,
    { detail: 'No active account found with the given credentials' },
  ]);
  expect(await database.knex('sessions').whereNull('revoked_at')).toEqual([]);
});

it('is a wrong current password when the password changes meanwhile', async () => {
  const { access } = (await signIn()).json<{ access: string }>();
  meanwhile = () => setPassword(database, 'carl', 'quite another password');
  const answer = await change(access);
  expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([400, ['current_password']]);
  meanwhile = () => Promise.resolve();
  const judged = await userStore(database).authenticate('carl', 'quite another password');
  expect(judged?.username).toBe('carl');
});

it('is a good sign-in when nothing happens meanwhile, also after all sessions ended', async () => {
  const { access } = (await signIn()).json<{ access: string }>();
  await post('v1/auth/logout-all/', {}, { authorization: `Bearer ${access}` });
  expect((await signIn()).statusCode).toBe(200);
});
