import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import type { Database } from '../database/connect.ts';
import { cleanAudit, removeOldAudit } from './audit-cleaner.ts';

const day = 86_400_000;

describe('the end of audit rows', () => {
  let database: Database;
  let app: FastifyInstance;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    database = await openDatabase();
    app = Fastify();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await app.close();
    await database.close();
  });

  const add = (age: number, count = 1) => {
    const row = {
      ...{ time: Date.now() - age * day, event: 'sign_in', user: null, username: '', actor: null },
      ...{ actor_username: '', session: null, ip: '', user_agent: '', detail: `${age}` },
    };
    return database.knex.batchInsert('audit', Array<typeof row>(count).fill(row), 50);
  };
  const details = () => database.knex('audit').orderBy('time').pluck<string[]>('detail');

  it('is after so many days', async () => {
    for (const age of [29, 400, 31, 0]) await add(age);
    expect(await removeOldAudit(database, 365)).toBe(1);
    expect(await details()).toEqual(['31', '29', '0']);
    expect(await removeOldAudit(database, 30)).toBe(1);
    expect(await details()).toEqual(['29', '0']);
    expect(await removeOldAudit(database, 30)).toBe(0);
  });

  it('is for all of very many, and leaves the others as safe as before', async () => {
    await add(31, 2500);
    await add(1);
    expect(await removeOldAudit(database, 30)).toBe(2500);
    expect(await details()).toEqual(['1']);
    await expect(database.knex('audit').delete()).rejects.toThrow('audit rows are removed by age only');
  });

  it('comes while the app runs', async () => {
    await add(31);
    await add(1);
    cleanAudit(app, database, 30);
    vi.advanceTimersByTime(600_000);
    await expect.poll(details).toEqual(['1']);
  });

  it('does not come where they are kept for good', async () => {
    const timers = vi.getTimerCount();
    cleanAudit(app, database, 0);
    expect(vi.getTimerCount()).toBe(timers);
    cleanAudit(app, database, 1);
    expect(vi.getTimerCount()).toBe(timers + 1);
  });
});
