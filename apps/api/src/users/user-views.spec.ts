import type { User, UserName } from '@latchkey/dto';
import { type SessionEntry, type TokenPair, readClaims } from '@latchkey/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SendOptions, type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import { createUser, setUserState } from './user-store.ts';

const base = '/api/v1/users/';

interface Told<Row> {
  readonly count: number;
  readonly next: string | null;
  readonly results: readonly Row[];
}

let shop: Shop;
let ids: Readonly<Record<string, number>>;
beforeAll(async () => {
  shop = await openShop();
  const { database } = shop;
  const make = (username: string) => createUser(database, { username, password });
  ids = {
    ada: 1,
    carl: 2,
    ina: 3,
    Zoë: await make('Zoë'),
    bo_b: await make('bo_b'),
    gone: await make('gone'),
  };
  await setUserState(database, 'gone', 'deleted');
  await database.knex('addresses').insert({ street: 'S', number: 1, city: 'C', postal_code: 'P' });
  await database.knex('accounts').insert([
    { id: 71, version: 0, address: 1, user: ids['Zoë'] },
    { id: 72, version: 0, address: 1, user: ids['gone'] },
  ]);
});
afterAll(() => shop.close());

const send = (method: 'GET' | 'PATCH' | 'DELETE', path: string, options: SendOptions = {}) =>
  shop.send(method, base + path, { as: 'ada', ...options });

const read = async <Body>(path: string): Promise<Body> => {
  const answer = await send('GET', path);
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  return answer.json<Body>();
};

const bearer = ({ access }: TokenPair) => ({ authorization: `Bearer ${access}` });
const sidOf = ({ access }: TokenPair) => String(readClaims(access)?.['sid']);

const auditOf = (user: number) =>
  shop.database
    .knex('audit')
    .where({ user })
    .orderBy('id', 'desc')
    .first('event', 'actor', 'detail', 'session');

describe('the views of users', () => {
  const views = [
    ['GET', ''],
    ['GET', 'names/'],
    ['GET', '2/'],
    ['PATCH', '2/'],
    ['GET', '2/sessions/'],
    ['DELETE', '2/sessions/0/'],
  ] as const;

  it.each(views)('%s %s: let nobody in but staff', async (method, path) => {
    expect((await shop.send(method, base + path)).statusCode).toBe(401);
    const denied = await send(method, path, { as: 'carl' });
    expect([denied.statusCode, denied.json()]).toEqual([
      403,
      { detail: 'You do not have permission to perform this action.' },
    ]);
  });

  it('let nobody in but staff with PERMISSIONS=authenticated, either', async () => {
    const plain = await openShop({ PERMISSIONS: 'authenticated' });
    const statuses = [];
    for (const [method, path] of views) {
      statuses.push((await plain.send(method, base + path, { as: 'carl' })).statusCode);
    }
    expect(statuses).toEqual(views.map(() => 403));
    await plain.close();
  });

  it.each(['99', '0', '-1', '99999999999', '2147483648', '6'])('have no user %s', async (id) => {
    const answers = [
      await send('GET', `${id}/`),
      await send('PATCH', `${id}/`, { json: { is_active: false } }),
      await send('GET', `${id}/sessions/`),
      await send('DELETE', `${id}/sessions/0/`),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });
});

describe('GET /api/v1/users/', () => {
  const namesOf = async (query: string) =>
    (await read<Told<User>>(query)).results.map(({ username }) => username);

  it('tells all who are not deleted, by name', async () => {
    const told = await read<Told<User>>('');
    expect(told).toMatchObject({ count: 5, next: null });
    expect(told.results.map(({ username }) => username)).toEqual(['ada', 'bo_b', 'carl', 'ina', 'Zoë']);
    expect(told.results[3]).toEqual({
      ...{ id: 3, username: 'ina', is_staff: false, is_active: false },
      ...{ last_seen: null, sessions: 0, account: null },
    });
    expect(told.results[0]).toMatchObject({ is_staff: true, is_active: true });
    expect(told.results[4]).toMatchObject({ account: 71 });
  });

  it.each([
    ['?search=A', ['ada', 'carl', 'ina']],
    ['?search=ZO%C3%8B', ['Zoë']],
    ['?search=zoe%CC%88', ['Zoë']],
    ['?search=_', ['bo_b']],
    ['?search=%25', []],
    ['?search=%5C', []],
    ["?search='", []],
    ['?search=gone', []],
    ['?search=%20ada%20', ['ada']],
    ['?search=ada&search=ina', ['ina']],
  ])('finds what is in a name: %s', async (query, names) => {
    expect(await namesOf(query)).toEqual(names);
  });

  it('refuses what no name can have', async () => {
    const answer = await send('GET', '?search=%00');
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { search: ['Null characters are not allowed.'] },
    ]);
  });

  it('has 50 on a page, and links to the next that keep the search', async () => {
    const other = await openShop();
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...{ username: `Many${100 - i}`, folded_username: `many${100 - i}`, password: '!' },
    }));
    await other.database.knex('users').insert(rows);
    const first = await other.send('GET', `${base}?search=many`, { as: 'ada' });
    const page = first.json<Told<User>>();
    expect([page.count, page.results.length]).toEqual([60, 50]);
    expect(page.next).toBe(`http://localhost${base}?page=2&search=many`);
    const second = await other.send('GET', `${base}?search=many&page=2`, { as: 'ada' });
    expect(second.json<Told<User>>().results).toHaveLength(10);
    const all = [...page.results, ...second.json<Told<User>>().results].map(({ username }) => username);
    expect(all).toEqual([...all].sort());
    expect((await other.send('GET', `${base}?page=3`, { as: 'ada' })).statusCode).toBe(404);
    await other.close();
  });
});

