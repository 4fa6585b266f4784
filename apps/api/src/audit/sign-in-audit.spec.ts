import type { SignInAudit } from '@latchkey/fastify-auth';
import { readClaims } from '@latchkey/tokens';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { type Shop, openShop, password, signingKey } from '../../testing/shop.ts';
import type { Database } from '../database/connect.ts';
import { createUser, setUserState } from '../users/user-store.ts';
import { auditSignIns } from './sign-in-audit.ts';

interface Row {
  readonly event: string;
  readonly user: number | null;
  readonly username: string;
  readonly detail: string;
}

describe('the audit of sign-ins', () => {
  let database: Database;
  let end: () => Promise<void>;
  let shop: Shop;
  beforeEach(async () => {
    const own = await openDatabase();
    end = () => own.close();
    // The rows are read after the app is closed.
    database = { ...own, close: () => Promise.resolve() };
    shop = await openShop({ LOGIN_THROTTLE: true }, { database });
  });
  afterEach(async () => {
    await shop.close();
    await end();
  });

  const obtain = (username: string, word = 'wrong', ip = '192.0.2.1') =>
    shop.send('POST', '/api/token/', {
      json: { username, password: word },
      headers: { 'user-agent': 'spec' },
      remoteAddress: ip,
    });
  const rows = (event: string) => database.knex<Row>('audit').where({ event }).orderBy('id').select('*');

  it('has a row for each failure: whose, from where and with what', async () => {
    expect((await obtain('  carl ')).statusCode).toBe(401);
    expect((await obtain('ina', password)).statusCode).toBe(401);
    await setUserState(database, 'ada', 'deleted');
    expect((await obtain('ada', password, '2001:db8::1')).statusCode).toBe(401);
    const common = { actor: null, actor_username: '', session: null, ip: '192.0.2.1', user_agent: 'spec' };
    expect(await rows('sign_in_failed')).toMatchObject([
      { ...common, user: 2, username: 'carl', detail: '' },
      { ...common, user: 3, username: 'ina', detail: 'inactive user' },
      { ...common, user: 1, username: 'ada', detail: 'deleted user', ip: '2001:db8::1' },
    ]);
  });

  it('tells a wrong current password of somebody signed in from a sign-in', async () => {
    const pair = await shop.send('POST', '/api/token/', { json: { username: 'carl', password } });
    const { access } = pair.json<{ access: string }>();
    const answer = await shop.send('POST', '/api/v1/auth/password/', {
      json: { current_password: 'wrong', new_password: 'quite another long password' },
      headers: { authorization: `Bearer ${access}` },
    });
    expect(answer.statusCode).toBe(400);
    expect(await rows('sign_in_failed')).toMatchObject([
      { user: 2, session: readClaims(access)?.['sid'], detail: 'for a new password' },
    ]);
  });

  it.each(['P_assw0rd typed into the wrong field', 'CARL', 'x'.repeat(60_000), "'; drop table audit --"])(
    'keeps no text of the name %j, which is nobody’s',
    async (name) => {
      expect((await obtain(name)).statusCode).toBe(401);
      const [row] = await rows('sign_in_failed');
      expect(row).toMatchObject({ user: null, username: '' });
      expect(row?.detail).toMatch(/^unknown name #[0-9a-f]{8}$/);
    },
  );

  it('shows that the same unknown name came again', async () => {
    for (const name of ['zoe\u0308', 'zo\u00eb', 'zoe']) await obtain(name);
    const [one, same, other] = (await rows('sign_in_failed')).map(({ detail }) => detail);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('has digests that another key does not give', async () => {
    await obtain('nobody');
    const other = await openShop({}, { signingKey: 'another key, which is as long as it must be' });
    await other.send('POST', '/api/token/', { json: { username: 'nobody', password: 'wrong' } });
    const [row] = await rows('sign_in_failed');
    const [another] = await other.database.knex<Row>('audit').where({ event: 'sign_in_failed' });
    expect(another?.detail).toMatch(/^unknown name #/);
    expect(another?.detail).not.toBe(row?.detail);
    await other.close();
  });

  it('counts those that are throttled, and has a row for them at the end of the app at the latest', async () => {
    for (let i = 0; i < 10; i++) await obtain('carl');
    const answers = [];
    for (let i = 0; i < 20; i++) answers.push((await obtain('carl')).statusCode);
    const throttled = answers.filter((status) => status === 429).length;
    expect(throttled).toBeGreaterThan(1);
    expect(await rows('sign_in_throttled')).toEqual([]);
    await shop.close();
    expect(await rows('sign_in_throttled')).toMatchObject([
      { user: 2, username: 'carl', ip: '192.0.2.1', user_agent: 'spec', detail: `${throttled} attempts` },
    ]);
  });

  it('changes no answer when nothing can be written down', async () => {
    const told = await obtain('nobody');
    await database.knex.schema.renameTable('audit', 'elsewhere');
    const answer = await obtain('nobody');
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toBe(told.body);
  });
});

describe('the audit, told by itself,', () => {
  let database: Database;
  let app: FastifyInstance;
  let audit: SignInAudit;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    database = await openDatabase();
    await createUser(database, { username: 'eve', password });
    app = Fastify();
    audit = auditSignIns(app, database, signingKey);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await app.close();
    await database.close();
  });

  const flood = async (username: string, ip: string, times: number) => {
    for (let i = 0; i < times; i++) await audit.signInThrottled({ username, ip, userAgent: `${i}` });
  };
  const details = () =>
    database.knex<Row>('audit').where({ event: 'sign_in_throttled' }).orderBy('id').pluck('detail');

  it('has a row a minute for each name and network', async () => {
    await flood('eve', '192.0.2.1', 3);
    await flood('eve', '192.0.2.2', 1);
    await flood('nobody', '192.0.2.1', 2000);
    await flood('eve', '192.0.2.1', 2);
    expect(await details()).toEqual([]);
    vi.advanceTimersByTime(60_000);
    const unknown = expect.stringMatching(/^unknown name #[0-9a-f]{8}; 2000 attempts$/) as string;
    await expect.poll(details).toEqual(['5 attempts', '1 attempt', unknown]);
    vi.advanceTimersByTime(60_000);
    await flood('eve', '192.0.2.1', 2);
    vi.advanceTimersByTime(60_000);
    await expect.poll(details).toEqual(['5 attempts', '1 attempt', unknown, '2 attempts']);
  });

  it.each(['eve\0', '\0', '\ud800', '\ufdfa'.repeat(3000)])('takes the name %j', async (username) => {
    await audit.signInFailed({ username, ip: '192.0.2.1', userAgent: '' });
    const [row] = await database.knex<Row>('audit');
    expect(row).toMatchObject({ event: 'sign_in_failed', user: null, username: '' });
  });

  it('has at most a hundred and one rows a minute', async () => {
    for (let i = 0; i < 300; i++) await flood(`name ${i}`, '192.0.2.1', 1);
    await app.close();
    const all = await details();
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('200 attempts with further names');
  });
});
