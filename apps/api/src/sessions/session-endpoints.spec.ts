import { type TokenPair, readClaims } from '@latchkey/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import { createUser } from '../users/user-store.ts';

const fresh = 'quite another long password';

let shop: Shop;
let users = 0;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A user of one test's own. */
async function newUser(): Promise<string> {
  users += 1;
  const username = `user${users}`;
  await createUser(shop.database, { username, password });
  return username;
}

const bearer = (access: string) => ({ authorization: `Bearer ${access}` });
const call = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { access }: { access: string },
  json?: object,
) => shop.send(method, `/api/v1/auth/${path}`, { headers: bearer(access), ...(json && { json }) });
const isIn = async (session: { access: string }) => (await call('GET', 'me/', session)).statusCode === 200;
const idOf = ({ access }: { access: string }) => String(readClaims(access)?.['sid']);
const refresh = (token: string) => shop.send('POST', '/api/token/refresh/', { json: { refresh: token } });

const inBrowser = { 'x-auth-mode': 'cookie', 'sec-fetch-site': 'same-origin' };

/** A session in a browser. */
async function openInBrowser(username: string) {
  const answer = await shop.send('POST', '/api/token/', {
    json: { username, password },
    headers: { ...inBrowser, 'user-agent': 'Mozilla/5.0 Firefox/145.0' },
  });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { cookie, access: answer.json<TokenPair>().access };
}

const auditOf = async (username: string): Promise<string[]> => {
  const rows = (await shop.database
    .knex('audit')
    .where('username', username)
    .orderBy('id')
    .select('event', 'detail')) as { event: string; detail: string }[];
  return rows.map(({ event, detail }) => `${event} ${detail}`.trim());
};

