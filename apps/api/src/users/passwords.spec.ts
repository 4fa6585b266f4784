import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

describe('hashPassword', () => {
  it("writes Django's form with OWASP's cost and a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
    expect(one).toMatch(/^argon2\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/);
    expect(one).not.toBe(two);
  });
});

describe('isPassword', () => {
  it.each([
    ['secret', 'secret', true],
    ['secret', 'Secret', false],
    ['secret', '', false],
    ['secret', '  secret ', true],
    [' secret ', ' secret ', true],
    [' secret ', 'secret', false],
    ['Zo\u00eb', 'Zoe\u0308', true],
  ])('of %j takes %j: %s', async (password, candidate, fits) => {
    expect(await isPassword(await hashPassword(password), candidate)).toBe(fits);
  });

  it("reads a hash of Django's cost from another implementation", async () => {
    const salt = Buffer.from('sixteen byte sal');
    const tag = argon2Sync('argon2id', {
      message: 'secret',
      nonce: salt,
      parallelism: 8,
      tagLength: 32,
      memory: 102_400,
      passes: 2,
    });
    const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const django = `argon2$argon2id$v=19$m=102400,t=2,p=8$${base64(salt)}$${base64(tag)}`;
    expect(await isPassword(django, 'secret')).toBe(true);
    expect(await isPassword(django, 'Secret')).toBe(false);
  });

  it.each([
    undefined,
    '',
    '!unusable',
    'md5$salt$hash',
    'argon2',
    'argon2$garbage',
    'argon2$argon2id$v=19$m=1,t=0,p=0$YQ$YQ',
    'argon2$argon2id$v=19$m=19456,t=2,p=1$a$b',
    'argon2$argon2id$v=19$m=999999,t=99,p=1$c29tZXNhbHQ$c29tZXNhbHQ',
  ])('never fits the hash %j, and does not fail', async (stored) => {
    expect(await isPassword(stored, 'secret')).toBe(false);
  });
});
