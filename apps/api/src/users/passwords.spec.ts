import { describe, expect, it } from 'vitest';
import { hashPassword, hashesFor, matchPassword, nobodysHash } from './passwords.ts';

describe('hashPassword', () => {
  it("writes Django's form with OWASP's cost and a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
    expect(one).toMatch(/^argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/);
    expect(one).not.toBe(two);
  });
});

describe('matchPassword', () => {
  it.each([
    ['secret', 'secret', 'secret'],
    ['secret', 'Secret', undefined],
    ['secret', '', undefined],
    ['secret', '  secret ', 'secret'],
    [' secret ', ' secret ', ' secret '],
    [' secret ', 'secret', undefined],
    ['Zo\u00eb', 'Zoe\u0308', 'Zo\u00eb'],
  ])('of %j and %j finds %j', async (password, candidate, fitting) => {
    expect((await matchPassword(await hashPassword(password), candidate))?.password).toBe(fitting);
  });

  it.each([
    // 'secret', made by hashlib.pbkdf2_hmac and argon2.low_level.hash_secret in Python, in Django's form.
    ['PBKDF2', 'pbkdf2_sha256$1000$seasalt12345$uv+DWdTG//Il8um++dY8rIwWKUtAfdv6lKzIgA1xasM=', true],
    [
      'argon2id at a lower cost',
      'argon2$argon2id$v=19$m=9216,t=4,p=1$c2Vhc2FsdDEyMzQ1$8BZQzwwZaHRzWzaH6IyqilAXqMDG1qpLsV4Npq5+Fxg',
      true,
    ],
    [
      'argon2id at a higher cost',
      'argon2$argon2id$v=19$m=47104,t=1,p=1$c2Vhc2FsdDEyMzQ1$4SdS9uMfS7S2sfK4MBxbdFBfi5rJpKkkNP9/y6pyAw0',
      false,
    ],
  ])('tells whether the hash is weaker than it could be: %s', async (_kind, stored, isOutdated) => {
    expect(await matchPassword(stored, 'secret')).toEqual({ password: 'secret', isOutdated });
  });

  it('leaves its own hashes as they are', async () => {
    expect(await matchPassword(await hashPassword('secret'), 'secret')).toMatchObject({ isOutdated: false });
  });

  it.each([
    undefined,
    '',
    '!unusable',
    'md5$salt$hash',
    'argon2$argon2id$v=19$m=1,t=0,p=0$YQ$YQ',
    'argon2$argon2id$v=19$m=19456,t=2,p=1$a$b',
    'argon2$argon2id$v=19$m=8,t=1,p=99$c29tZXNhbHQ$c29tZXNhbHQ',
    `scrypt$1000$salt$8$1$${'A'.repeat(86)}==`,
    `scrypt$1$salt$8$1$${'A'.repeat(86)}==`,
    `scrypt$4$salt$99$99$${'A'.repeat(86)}==`,
    `bcrypt_sha256$$2b$03$${'a'.repeat(53)}`,
    `bcrypt_sha256$$2b$04$${'.'.repeat(53)}`,
  ])('finds nothing in the hash %j, and does not fail', async (stored) => {
    expect(await matchPassword(stored, 'secret')).toBeUndefined();
  });

  it('lets nobody in whose hash is not there, whatever they know', async () => {
    expect(await matchPassword(undefined, await nobodysHash)).toBeUndefined();
  });
});

describe('hashesFor', () => {
  it.each([
    ['secret', 1],
    [' secret', 2],
    [' Zoe\u0308', 3],
  ])('of %j is %d', (password, count) => {
    expect(hashesFor(password)).toBe(count);
  });
});
