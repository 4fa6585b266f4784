import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import { type AuditEntry, writeAudit } from './audit-log.ts';

const base = '/api/v1/auth';
const userAgent = 'a browser';
const headers = { 'user-agent': userAgent };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const write = (entry: AuditEntry) =>
  shop.database.write((transaction) => writeAudit(transaction, shop.database.engine, entry));

/** As another test may have left it, but with nothing that is older than now. */
async function emptyAudit(): Promise<void> {
  await shop.database.write(async (transaction) => {
    await transaction('audit_purge').insert({ before: Number.MAX_SAFE_INTEGER });
    await transaction('audit').delete();
    await transaction('audit_purge').delete();
  });
}

interface Told {
  readonly count: number;
  readonly next: string | null;
  readonly results: readonly { id: number; time: string; event: string; username: string; detail: string }[];
}

describe('the views for staff', () => {
  const views = [
    ['GET', `${base}/audit/`],
    ['POST', `${base}/users/2/revoke/`],
    ['POST', `${base}/users/2/unlock/`],
  ] as const;

  it.each(views)('%s %s: let nobody else in', async (method, url) => {
    expect((await shop.send(method, url)).statusCode).toBe(401);
    const denied = await shop.send(method, url, { as: 'carl' });
    expect(denied.statusCode).toBe(403);
    expect(denied.json()).toEqual({ detail: 'You do not have permission to perform this action.' });
  });

  it.each(views)('%s %s: let nobody else in with PERMISSIONS=authenticated, either', async (method, url) => {
    const plain = await openShop({ PERMISSIONS: 'authenticated' });
    expect((await plain.send(method, url, { as: 'carl' })).statusCode).toBe(403);
    expect((await plain.send(method, url, { as: 'ada' })).statusCode).toBe(200);
    await plain.close();
  });

  it.each(views)('%s %s: allow no other method', async (method, url) => {
    const other = method === 'GET' ? 'POST' : 'GET';
    expect((await shop.send(other, url, { as: 'ada' })).statusCode).toBe(405);
  });
});

