import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import type { Database } from '../database/connect.ts';
import { hashPassword } from './passwords.ts';
import { createUser, purgeUser, setUserState, userStore } from './user-store.ts';

describe('a person', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const obtain = (username: string, word = password) =>
    shop.send('POST', '/api/token/', { json: { username, password: word } });

  it.each([
    ['nobody', password],
    ['ina', password],
    ['carl', 'wrong'],
    ['CARL', password],
    ['carl', 'x'.repeat(1000)],
    ['ünïcödé-☃', password],
  ])('named %j is told the same as anybody else who may not sign in', async (username, word) => {
    const answer = await obtain(username, word);
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toBe('{"detail":"No active account found with the given credentials"}');
  });

  it('signs in with spaces around the name, or another spelling of its characters', async () => {
    await createUser(shop.database, { username: 'Zoë', password });
    expect((await obtain('  carl ')).statusCode).toBe(200);
    expect((await obtain('Zoe\u0308')).statusCode).toBe(200);
  });

  it('who is deactivated is told so by every token, and goes on with the old ones when back', async () => {
    await createUser(shop.database, { username: 'flip', password });
    const { access, refresh } = await signIn(shop.app, 'flip');
    const list = () =>
      shop.send('GET', '/api/v0/products/', { headers: { authorization: `Bearer ${access}` } });
    const renew = () => shop.send('POST', '/api/token/refresh/', { json: { refresh } });

    await setUserState(shop.database, 'flip', 'inactive');
    expect((await list()).json()).toEqual({ detail: 'User is inactive', code: 'user_inactive' });
    expect((await renew()).json()).toEqual({ detail: 'No active account found for the given token.' });

    await setUserState(shop.database, 'flip', 'deleted');
    expect((await list()).json()).toEqual({ detail: 'User not found', code: 'user_not_found' });
    expect((await renew()).statusCode).toBe(401);

    await setUserState(shop.database, 'flip', 'active');
    expect((await list()).statusCode).toBe(200);
    expect((await renew()).json()).toEqual({ access: expect.any(String) });
  });

  it.each(['a\0b', '\0', '\ud800', 'carl\0'])('is nobody with the name %j', async (username) => {
    expect(await userStore(shop.database).authenticate(username, password)).toBeUndefined();
  });

  it.each([0, 2_147_483_647, 2_147_483_648, 2 ** 53, 1e300])('is nobody with the id %d', async (id) => {
    expect(await userStore(shop.database).findById(id)).toBeUndefined();
  });

  describe('with a hash that Django made', () => {
    // 'correct horse battery': hashlib.pbkdf2_hmac('sha256', …, b'seasalt12345', 1000) in Python, in Django's form.
    const django = 'pbkdf2_sha256$1000$seasalt12345$YtOyTd8OUYnXnZ26vcksSMHyE7L/PId9xDjpPKK6Sb0=';
    const stored = async () =>
      (await shop.database.knex('users').where({ username: 'django' }).first<{ password: string }>())
        .password;
    beforeEach(async () => {
      await createUser(shop.database, { username: 'django', password });
      await shop.database.knex('users').where({ username: 'django' }).update({ password: django });
    });
    afterEach(() => purgeUser(shop.database, 'django'));

    it('gets a better one when they sign in', async () => {
      expect((await obtain('django')).statusCode).toBe(200);
      expect(await stored()).toMatch(/^argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect((await obtain('django')).statusCode).toBe(200);
    });

    it('keeps it when somebody else fails', async () => {
      expect((await obtain('django', 'wrong')).statusCode).toBe(401);
      expect(await stored()).toBe(django);
    });

    it('gets a better one for the password that fits, not for how it was typed', async () => {
      expect((await obtain('django', `  ${password} `)).statusCode).toBe(200);
      expect((await obtain('django', password)).statusCode).toBe(200);
    });

    it('keeps a password that was changed while they were signing in', async () => {
      const changed = await hashPassword('changed');
      const database: Database = {
        ...shop.database,
        write: async (work) => {
          await shop.database.knex('users').where({ username: 'django' }).update({ password: changed });
          return shop.database.write(work);
        },
      };
      expect(await userStore(database).authenticate('django', password)).toMatchObject({
        username: 'django',
      });
      expect(await stored()).toBe(changed);
    });
  });

  it('finds out who they are', async () => {
    expect((await shop.send('GET', '/api/v1/auth/me/', { as: 'ada' })).json()).toEqual({
      id: 1,
      username: 'ada',
      is_staff: true,
    });
    expect((await shop.send('GET', '/api/v1/auth/me/')).statusCode).toBe(401);
  });
});
