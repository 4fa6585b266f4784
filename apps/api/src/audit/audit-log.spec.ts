import { auditEvents } from '@latchkey/dto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import type { Database } from '../database/connect.ts';
import { createUser } from '../users/user-store.ts';
import { type AuditEntry, commandLine, writeAudit } from './audit-log.ts';

describe('the audit log', () => {
  let database: Database;
  let eve: number;
  beforeEach(async () => {
    database = await openDatabase();
    eve = await createUser(database, { username: 'eve', password: 'p' });
  });
  afterEach(() => database.close());

  const write = (entry: AuditEntry) =>
    database.write((transaction) => writeAudit(transaction, database.engine, entry));
  const rows = () => database.knex('audit').orderBy('id').select();

  it('keeps all that it is told, and the names of users by their ids', async () => {
    const began = Date.now();
    const about = { ip: '192.0.2.1', userAgent: 'spec', sessionId: 'a'.repeat(32), detail: '3 sessions' };
    await write({ event: 'sessions_revoked', userId: eve, actorId: eve, ...about });
    const [row] = (await rows()) as { time: number }[];
    expect(row).toEqual({
      id: 1,
      time: expect.any(Number) as number,
      event: 'sessions_revoked',
      user: eve,
      username: 'eve',
      actor: eve,
      actor_username: 'eve',
      session: about.sessionId,
      ip: about.ip,
      user_agent: 'spec',
      detail: '3 sessions',
    });
    // The database's clock is another one than ours where it is another machine's.
    expect(Math.abs((row?.time ?? 0) - began)).toBeLessThan(600_000);
  });

  it.each<[string, AuditEntry, object]>([
    ['nothing but an event', { event: 'sign_in_failed' }, { user: null, username: '', session: null }],
    ['a user who is gone', { event: 'user_removed', userId: 404 }, { user: 404, username: '' }],
    ['a name', { event: 'user_removed', userId: 1, username: 'gone' }, { user: 1, username: 'gone' }],
    [
      'the command line',
      { event: 'user_created', ...commandLine },
      { actor: null, actor_username: 'command line' },
    ],
  ])('takes %s', async (_what, entry, row) => {
    await write(entry);
    expect(await rows()).toMatchObject([row]);
  });

  it('takes every event', async () => {
    for (const event of auditEvents) await write({ event });
    expect(await rows()).toHaveLength(auditEvents.length);
  });

  it('forgets what did not happen', async () => {
    const half = database.write(async (transaction) => {
      await writeAudit(transaction, database.engine, { event: 'sign_out' });
      throw new Error('half way');
    });
    await expect(half).rejects.toThrow('half way');
    expect(await rows()).toEqual([]);
  });

  it('keeps its rows when their user is removed', async () => {
    await write({ event: 'sign_in', userId: eve });
    await database.write((transaction) => transaction('users').where('id', eve).delete());
    expect(await rows()).toMatchObject([{ user: eve, username: 'eve' }]);
  });

  it.each([
    ['changed', "update audit set detail = 'nothing happened'", 'audit rows are never changed'],
    ['removed', 'delete from audit', 'audit rows are removed by age only'],
  ])('lets no row be %s', async (_what, sql, reason) => {
    await write({ event: 'sign_in', userId: eve });
    const before = await rows();
    await expect(database.knex.raw(sql)).rejects.toThrow(reason);
    expect(await rows()).toEqual(before);
  });

  it('lets only those rows be removed that the same transaction says are old', async () => {
    await write({ event: 'sign_in', userId: eve });
    const [{ time }] = (await rows()) as [{ time: number }];
    const remove = (before: number) =>
      database.write(async (transaction) => {
        await transaction('audit_purge').insert({ before });
        await transaction('audit').delete();
        await transaction('audit_purge').delete();
      });
    await expect(remove(time)).rejects.toThrow('audit rows are removed by age only');
    await remove(time + 1);
    expect(await rows()).toEqual([]);
  });
});