describe('GET /api/v1/auth/audit/', () => {
  const read = async (query = '') => {
    const answer = await shop.send('GET', `${base}/audit/${query}`, { as: 'ada' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    return answer.json<Told>();
  };
  const details = async (query: string) => (await read(query)).results.map(({ detail }) => detail);

  beforeAll(async () => {
    await shop.send('GET', `${base}/me/`, { as: 'ada' });
    await emptyAudit();
    const times = ['2026-03-01T00:00:00Z', '2026-03-02T12:30:00Z', '2026-03-02T12:30:00.500Z'].map(
      Date.parse,
    );
    const rows = [
      { event: 'sign_in', user: 2, username: 'carl', detail: 'first' },
      { event: 'sign_in_failed', user: null, username: '', detail: 'second' },
      { event: 'sign_in_failed', user: 1, username: 'ada', detail: 'third' },
    ];
    const common = { actor: null, actor_username: '', session: null, ip: '192.0.2.1', user_agent: '' };
    await shop.database.knex('audit').insert(rows.map((row, i) => ({ ...common, ...row, time: times[i] })));
    // Last, and later than the others.
    await write({ event: 'user_unlocked', userId: 2, actorId: 1, userAgent, detail: 'fourth' });
    await shop.database.knex('audit').insert({
      ...{ ...common, event: 'user_removed', user: 77, username: '2', detail: 'fifth' },
      time: Date.parse('2020-01-01T00:00:00Z'),
    });
  });

  it('tells all, the newest first', async () => {
    const told = await read();
    expect(told).toMatchObject({ count: 5, next: null, previous: null });
    expect(told.results.map(({ detail }) => detail)).toEqual(['fourth', 'third', 'second', 'first', 'fifth']);
    expect(told.results[0]).toEqual({
      id: expect.any(Number) as number,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      event: 'user_unlocked',
      user: 2,
      username: 'carl',
      actor: 1,
      actor_username: 'ada',
      ip: '',
      user_agent: userAgent,
      session: null,
      detail: 'fourth',
    });
    expect(told.results[1]).toMatchObject({ time: '2026-03-02T12:30:00.500Z', actor: null });
  });

  it.each([
    ['?user=carl', ['fourth', 'first']],
    ['?user=%20carl%20', ['fourth', 'first']],
    ['?user=2', ['fourth', 'first', 'fifth']],
    ['?user=77', ['fifth']],
    ['?user=CARL', []],
    ['?user=99999999999999999999', []],
    ['?user=2147483648', []],
    ["?user='%20or%20true%20--", []],
    ['?event=sign_in_failed', ['third', 'second']],
    ['?event=sign_in_failed&user=ada', ['third']],
    ['?event=keys_rotated&event=sign_in', ['first']],
    ['?after=2026-03-02T12:30:00Z&before=2026-03-02T12:30:00.500Z', ['second']],
    ['?after=2026-03-02&before=2026-03-03', ['third', 'second']],
    ['?before=2026-03-01', ['fifth']],
    ['?before=2026-03-01T00:00:00', ['fifth']],
    ['?before=2026-03-01T01:00:00%2B01:00', ['fifth']],
    ['?before=2026-03-01T01:00%2B00:59', ['first', 'fifth']],
    ['?user=&event=&after=&before=&page=&other=x', ['fourth', 'third', 'second', 'first', 'fifth']],
  ])('filters by %s', async (query, expected) => {
    expect(await details(query)).toEqual(expected);
  });

  const format =
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';
  it.each<[string, object]>([
    ['?event=sign_up', { event: ['"sign_up" is not a valid choice.'] }],
    ['?event=toString', { event: ['"toString" is not a valid choice.'] }],
    ['?user=a%00b', { user: ['Null characters are not allowed.'] }],
    ...[
      ...['x', '0', '1795488843287', '2026', '2026-13-01', '2026-02-30', '2026-03-01T25:00Z', '10000-01-01'],
      ...['2026-03-01T12:00:00+99:00', '2026-03-01Z', 'Mon, 01 Mar 2026', '2026-03-01T12:00:60Z', 'now'],
    ].map((text) => [`?after=${encodeURIComponent(text)}`, { after: [format] }] as [string, object]),
    [
      '?before=x&after=y&event=z',
      { event: ['"z" is not a valid choice.'], after: [format], before: [format] },
    ],
  ])('refuses %s', async (query, errors) => {
    const answer = await shop.send('GET', `${base}/audit/${query}`, { as: 'ada' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual(errors);
  });

  it('has fifty on a page, and the filters in its links', async () => {
    for (let i = 0; i < 51; i++) await write({ event: 'keys_rotated', detail: `${i}` });
    const first = await read('?event=keys_rotated');
    expect(first.count).toBe(51);
    expect(first.results.map(({ detail }) => detail)).toEqual(
      Array.from({ length: 50 }, (_, i) => `${50 - i}`),
    );
    expect(first.next).toBe(`http://localhost${base}/audit/?event=keys_rotated&page=2`);
    expect(await details('?event=keys_rotated&page=2')).toEqual(['0']);
    expect((await shop.send('GET', `${base}/audit/?page=9`, { as: 'ada' })).statusCode).toBe(404);
  });
});

describe('what staff do to a user', () => {
  beforeEach(emptyAudit);

  const rows = () => shop.database.knex('audit').whereNot('event', 'sign_in').orderBy('id').select('*');
  const act = (what: string, id: number | string) =>
    shop.send('POST', `${base}/users/${id}/${what}/`, { as: 'ada', headers, remoteAddress: '192.0.2.7' });
  const common = {
    ...{ user: 2, username: 'carl', actor: 1, actor_username: 'ada' },
    ...{ ip: '192.0.2.7', user_agent: userAgent, session: null },
  };

  it('ends all their sessions at once', async () => {
    await act('revoke', 2);
    await emptyAudit();
    const pairs = [await signIn(shop.app, 'carl'), await signIn(shop.app, 'carl')];
    const answer = await act('revoke', 2);
    expect([answer.statusCode, answer.json()]).toEqual([200, { revoked: 2 }]);
    for (const { access, refresh } of pairs) {
      const authorization = `Bearer ${access}`;
      expect((await shop.send('GET', `${base}/me/`, { headers: { authorization } })).statusCode).toBe(401);
      expect((await shop.send('POST', '/api/token/refresh/', { json: { refresh } })).statusCode).toBe(401);
    }
    expect((await act('revoke', 2)).json()).toEqual({ revoked: 0 });
    expect(await rows()).toMatchObject([
      { ...common, event: 'sessions_revoked', detail: '2 sessions' },
      { ...common, event: 'sessions_revoked', detail: '0 sessions' },
    ]);
  });

  it('lets them try again', async () => {
    const strict = await openShop({ LOGIN_THROTTLE: true });
    const obtain = async (word: string) =>
      (await strict.send('POST', '/api/token/', { json: { username: 'carl', password: word } })).statusCode;
    const guess = async () => {
      while ((await obtain('wrong')) !== 429);
    };
    await guess();
    const answer = await strict.send('POST', `${base}/users/2/unlock/`, {
      ...{ as: 'ada', headers, remoteAddress: '192.0.2.7' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect(await obtain(password)).toBe(200);
    const unlocked = await strict.database.knex('audit').where('event', 'user_unlocked').select('*');
    expect(unlocked).toMatchObject([{ ...common, detail: '' }]);
    await strict.close();
  });

  it.each([
    ...['99', '2147483648', '0', '-1'].map((id) => [id, 'No User matches the given query.'] as const),
    ...['x', '02', '1e0', 'NaN'].map((id) => [id, 'Not found.'] as const),
  ])('is 404 for the id %s', async (id, detail) => {
    for (const what of ['revoke', 'unlock']) {
      const answer = await act(what, id);
      expect([answer.statusCode, answer.json()]).toEqual([404, { detail }]);
    }
    expect(await rows()).toEqual([]);
  });
});
