import { describe, expect, it } from 'vitest';
import { djangoHashes, djangoPassword } from '../../testing/django-hashes.ts';
import { readHash } from './stored-hash.ts';

describe('readHash', () => {
  it.each(djangoHashes)('reads what Django made: %s, %s', async (kind, stored) => {
    const hash = readHash(stored);
    expect(hash?.kind).toBe(kind);
    expect(await hash?.fits(djangoPassword)).toBe(true);
    expect(await hash?.fits(`${djangoPassword} `)).toBe(false);
    expect(await hash?.fits('')).toBe(false);
  });

  it('tells which of two hashes of one kind is dearer', () => {
    const works = djangoHashes
      .filter(([kind]) => kind === 'scrypt')
      .map(([, stored]) => readHash(stored)?.work);
    expect(works).toEqual([131_072, 655_360, 8192]);
  });

  const sha256 = 'A'.repeat(43);
  const scrypt = 'A'.repeat(86);
  const bcrypt = 'a'.repeat(53);
  it.each([
    '',
    '!',
    '!unusable',
    'plain text',
    'md5$salt$hash',
    'sha1$salt$hash',
    'unsalted_md5$$hash',
    'bcrypt$$2b$12$eTlIpJrlv.k3CAdaVIFe/.rXlzQxBQK18VXmHwsaL/20YPaLpusla',
    'argon2',
    'argon2$garbage',
    'argon2$argon2id$v=16$m=512,t=2,p=2$c2VhOHNhbHQ$c2Vhc2FsdA',
    'argon2$argon2id$v=19$m=999999,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ',
    'argon2$argon2id$v=19$m=262144,t=99,p=1$c29tZXNhbHQ$c29tZXNhbHQ',
    'argon2$argon2id$v=19$m=1e3,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHQ',
    `pbkdf2_sha256$0$salt$${sha256}=`,
    `pbkdf2_sha256$-1$salt$${sha256}=`,
    `pbkdf2_sha256$4000001$salt$${sha256}=`,
    `pbkdf2_sha256$99999999999999999999$salt$${sha256}=`,
    `pbkdf2_sha256$1000$$${sha256}=`,
    `pbkdf2_sha256$1000$salt$${sha256.slice(1)}=`,
    `pbkdf2_sha256$1000$salt$${sha256}=\n`,
    `pbkdf2_sha512$1000$salt$${sha256}=`,
    'pbkdf2_sha256$1000$salt$',
    `scrypt$16384$salt$8$1$${scrypt.slice(4)}==`,
    `scrypt$1048576$salt$8$1$${scrypt}==`,
    `scrypt$16384$salt$0$1$${scrypt}==`,
    `scrypt$16384$salt$8$999$${scrypt}==`,
    `bcrypt_sha256$$2b$15$${bcrypt}`,
    `bcrypt_sha256$$2b$31$${bcrypt}`,
    `bcrypt_sha256$$1$12$${bcrypt}`,
    `bcrypt_sha256$$2b$12$${bcrypt}a`,
    'bcrypt_sha256$',
  ])('has no use for %j', (stored) => {
    expect(readHash(stored)).toBeUndefined();
  });
});