describe('GET /api/v1/auth/sessions/', () => {
  it('lists where a user is signed in, this one first, then the ones seen last', async () => {
    const username = await newUser();
    const first = await signIn(shop.app, username);
    const browser = await openInBrowser(username);
    const last = await signIn(shop.app, username);
    await shop.database
      .knex('sessions')
      .where('id', idOf(browser))
      .update({ last_seen_at: Date.now() - 7_200_000 });
    const answer = await call('GET', 'sessions/', first);
    const { results, ...page } = answer.json<{ results: Record<string, unknown>[] }>();
    expect(page).toEqual({ count: 3, next: null, previous: null });
    expect(results.map(({ id }) => id)).toEqual([first, last, browser].map(idOf));
    expect(results[2]).toEqual({
      id: idOf(browser),
      mode: 'cookie',
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      last_seen: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      ip: '127.0.0.1',
      user_agent: 'Mozilla/5.0 Firefox/145.0',
      current: false,
    });
    expect(results.map(({ current }) => current)).toEqual([true, false, false]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('leaves out those that are over, and those of others', async () => {
    const username = await newUser();
    const ended = await signIn(shop.app, username);
    const expired = await signIn(shop.app, username);
    const live = await signIn(shop.app, username);
    await signIn(shop.app, 'carl');
    await call('POST', 'logout/', ended);
    await shop.database
      .knex('sessions')
      .where('id', idOf(expired))
      .update({ expires_at: Date.now() - 1000 });
    const { results } = (await call('GET', 'sessions/', live)).json<{ results: { id: string }[] }>();
    expect(results.map(({ id }) => id)).toEqual([idOf(live)]);
  });

  it('has 50 on a page', async () => {
    const username = await newUser();
    const session = await signIn(shop.app, username);
    const row = await shop.database
      .knex('sessions')
      .where('id', idOf(session))
      .first<Record<string, unknown>>();
    const copies = Array.from({ length: 50 }, (_, i) => ({ ...row, id: `${i}`.padStart(32, 'a') }));
    await shop.database.knex('sessions').insert(copies);
    const first = (await call('GET', 'sessions/', session)).json<{
      results: [];
      next: string;
      count: number;
    }>();
    expect([first.count, first.results.length]).toEqual([51, 50]);
    expect(first.next).toBe('http://localhost/api/v1/auth/sessions/?page=2');
    const second = (await call('GET', 'sessions/?page=2', session)).json<{ results: []; next: null }>();
    expect([second.results.length, second.next]).toEqual([1, null]);
    expect((await call('GET', 'sessions/?page=3', session)).statusCode).toBe(404);
  });

  it('is 401 to nobody', async () => {
    expect((await shop.send('GET', '/api/v1/auth/sessions/')).statusCode).toBe(401);
  });

  it('tells when somebody was last seen, give or take five minutes', async () => {
    const username = await newUser();
    const session = await signIn(shop.app, username);
    const row = () =>
      shop.database.knex('sessions').where('id', idOf(session)).first<{ last_seen_at: number; ip: string }>();
    const began = Number((await row()).last_seen_at);
    await refresh(session.refresh);
    expect(Number((await row()).last_seen_at)).toBe(began);
    await shop.database
      .knex('sessions')
      .where('id', idOf(session))
      .update({ last_seen_at: began - 301_000 });
    await shop.app.inject({
      method: 'POST',
      url: '/api/token/refresh/',
      payload: { refresh: session.refresh },
      remoteAddress: '127.0.0.9',
    });
    expect((await row()).ip).toBe('127.0.0.9');
    expect(Number((await row()).last_seen_at)).toBeGreaterThanOrEqual(began);
  });
});

describe('DELETE /api/v1/auth/sessions/{id}/', () => {
  it('ends one session, from the next request on', async () => {
    const username = await newUser();
    const here = await signIn(shop.app, username);
    const there = await signIn(shop.app, username);
    const answer = await call('DELETE', `sessions/${idOf(there)}/`, here);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await refresh(there.refresh)).statusCode).toBe(401);
    expect((await auditOf(username)).at(-1)).toBe('session_revoked');
  });

  it('is 404 for sessions of others, and for none', async () => {
    const mine = await signIn(shop.app, await newUser());
    const theirs = await signIn(shop.app, 'carl');
    for (const id of [idOf(theirs), 'x', '0'.repeat(32), encodeURIComponent("' or 1=1 --"), '%00']) {
      const answer = await call('DELETE', `sessions/${id}/`, mine);
      expect([answer.statusCode, answer.json()]).toEqual([
        404,
        { detail: 'No Session matches the given query.' },
      ]);
    }
    expect(await isIn(theirs)).toBe(true);
  });
});

describe('POST /api/v1/auth/logout/', () => {
  it('ends the session of a bearer', async () => {
    const username = await newUser();
    const session = await signIn(shop.app, username);
    const answer = await call('POST', 'logout/', session);
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect([await isIn(session), (await refresh(session.refresh)).statusCode]).toEqual([false, 401]);
    expect((await auditOf(username)).at(-1)).toBe('sign_out');
  });

  it('ends the session of a refresh token in the body', async () => {
    const session = await signIn(shop.app, 'carl');
    await shop.send('POST', '/api/v1/auth/logout/', { json: { refresh: session.refresh } });
    expect(await isIn(session)).toBe(false);
  });

  it('ends the session of the cookie, and removes the cookie', async () => {
    const { cookie, access } = await openInBrowser('carl');
    const answer = await shop.send('POST', '/api/v1/auth/logout/', {
      json: {},
      headers: { ...inBrowser, cookie },
    });
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^refresh=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await isIn({ access })).toBe(false);
  });

  it.each([
    ['nothing', {}, {}],
    ['a bad bearer', {}, { authorization: 'Bearer x' }],
    ['a bad header', {}, { authorization: 'Bearer' }],
    ['a bad refresh token', { refresh: 'x' }, {}],
    ['no refresh token', { refresh: 5 }, {}],
    ['a bad cookie', {}, { ...inBrowser, cookie: 'refresh=x' }],
    ['no cookie', {}, inBrowser],
  ])('is 200 with %s', async (_what, json, headers) => {
    const answer = await shop.send('POST', '/api/v1/auth/logout/', { json, headers });
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
  });

  it.each([
    ['half a body', '{"refresh":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['plain text', 'x', 'text/plain'],
    ['too much', ' '.repeat(70_000), 'application/json'],
  ])('signs the bearer out with %s as its body', async (_what, payload, type) => {
    const { access } = await signIn(shop.app, 'carl');
    const answer = await shop.send('POST', '/api/v1/auth/logout/', {
      payload,
      headers: { ...bearer(access), 'content-type': type },
    });
    expect([answer.statusCode, await isIn({ access })]).toEqual([200, false]);
  });

  it('is 200 the second time', async () => {
    const session = await signIn(shop.app, 'carl');
    await call('POST', 'logout/', session);
    expect((await call('POST', 'logout/', session)).statusCode).toBe(200);
  });
});

describe('POST /api/v1/auth/logout-others/', () => {
  it('ends all sessions of the user but this one', async () => {
    const username = await newUser();
    const here = await signIn(shop.app, username);
    const others = [await signIn(shop.app, username), await openInBrowser(username)];
    const stranger = await signIn(shop.app, 'carl');
    const answer = await call('POST', 'logout-others/', here);
    expect([answer.statusCode, answer.json()]).toEqual([200, { revoked: 2 }]);
    expect(await Promise.all([here, ...others, stranger].map(isIn))).toEqual([true, false, false, true]);
    expect((await call('POST', 'logout-others/', here)).json()).toEqual({ revoked: 0 });
    expect((await auditOf(username)).filter((row) => row.startsWith('sessions_revoked'))).toEqual([
      'sessions_revoked 2 sessions, all but this one',
    ]);
  });
});

describe('POST /api/v1/auth/logout-all/', () => {
  it('ends all sessions of the user, this one too', async () => {
    const username = await newUser();
    const here = await signIn(shop.app, username);
    const there = await signIn(shop.app, username);
    expect((await call('POST', 'logout-all/', here)).json()).toEqual({ revoked: 2 });
    expect([await isIn(here), await isIn(there)]).toEqual([false, false]);
    expect(await isIn(await signIn(shop.app, username))).toBe(true);
  });

  it('removes the cookie in cookie mode, and is 403 to a page of another site', async () => {
    const { access } = await openInBrowser('carl');
    const from = (site: string) =>
      shop.send('POST', '/api/v1/auth/logout-all/', {
        json: {},
        headers: { ...inBrowser, 'sec-fetch-site': site, ...bearer(access) },
      });
    expect((await from('cross-site')).statusCode).toBe(403);
    expect(await isIn({ access })).toBe(true);
    expect(String((await from('same-origin')).headers['set-cookie'])).toContain('Max-Age=0');
  });
});

describe('POST /api/v1/auth/password/', () => {
  const change = (session: { access: string }, json: object, headers = {}) =>
    shop.send('POST', '/api/v1/auth/password/', { json, headers: { ...bearer(session.access), ...headers } });

  it('changes the password, ends all sessions and opens one', async () => {
    const username = await newUser();
    const here = await signIn(shop.app, username);
    const there = await signIn(shop.app, username);
    const answer = await change(here, { current_password: password, new_password: fresh });
    expect(answer.statusCode).toBe(200);
    const next = answer.json<TokenPair & { revoked: number }>();
    expect(next.revoked).toBe(1);
    expect(await Promise.all([here, there, next].map(isIn))).toEqual([false, false, true]);
    expect((await refresh(here.refresh)).statusCode).toBe(401);
    expect((await refresh(next.refresh)).statusCode).toBe(200);
    const again = (given: string) =>
      shop.send('POST', '/api/token/', { json: { username, password: given } });
    expect([(await again(password)).statusCode, (await again(fresh)).statusCode]).toEqual([401, 200]);
    expect(await auditOf(username)).toContain('password_changed 1 session besides this one ended');
  });

  it('tells how many other sessions ended, also when the refresh token of this one has expired', async () => {
    const username = await newUser();
    const session = await signIn(shop.app, username);
    await signIn(shop.app, username);
    await shop.database
      .knex('sessions')
      .where('id', idOf(session))
      .update({ expires_at: Date.now() - 1000 });
    const answer = await change(session, { current_password: password, new_password: fresh });
    expect(answer.json()).toMatchObject({ revoked: 1 });
  });

  it('gives a browser another cookie', async () => {
    const username = await newUser();
    const { cookie, access } = await openInBrowser(username);
    const json = { current_password: password, new_password: fresh };
    const answer = await change({ access }, json, { ...inBrowser, cookie });
    expect(Object.keys(answer.json<object>()).sort()).toEqual(['access', 'revoked']);
    const next = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const refreshed = await shop.send('POST', '/api/token/refresh/', {
      json: {},
      headers: { ...inBrowser, cookie: next },
    });
    expect([next === cookie, refreshed.statusCode]).toEqual([false, 200]);
  });

  it.each([
    ['a wrong current password', { current_password: 'wrong' }, ['current_password']],
    ['a short new one', { new_password: 'short' }, ['new_password']],
    ['a common new one', { new_password: 'passwordpassword' }, ['new_password']],
    ['no current password', { current_password: undefined }, ['current_password']],
    ['an empty new one', { new_password: '' }, ['new_password']],
    ['a number', { new_password: null }, ['new_password']],
  ])('refuses %s, and changes nothing', async (_what, given, fields) => {
    const username = await newUser();
    const session = await signIn(shop.app, username);
    const answer = await change(session, { current_password: password, new_password: fresh, ...given });
    expect([answer.statusCode, Object.keys(answer.json<object>())]).toEqual([400, fields]);
    expect(await isIn(session)).toBe(true);
    expect((await signIn(shop.app, username)).access).toBeTypeOf('string');
  });

  it('counts wrong current passwords as failed sign-ins', async () => {
    const guarded = await openShop({ LOGIN_THROTTLE: true });
    const { access } = await signIn(guarded.app, 'carl');
    const statuses = [];
    for (let i = 0; i < 13; i += 1) {
      const answer = await guarded.send('POST', '/api/v1/auth/password/', {
        json: { current_password: `guess ${i}`, new_password: fresh },
        headers: bearer(access),
      });
      statuses.push(answer.statusCode);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([400, 429]);
    await guarded.close();
  });

  it('tells beforehand what a new one must be like', async () => {
    const session = await signIn(shop.app, 'carl');
    expect((await call('GET', 'password/', session)).json()).toEqual({ min_length: 15 });
  });
});

describe('UPDATE_LAST_LOGIN', () => {
  it.each([true, false])('set to %s decides whether a sign-in keeps its time', async (updates) => {
    const other = await openShop({ UPDATE_LAST_LOGIN: updates });
    const { refresh: token } = await signIn(other.app, 'carl');
    await other.send('POST', '/api/token/refresh/', { json: { refresh: token } });
    const user = await other.database
      .knex('users')
      .where('username', 'carl')
      .first<{ last_login: unknown }>();
    expect(user.last_login !== null).toBe(updates);
    await other.close();
  });
});