describe('GET /api/v1/users/names/', () => {
  const names = async (query: string) => (await read<{ results: UserName[] }>(`names/${query}`)).results;

  it('tells the users of ids and of accounts, each once and by id', async () => {
    const zoe = { id: ids['Zoë'], username: 'Zoë', account: 71 };
    expect(await names(`?account=71&id=2&id=${ids['Zoë']}&id=1&id=2`)).toEqual([
      { id: 1, username: 'ada', account: null },
      { id: 2, username: 'carl', account: null },
      zoe,
    ]);
    expect(await names('?account=71')).toEqual([zoe]);
    expect(await names('')).toEqual([]);
  });

  it('leaves out who is not there', async () => {
    expect(await names('?id=99&account=1&account=72&id=6&id=0&id=2147483648&account=999999999999')).toEqual(
      [],
    );
  });

  it.each([
    ['?id=x', ['id']],
    ['?id=', ['id']],
    ['?id=1&account=-1', ['account']],
    ['?id=1.0', ['id']],
    ['?account=%00', ['account']],
    [`?${'id=1&'.repeat(60)}${'account=1&'.repeat(41)}`, ['id']],
  ])('refuses %s', async (query, fields) => {
    const answer = await send('GET', `names/${query}`);
    expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([400, fields]);
  });
});

describe('GET /api/v1/users/{id}/', () => {
  it('tells the sessions that live, and when one was last used', async () => {
    const id = ids['bo_b'] ?? 0;
    const before = Date.now() - 1000;
    const open = await signIn(shop.app, 'bo_b');
    await signIn(shop.app, 'bo_b');
    const expired = await signIn(shop.app, 'bo_b');
    await shop.database.knex('sessions').where('id', sidOf(expired)).update({ expires_at: 1 });
    const user = await read<User>(`${id}/`);
    expect(user).toMatchObject({ id, username: 'bo_b', is_active: true, sessions: 2 });
    expect(Date.parse(user.last_seen ?? '')).toBeGreaterThan(before);
    await shop.send('POST', '/api/v1/auth/logout-all/', { json: {}, headers: bearer(open) });
    expect(await read<User>(`${id}/`)).toMatchObject({ sessions: 0, last_seen: user.last_seen });
  });
});

