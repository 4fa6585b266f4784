import { describe, expect, it } from 'vitest';
import { readHash } from './stored-hash.ts';

const password = 'correct horse bättery ☃';

/**
 * Made by Django 3.2.25 on Python 3.11 (argon2-cffi 21.1, bcrypt 3.2): `PBKDF2PasswordHasher().encode(password, salt)` and
 * its sisters. Those of scrypt, which came with Django 4.0, and of argon2i and argon2d by `hashlib.scrypt` and
 * `argon2.low_level.hash_secret`, in Django's form.
 */
const fixtures = [
  ['pbkdf2_sha256', 'pbkdf2_sha256$260000$seasalt12345$5hvTO64UZXyKeouY564UTuoegksC8pUQA8GSHaxRjKU='],
  ['pbkdf2_sha256', 'pbkdf2_sha256$1000$seasalt12345$GdAeLW4jFKvrrUamxqZPNBS/h+27B6OUULXO70wBSSg='],
  ['pbkdf2_sha1', 'pbkdf2_sha1$1000$seasalt12345$O2yDcae04yu2tTbSvBUt9NY5Pm8='],
  ['argon2id', 'argon2$argon2id$v=19$m=102400,t=2,p=8$c2Vhc2FsdDEyMzQ1$OoUElc+jXaEJrY0yvSEUFA'],
  ['argon2i', 'argon2$argon2i$v=19$m=512,t=2,p=2$c2Vhc2FsdDEyMzQ1$tmawHSi8nP4TsboGPa3Zgw'],
  ['argon2d', 'argon2$argon2d$v=19$m=512,t=2,p=2$c2Vhc2FsdDEyMzQ1$11+rCAJk64zDcMi3LzhQ+Q'],
  ['bcrypt_sha256', 'bcrypt_sha256$$2b$04$R72WFbSwONbKm4huG5xwse2pFnbUnW7xz9Vsy4nH.HcgKkmr44sBi'],
  ['bcrypt_sha256', 'bcrypt_sha256$$2b$12$eTlIpJrlv.k3CAdaVIFe/.rXlzQxBQK18VXmHwsaL/20YPaLpusla'],
  [
    'scrypt',
    'scrypt$16384$seasalt12345$8$1$w/MXvqT7pt8BUwdIxXgEl7dFB6c7Rj1x4IJ/OqWEM7O8m/1BHHq2weHshrElb82wLYAEim9nWvY5hBvFQ4yWfA==',
  ],
  [
    'scrypt',
    'scrypt$16384$seasalt12345$8$5$oeAABfTIlNF6tOtd1qPbljkZ/WmePmPb9RBHo5AqPHOVYGcYfGHMEvUk5qtpIG7+PWSqhNOm9JOz1LSWFU57+g==',
  ],
  [
    'scrypt',
    'scrypt$1024$seasalt12345$8$1$GruA7PXai6i42EdRKqjTE33/24GOhpnqzT2F74SVUBIUb/eXk7LkhQpKFGNTXnekYppTTHSHwDXZ+mOmeX4vGA==',
  ],
] as const;

describe('readHash', () => {
  it.each(fixtures)('reads what Django made: %s, %s', async (kind, stored) => {
    const hash = readHash(stored);
    expect(hash?.kind).toBe(kind);
    expect(await hash?.fits(password)).toBe(true);
    expect(await hash?.fits(`${password} `)).toBe(false);
    expect(await hash?.fits('')).toBe(false);
  });

  it('tells which of two hashes of one kind is dearer', () => {
    const works = fixtures.filter(([kind]) => kind === 'scrypt').map(([, stored]) => readHash(stored)?.work);
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
