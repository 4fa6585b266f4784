import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, connect } from './connect.ts';
import { isUnavailable } from './errors.ts';
import { holdLock } from './file-lock.ts';
import { migrate } from './migrate.ts';
import { ServerLockedError, lockServer } from './server-lock.ts';

let folder: string;
let file: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  file = join(folder, 'deep', 'down', 'shop.sqlite3');
  database = connect({ engine: 'sqlite', file });
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const insert = () =>
  database.write((trx) => trx('products').insert({ name: 'x', price: '1.00', currency: '€' }));

describe('connect', () => {
  it('makes the file, writes ahead and asks the disk to keep it', async () => {
    expect(await database.knex.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await database.knex.raw('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await database.knex.raw('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  it('makes the file for its owner alone, as it keeps secrets, and those beside it', async () => {
    await insert();
    const modes = readdirSync(dirname(file)).map((name) => [
      name,
      statSync(join(dirname(file), name)).mode & 0o777,
    ]);
    expect(modes).toEqual([
      ['shop.sqlite3', 0o600],
      ['shop.sqlite3-shm', 0o600],
      ['shop.sqlite3-wal', 0o600],
    ]);
  });

  it('leaves the rights of a file that is there as they are', async () => {
    const other = join(folder, 'other.sqlite3');
    writeFileSync(other, '', { mode: 0o640 });
    chmodSync(other, 0o640);
    const opened = connect({ engine: 'sqlite', file: other });
    await migrate(opened);
    await opened.close();
    expect(statSync(other).mode & 0o777).toBe(0o640);
  });

  it('cannot write with a prepared query', async () => {
    const remove = database.prepare('delete from products returning id');
    await insert();
    await expect(remove.all()).rejects.toThrow('attempt to write a readonly database');
  });

  describe('while another process holds the lock', () => {
    let other: Sqlite.Database;
    beforeEach(() => {
      other = new Sqlite(file);
      other.exec('BEGIN IMMEDIATE');
    });
    afterEach(() => {
      other.close();
    });

    it('reads', async () => {
      expect(await database.prepare('select * from products').all()).toEqual([]);
    });

    it('writes when the lock is free again', async () => {
      const written = insert();
      await database.knex('users');
      other.exec('COMMIT');
      await written;
      expect(await database.knex('products')).toHaveLength(1);
    });

    it('gives up in the end with an error that may be tried again', async () => {
      const error = await insert().catch((thrown: unknown) => thrown);
      expect(isUnavailable(error)).toBe(true);
    });
  });
});

describe('exclusively', () => {
  it('frees the lock after work that failed', async () => {
    await expect(database.exclusively(() => Promise.reject(new Error('half way')))).rejects.toThrow(
      'half way',
    );
    expect(await database.exclusively(() => Promise.resolve('my turn'))).toBe('my turn');
  });

  it('waits until another process has finished', async () => {
    const free = holdLock(`${file}.migration-lock`);
    const said: string[] = [];
    const turn = database.exclusively(async () => said.push('second'));
    await database.knex('users');
    said.push('first');
    free();
    await turn;
    expect(said).toEqual(['first', 'second']);
  });
});

describe('lockServer', () => {
  it('refuses a second server on one file until the first has gone', () => {
    const unlock = lockServer({ engine: 'sqlite', file });
    expect(() => lockServer({ engine: 'sqlite', file })).toThrow(ServerLockedError);
    unlock();
    lockServer({ engine: 'sqlite', file })();
  });

  it('has nothing against two databases in memory', () => {
    lockServer({ engine: 'sqlite', file: ':memory:' })();
    lockServer({ engine: 'sqlite', file: ':memory:' })();
  });
});
