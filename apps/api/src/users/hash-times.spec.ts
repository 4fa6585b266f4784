import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import type { Database } from '../database/connect.ts';
import { HashTimes } from './hash-times.ts';
import type { StoredHash } from './stored-hash.ts';

const pbkdf2 = (iterations: number) => `pbkdf2_sha256$${iterations}$salt$${'A'.repeat(43)}=`;
const scrypt = `scrypt$1024$salt$8$1$${'A'.repeat(86)}==`;

describe('HashTimes', () => {
  let database: Database;
  let measured: string[];
  beforeEach(async () => {
    database = await openDatabase();
    measured = [];
  });
  afterEach(() => database.close());

  const keep = async (...passwords: string[]) => {
    const first = (await database.knex('users')).length;
    const rows = passwords.map((password, i) => {
      const username = `user-${first + i}`;
      return { username, folded_username: username, password };
    });
    await database.knex.batchInsert('users', rows, 100);
  };

  /** A machine that takes 40 ms for what is made now, and a millisecond for a thousand iterations. */
  const measure = async ({ kind, work }: StoredHash) => {
    measured.push(`${kind} ${work}`);
    return kind === 'pbkdf2_sha256' ? work / 1000 : 40;
  };

  it('gives failures a quarter more than the current kind takes', async () => {
    await keep('!', 'md5$a$b', '');
    expect(await new HashTimes(database, measure).failureTime('wrong')).toBe(50);
    expect(measured).toEqual(['argon2id 38912']);
  });

  it('measures the dearest hash of each kind in the database, once', async () => {
    await keep(pbkdf2(260_000), scrypt, pbkdf2(600_000), pbkdf2(1000), pbkdf2(9_000_000));
    const times = new HashTimes(database, measure);
    expect(await Promise.all([times.failureTime('wrong'), times.failureTime('wrong')])).toEqual([750, 750]);
    expect(measured).toEqual([
      'argon2id 38912',
      'pbkdf2_sha256 260000',
      'scrypt 8192',
      'pbkdf2_sha256 600000',
    ]);
  });

  it('looks at all users, however many', async () => {
    await keep(...Array<string>(2100).fill(scrypt), pbkdf2(100_000));
    expect(await new HashTimes(database, measure).failureTime('wrong')).toBe(125);
  });

  it('gives failures more time for a minute when the machine has become busier', async () => {
    const times = new HashTimes(database, measure);
    times.took(100, 'wrong', 0);
    times.took(20, 'wrong', 10);
    expect(await times.failureTime('wrong', 59_000)).toBe(125);
    expect(await times.failureTime('wrong', 121_000)).toBe(50);
  });

  it('takes a check of several spellings for as many checks', async () => {
    const times = new HashTimes(database, measure);
    times.took(300, ' Zoe\u0308', 0);
    expect(await times.failureTime('wrong', 0)).toBe(125);
  });

  it('gives a password time for each of its spellings', async () => {
    expect(await new HashTimes(database, measure).failureTime(' Zoe\u0308')).toBe(150);
  });

  it('learns of a kind that comes later', async () => {
    const times = new HashTimes(database, measure);
    expect(await times.failureTime('wrong')).toBe(50);
    times.see(pbkdf2(200_000));
    times.see(pbkdf2(100_000));
    times.see('!');
    expect(await times.failureTime('wrong')).toBe(250);
    expect(measured).toEqual(['argon2id 38912', 'pbkdf2_sha256 200000']);
  });

  it('asks the database again when it failed', async () => {
    const times = new HashTimes(database, measure);
    await database.knex.schema.renameTable('users', 'people');
    await expect(times.failureTime('wrong')).rejects.toThrow('users');
    await database.knex.schema.renameTable('people', 'users');
    expect(await times.failureTime('wrong')).toBe(50);
  });

  it('measures a real hash', async () => {
    expect(await new HashTimes(database).failureTime('wrong')).toBeGreaterThan(0);
  });
});
