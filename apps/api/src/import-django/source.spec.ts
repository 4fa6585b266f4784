import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DjangoShop, makeDjangoShop } from '../../testing/django-shop.ts';
import { readConfig } from '../config.ts';
import { ImportError } from './import-error.ts';
import { runImport } from './import-command.ts';

let folder: string;
let django: DjangoShop;
let original: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  django = await makeDjangoShop();
  original = django.from.replace('sqlite:', '');
  await django.add('auth_user', { id: 1, username: 'ada' });
  const many = Array.from({ length: 3000 }, (_, i) => ({ name: `Part ${i}`, price: 2, currency: '€' }));
  await django.knex.batchInsert('shop_product', many, 400);
});
afterEach(async () => {
  await django.drop();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'django.sqlite3');
const run = (from = file()) =>
  runImport(
    { name: 'import-django', from, isDryRun: false, prefix: undefined, tables: new Map() },
    readConfig({ DATABASE_URL: `sqlite:${join(folder, 'ours', 'shop.sqlite3')}` }),
    () => undefined,
  );

/** Says why, in one line, and does not even make the database that it would go into. */
async function refused(message: string | RegExp, from = file()): Promise<void> {
  const error: unknown = await run(from).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ImportError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toContain('\n');
  expect(readdirSync(folder)).not.toContain('ours');
}

describe('a source', () => {
  it('is read, and left as it is to the byte', async () => {
    const before = readFileSync(original);
    expect(await run(original)).toMatch(/products +3000 new/);
    expect(readFileSync(original).equals(before)).toBe(true);
  });

  it('that is not there is not made', async () => {
    await refused(/^there is no file .*django\.sqlite3$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a folder is none', async () => {
    await refused('there is no file', folder);
  });

  it('that is empty is named', async () => {
    writeFileSync(file(), '');
    await refused(/django\.sqlite3 is empty$/);
  });

  it('without tables is named', async () => {
    const database = new Sqlite(file());
    database.exec('create table t (id); drop table t');
    database.close();
    await refused(/^the source has no tables$/);
  });

  it.each([
    'not a database, but long enough to have the head of one. '.repeat(20),
    'PK\u0003\u0004'.repeat(200),
  ])('that is no database is named: %j', async (text) => {
    writeFileSync(file(), text);
    await refused(/django\.sqlite3 is no SQLite database$/);
  });

  it.each([
    ['cut in half', (size: number) => truncateSync(file(), Math.floor(size / 8192) * 4096)],
    [
      'overwritten in its middle',
      (size: number) => {
        const bytes = readFileSync(file());
        bytes.fill(0xa5, Math.floor(size / 2), Math.floor(size / 2) + 9000);
        writeFileSync(file(), bytes);
      },
    ],
  ])('that was %s is damaged', async (_how, damage) => {
    copyFileSync(original, file());
    damage(readFileSync(file()).length);
    await refused(/django\.sqlite3 is damaged$/);
  });

  it('that was copied in the middle of a write is not believed', async () => {
    const writer = new Sqlite(original);
    writer.pragma('cache_size = 2');
    writer.exec(`begin; update shop_product set price = 3, name = name || ' changed'`);
    copyFileSync(original, file());
    copyFileSync(`${original}-journal`, `${file()}-journal`);
    writer.exec('rollback');
    writer.close();
    await refused(/cannot be read as it stands: if a write was cut off, let Django open it once/);
  });

  it('of another program has no users', async () => {
    const database = new Sqlite(file());
    database.exec('create table notes (id integer primary key, text text)');
    database.close();
    await refused(/^the source has no table for users, with the columns id, username, password/);
  });

  it.each([
    ['postgres://nobody', '--from must be sqlite:PATH'],
    ['postgres://a:b@127.0.0.1:1/c', 'PostgreSQL at 127.0.0.1:1 cannot be reached'],
    ['postgres://a:b@127.0.0.1:1/c?ssl=1', '--from may have the parameter sslmode only'],
  ])('that cannot be reached is named: %s', async (from, message) => {
    await refused(message, from);
  });
});