describe('PATCH /api/v1/users/{id}/', () => {
  const patch = (id: number | undefined, json: unknown) => send('PATCH', `${id}/`, { json });

  it('refuses a user as long as they are not active, and ends nothing', async () => {
    const session = await signIn(shop.app, 'carl');
    const me = () => shop.send('GET', '/api/v1/auth/me/', { headers: bearer(session) });
    const answer = await patch(2, { is_active: false });
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ is_active: false })]);
    expect((await me()).json()).toMatchObject({ code: 'user_inactive' });
    expect(await auditOf(2)).toEqual({ event: 'user_changed', actor: 1, detail: 'inactive', session: null });
    expect((await patch(2, { is_active: true })).json()).toMatchObject({ is_active: true });
    expect((await me()).statusCode).toBe(200);
    expect(await auditOf(2)).toMatchObject({ detail: 'active' });
  });

  it('audits nothing where nothing changes', async () => {
    const before = await shop.database.knex('audit').where('user', 3).count({ count: '*' });
    expect((await patch(3, { is_active: false })).statusCode).toBe(200);
    expect((await patch(3, {})).statusCode).toBe(200);
    expect(await shop.database.knex('audit').where('user', 3).count({ count: '*' })).toEqual(before);
  });

  it('changes nothing else, whatever the body says', async () => {
    const json = { is_staff: true, username: 'x', password: 'x', id: 9, is_active: true };
    expect((await patch(2, json)).json()).toMatchObject({ id: 2, username: 'carl', is_staff: false });
  });

  it('does not let anybody lock themselves out', async () => {
    const answer = await patch(1, { is_active: false });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { is_active: ['You cannot deactivate yourself.'] },
    ]);
    expect((await patch(1, { is_active: true })).statusCode).toBe(200);
  });

  it.each([
    [null, 'This field may not be null.'],
    ['maybe', 'Must be a valid boolean.'],
    [[], 'Must be a valid boolean.'],
  ])('refuses %j', async (is_active, message) => {
    const answer = await patch(2, { is_active });
    expect([answer.statusCode, answer.json()]).toEqual([400, { is_active: [message] }]);
  });
});

describe('the sessions of a user', () => {
  it('are told to staff, who may be the user', async () => {
    const session = await signIn(shop.app, 'carl');
    await shop.send('GET', `${base}`, { as: 'ada' });
    const told = await read<Told<SessionEntry>>('2/sessions/');
    expect(told.results.map(({ id }) => id)).toContain(sidOf(session));
    expect(told.results.map(({ current }) => current)).not.toContain(true);
    const own = await read<Told<SessionEntry>>('1/sessions/');
    expect(own.results[0]).toMatchObject({ current: true, mode: 'json' });
    expect(own.results.filter(({ current }) => current)).toHaveLength(1);
    expect((await send('GET', '2/sessions/?page=9')).statusCode).toBe(404);
  });

  it('end one by one, on the audit record of who did it', async () => {
    const session = await signIn(shop.app, 'carl');
    const path = `2/sessions/${sidOf(session)}/`;
    const answer = await send('DELETE', path);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect((await shop.send('GET', '/api/v1/auth/me/', { headers: bearer(session) })).statusCode).toBe(401);
    expect(await auditOf(2)).toEqual({
      ...{ event: 'session_revoked', actor: 1, detail: '', session: sidOf(session) },
    });
    expect((await send('DELETE', path)).json()).toEqual({ detail: 'No Session matches the given query.' });
  });

  it('are ended for their own user only, and only where there is one', async () => {
    const session = await signIn(shop.app, 'carl');
    const paths = [
      ...[`1/sessions/${sidOf(session)}/`, '2/sessions/x/', '2/sessions/%00/'],
      `2/sessions/${'0'.repeat(32)}/`,
    ];
    const answers = await Promise.all(paths.map((path) => send('DELETE', path)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect((await shop.send('GET', '/api/v1/auth/me/', { headers: bearer(session) })).statusCode).toBe(200);
  });
});
