import { describe, expect, it } from 'vitest';
import { DatabaseUrlError, readDatabaseUrl } from './database-url.ts';

const limits = { poolSize: 10, statementTimeout: 5000, ca: undefined };
const read = (url: string, ca?: string) => readDatabaseUrl(url, { ...limits, ca });

describe('readDatabaseUrl', () => {
  it.each([
    ['sqlite:shop.sqlite3', 'shop.sqlite3'],
    ['sqlite:/var/lib/a b%20c.sqlite3', '/var/lib/a b%20c.sqlite3'],
    ['sqlite::memory:', ':memory:'],
  ])('takes what follows in %s as it is', (url, file) => {
    expect(read(url)).toEqual({ engine: 'sqlite', file });
  });

  it('reads all parts of a PostgreSQL URL', () => {
    expect(read('postgres://me:p%40ss%2Fw%3Ard@db.example:6543/shop')).toEqual({
      engine: 'postgres',
      host: 'db.example',
      port: 6543,
      user: 'me',
      password: 'p@ss/w:rd',
      database: 'shop',
      tls: false,
      poolSize: 10,
      statementTimeout: 5000,
    });
  });

  it.each([
    ['postgresql://me@db/shop', { host: 'db', port: 5432, password: undefined }],
    ['postgres://me:x@[::1]/shop', { host: '::1' }],
    ['postgres://me@%2Frun%2Fpostgresql/shop', { host: '/run/postgresql' }],
    ['postgres://m%C3%A9:x@db/sh%20op', { user: 'mé', database: 'sh op' }],
    ['postgres://me:x@db/shop?sslmode=disable', { tls: false }],
    ['postgres://me:x@db/shop?sslmode=require', { tls: {} }],
    ['postgres://me:x@db/shop?sslmode=verify-full', { tls: {} }],
    ['postgres://me:x@db/shop?sslmode=no-verify', { tls: { rejectUnauthorized: false } }],
  ])('reads %s', (url, parts) => {
    expect(read(url)).toMatchObject(parts);
  });

  it('trusts the authority that is named', () => {
    expect(read('postgres://me:x@db/shop?sslmode=verify-full', 'PEM')).toMatchObject({ tls: { ca: 'PEM' } });
  });

  const form = 'must be sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE';

  it.each([
    ['', form],
    ['sqlite:', form],
    ['mysql://me:s3cret@db/shop', form],
    ['postgres:me:s3cret@db/shop', form],
    ['postgres://db/shop', form],
    ['postgres://:s3cret@db/shop', form],
    ['postgres://me:s3cret@db', form],
    ['postgres://me:s3cret@db/', form],
    ['postgres://me:s3cret@db/shop/two', form],
    ['postgres://me:s3cret@/shop', form],
    ['postgres://me:s3cret@db:port/shop', form],
    ['postgres://me:s3cret@db:99999/shop', form],
    ['postgres://me:s3cret#s3cret@db/shop', form],
    ['postgres://me:s3cret/s3cret@db/shop', form],
    [
      'postgres://me:s3cret%@db/shop',
      'has a % that is not followed by two hexadecimal digits: write it as %25',
    ],
    [
      'postgres://me:x@db/shop?sslmode=s3cret',
      /^must have one of the sslmodes disable, no-verify, require, ver/,
    ],
    ['postgres://me:x@db/shop?sslmode=prefer', /^must have one of the sslmodes/],
    ['postgres://me:x@db/shop?sslmode=constructor', /^must have one of the sslmodes/],
    ['postgres://me:x@db/shop?s3cret=1', 'may have the parameter sslmode only'],
    ['postgres://me@db/shop?host=/run', 'may have the parameter sslmode only'],
  ])('refuses %s and repeats nothing of it', (url, message) => {
    expect(() => read(url)).toThrow(DatabaseUrlError);
    expect(() => read(url)).toThrow(message);
    expect(() => read(url)).not.toThrow('s3cret');
  });

  it.each(['', '?sslmode=disable', '?sslmode=no-verify'])(
    'refuses an authority that nobody would ask: %j',
    (query) => {
      expect(() => read(`postgres://me:x@db/shop${query}`, 'PEM')).toThrow(
        'must say sslmode=verify-full where DATABASE_CA is set',
      );
    },
  );
});
