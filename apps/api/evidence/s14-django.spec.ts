// S14: whoever comes from Django comes in with the old password and the old tokens. The way back needs a Django: see
// `npm run moving:check`.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { djangoHashes, djangoPassword } from '../testing/django-hashes.ts';
import { type Shop, openShop } from '../testing/shop.ts';

/**
 * Signed by SimpleJWT 5.2.2 with PyJWT 2.6.0, for the user 2, with the key of the specs and a life of a hundred years:
 * `RefreshToken.for_user(user)` and its `access_token`.
 */
const signed = {
  access:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwiZXhwIjo0OTQ5NjU1MDU4LCJpYXQiOjE3OTYwNTUwNTg' +
    'sImp0aSI6ImIyOGRlOTIxYWExZDRmMTFiMjQ5NjlkZTY0ZWQ1NWYyIiwidXNlcl9pZCI6Mn0.5GzdL4n-c4RhBF2H-QWlKCpwCnQpsSS8-BLnx4Til5g',
  refresh:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCIsImV4cCI6NDk0OTY1NTA1OCwiaWF0IjoxNzk2MDU1MDU4' +
    'LCJqdGkiOiI1OWU2NDIzZWJmMzM0MjY4ODRkMTJmNjE2YWI3OTA5YyIsInVzZXJfaWQiOjJ9.qh1sbWHdZvAbgZfmrvhvCJeAb5M54Hx7O74XKkym80c',
};

describe('S14: a user who comes from Django', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.close());

  const signIn = async (password: string) =>
    (await shop.send('POST', '/api/token/', { json: { username: 'carl', password } })).statusCode;
  const storedHash = async () => {
    const row = await shop.database
      .knex<{ username: string; password: string }>('users')
      .where({ username: 'carl' })
      .first();
    return row?.password;
  };

  it.each(djangoHashes)(
    'signs in with a password stored as %s, which is stored anew: %s',
    async (_, hash) => {
      await shop.database.knex('users').where({ username: 'carl' }).update({ password: hash });
      expect(await signIn(`${djangoPassword}!`)).toBe(401);
      expect(await storedHash()).toBe(hash);
      expect(await signIn(djangoPassword)).toBe(200);
      expect(await storedHash()).toMatch(/^argon2\$argon2id\$v=19\$/);
      expect(await signIn(djangoPassword)).toBe(200);
      expect(await signIn(`${djangoPassword}!`)).toBe(401);
    },
  );

  it('goes on with the tokens that SimpleJWT has signed', async () => {
    const me = async (token: string) =>
      (
        await shop.send('GET', '/api/v1/auth/me/', { headers: { authorization: `Bearer ${token}` } })
      ).json<object>();
    expect(await me(signed.access)).toMatchObject({ username: 'carl' });
    const { access } = (
      await shop.send('POST', '/api/token/refresh/', { json: { refresh: signed.refresh } })
    ).json<{ access: string }>();
    expect(await me(access)).toMatchObject({ username: 'carl' });
    for (const token of Object.values(signed)) {
      expect((await shop.send('POST', '/api/token/verify/', { json: { token } })).statusCode).toBe(200);
    }
  });

  it('does not go on with a token of another type, or after its revocation', async () => {
    const refresh = async (token: string) =>
      (await shop.send('POST', '/api/token/refresh/', { json: { refresh: token } })).statusCode;
    expect(await refresh(signed.access)).toBe(401);
    await shop.send('POST', '/api/token/blacklist/', { json: { refresh: signed.refresh } });
    expect(await refresh(signed.refresh)).toBe(401);
  });
});
