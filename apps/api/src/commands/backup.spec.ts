import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { ServerLockedError, lockServer } from '../database/server-lock.ts';
import { createUser } from '../users/user-store.ts';
import { BackupError, runCopy } from './backup.ts';

let folder: string;
let database: Database;

const at = (name: string) => join(folder, name);
const options = (name: string) => ({ engine: 'sqlite', file: at(name) }) as const;
const copy = (name: 'backup' | 'restore', file: string, of = 'shop.sqlite3') =>
  runCopy({ name, file: at(file) }, { database: options(of) }, () => undefined);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  database = connect(options('shop.sqlite3'));
  await migrate(database);
  await createUser(database, { username: 'carl', password: 'a password of carl' });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('backup', () => {
  it('makes one whole file for its owner alone, beside a database in use', async () => {
    expect(await copy('backup', 'copy.sqlite3')).toMatch(
      /^Copied .*shop\.sqlite3 into .*copy\.sqlite3, \d+\.\d MB/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite3']);
    expect(statSync(at('copy.sqlite3')).mode & 0o777).toBe(0o600);
    const copied = new Sqlite(at('copy.sqlite3'), { readonly: true });
    expect(copied.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copied.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copied.prepare('select username from users').pluck().all()).toEqual(['carl']);
    copied.close();
  });

  it.each([
    ['copy.sqlite3', 'copy.sqlite3 is there already: nothing is overwritten'],
    ['copy.sqlite3.part', 'copy.sqlite3.part is there: a copy is being made, or one was broken off'],
  ])('touches nothing where %s is', async (name, message) => {
    writeFileSync(at(name), 'precious');
    await expect(copy('backup', 'copy.sqlite3')).rejects.toThrow(BackupError);
    await expect(copy('backup', 'copy.sqlite3')).rejects.toThrow(message);
    expect(statSync(at(name)).size).toBe(8);
  });

  it('says where there is no database, and makes none', async () => {
    await expect(copy('backup', 'copy.sqlite3', 'nothing.sqlite3')).rejects.toThrow(/there is no file/);
    expect([existsSync(at('nothing.sqlite3')), existsSync(at('copy.sqlite3'))]).toEqual([false, false]);
  });

  it('leaves nothing behind in a folder that is not there', async () => {
    await expect(copy('backup', 'nowhere/copy.sqlite3')).rejects.toThrow(/cannot be made/);
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('of a database in memory is refused', async () => {
    const memory = { engine: 'sqlite', file: ':memory:' } as const;
    const backup = runCopy({ name: 'backup', file: at('copy') }, { database: memory }, () => undefined);
    await expect(backup).rejects.toThrow('backup needs a database in a file');
  });

  it.each([
    ['backup', 'backup is for SQLite; on PostgreSQL run: pg_dump --format=custom --file=copy DATABASE_URL'],
    [
      'restore',
      'restore is for SQLite; on PostgreSQL run: pg_restore --exit-on-error --dbname=DATABASE_URL copy',
    ],
  ] as const)(
    'of PostgreSQL is not done here: %s says what to run, and no password',
    async (name, message) => {
      const postgres = {
        engine: 'postgres',
        host: 'db',
        port: 5432,
        user: 'me',
        password: 'secret',
        database: 'shop',
        tls: false,
        poolSize: 1,
        statementTimeout: 1000,
      } as const;
      const done = runCopy({ name, file: 'copy' }, { database: postgres }, () => undefined);
      await expect(done).rejects.toThrow(new BackupError(message));
    },
  );
});

describe('restore', () => {
  beforeEach(() => copy('backup', 'copy.sqlite3'));

  it('makes the database again, in a folder that it makes, too', async () => {
    expect(await copy('restore', 'copy.sqlite3', 'new/shop.sqlite3')).toMatch(
      /^Restored .*shop\.sqlite3 from/,
    );
    const restored = connect(options('new/shop.sqlite3'));
    expect(await migrate(restored)).toEqual([]);
    expect(await restored.knex('users').pluck('username')).toEqual(['carl']);
    await restored.close();
    expect(statSync(at('new/shop.sqlite3')).mode & 0o777).toBe(0o600);
    expect(statSync(at('new')).mode & 0o777).toBe(0o700);
  });

  it('is refused where a database is', async () => {
    await expect(copy('restore', 'copy.sqlite3')).rejects.toThrow(
      /is there already: restore wants an empty place/,
    );
  });

  it('is refused where a log of one was left', async () => {
    writeFileSync(at('new.sqlite3-wal'), '');
    await expect(copy('restore', 'copy.sqlite3', 'new.sqlite3')).rejects.toThrow(
      /new\.sqlite3-wal is there already/,
    );
  });

  it('is refused where a server runs', async () => {
    const unlock = lockServer(options('new.sqlite3'));
    await expect(copy('restore', 'copy.sqlite3', 'new.sqlite3')).rejects.toThrow(ServerLockedError);
    unlock();
  });

  it.each([
    ['text', 'x'.repeat(5000)],
    ['nothing', ''],
  ])('is refused for a file that has %s in it', async (_what, content) => {
    writeFileSync(at('bad'), content);
    await expect(copy('restore', 'bad', 'new.sqlite3')).rejects.toThrow(/bad is not a database of the shop/);
    expect(existsSync(at('new.sqlite3'))).toBe(false);
  });

  it('keeps nothing of a copy that was damaged', async () => {
    const bytes = new Sqlite(at('copy.sqlite3'));
    bytes.unsafeMode(true);
    bytes.pragma('writable_schema = ON');
    bytes.exec("update sqlite_master set rootpage = 2 where name = 'products'");
    bytes.close();
    await expect(copy('restore', 'copy.sqlite3', 'new.sqlite3')).rejects.toThrow(/not whole|malformed/);
    expect(readdirSync(folder).filter((name) => /^new.*(sqlite3|part)$/.test(name))).toEqual([]);
  });
});
