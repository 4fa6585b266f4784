import { type TokenPair, readClaims } from '@latchkey/tokens';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import { createUser } from '../users/user-store.ts';

const credentials = { username: 'carl', password };
const sameOrigin = { 'x-auth-mode': 'cookie', 'sec-fetch-site': 'same-origin' };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ ALLOWED_HOSTS: ['localhost', 'shop.example', '127.0.0.1'] });
});
afterAll(() => shop.close());

/** Sends JSON from a page of ours with these cookies. */
const post = (path: string, json: unknown, cookie = '', headers: Record<string, string> = {}) =>
  shop.send('POST', `/api/${path}`, {
    json,
    headers: { ...sameOrigin, ...(cookie && { cookie }), ...headers },
  });

const cookieOf = (answer: LightMyRequestResponse): string =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
const tokenIn = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1);

/** A session in a browser: the value for its Cookie header, and an access token. */
async function open(username = 'carl', cookie = '') {
  const answer = await post('token/', { username, password }, cookie);
  return { cookie: cookieOf(answer), access: answer.json<TokenPair>().access };
}

const refresh = (cookie: string, headers = {}) => post('token/refresh/', {}, cookie, headers);
const me = (access: string) =>
  shop.send('GET', '/api/v1/auth/me/', { headers: { authorization: `Bearer ${access}` } });

/** Lets time pass: the database's clock stands, its times move. */
const pass = (seconds: number, columns = ['rotated_at']) =>
  shop.database
    .knex('sessions')
    .update(
      Object.fromEntries(
        columns.map((column) => [column, shop.database.knex.raw('?? - ?', [column, seconds * 1000])]),
      ),
    );

const notOurs = {
  detail: 'CSRF Failed: the request does not come from a page of this site.',
};

describe('a sign-in in cookie mode', () => {
  it('keeps the refresh token in a cookie that no script and no other site can use', async () => {
    const answer = await post('token/', credentials);
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.json<object>())).toEqual(['access']);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^refresh=[\w.-]+; Max-Age=(86400|86399); Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.vary).toBe('Accept, Cookie, Origin, Sec-Fetch-Site, X-Auth-Mode');
    expect(readClaims(answer.json<TokenPair>().access)).toMatchObject({
      token_type: 'access',
      user_id: expect.any(String),
    });
  });

  it('has a cookie that needs TLS on a host of the network', async () => {
    const answer = await post('token/', credentials, '', { host: 'shop.example' });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-Http-refresh=[\w.-]+; Max-Age=(86400|86399); Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('has a cookie that needs TLS where a proxy ends it and asks for a host of its own', async () => {
    const answer = await post('token/', credentials, '', { origin: 'https://shop.example' });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-Http-refresh=.*; Secure;/);
  });

  it('ends the session that the browser had', async () => {
    const first = await open();
    const second = await open('ada', first.cookie);
    expect((await me(first.access)).statusCode).toBe(401);
    expect((await refresh(first.cookie)).statusCode).toBe(401);
    expect((await me(second.access)).json()).toMatchObject({ username: 'ada' });
  });

  it.each(['refresh=nonsense', 'other=1', 'refresh='])('succeeds with the cookie %s', async (cookie) => {
    expect((await post('token/', credentials, cookie)).statusCode).toBe(200);
  });

  it('is kept by no cache, also when its body cannot be read', async () => {
    const answer = await shop.send('POST', '/api/token/', {
      payload: '{',
      headers: { ...sameOrigin, 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      vary: 'Accept, Cookie, Origin, Sec-Fetch-Site, X-Auth-Mode',
    });
  });

  it('sets no cookie when it fails', async () => {
    const answer = await post('token/', { ...credentials, password: 'wrong' });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });
});

describe('a refresh in cookie mode', () => {
  it('rotates at once, and gives the same successor again within the grace', async () => {
    const { cookie } = await open();
    const first = await refresh(cookie);
    const again = await refresh(cookie);
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(cookieOf(first)).not.toBe(cookie);
    expect(cookieOf(again)).toBe(cookieOf(first));
    expect(Object.keys(first.json<object>())).toEqual(['access']);
    expect((await me(again.json<TokenPair>().access)).statusCode).toBe(200);
  });

  it('ends the session of a token that comes back after the grace, and leaves the cookie alone', async () => {
    const { cookie } = await open();
    const next = await refresh(cookie);
    await me(next.json<TokenPair>().access);
    await pass(31);
    const stolen = await refresh(cookie);
    expect([stolen.statusCode, stolen.headers['set-cookie']]).toEqual([401, undefined]);
    expect((await refresh(cookieOf(next))).statusCode).toBe(401);
    const { event, ip } = (await shop.database.knex('audit').orderBy('id', 'desc').first()) as {
      event: string;
      ip: string;
    };
    expect([event, ip]).toEqual(['token_reuse', '127.0.0.1']);
  });

  it('is 401 token_not_valid without a cookie', async () => {
    const answer = await refresh('');
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      { detail: 'There is no session to go on with', code: 'token_not_valid' },
    ]);
  });

  it('is 400 with two cookies of the name', async () => {
    const { cookie } = await open();
    const answer = await refresh(`${cookie}; refresh=planted`);
    expect([answer.statusCode, answer.json()]).toEqual([400, { detail: 'There are two cookies "refresh".' }]);
  });

  it('reads no cookie of the other name', async () => {
    const { cookie } = await open();
    expect((await refresh(`__Host-Http-${cookie}`)).statusCode).toBe(401);
  });

  it('takes no token of a session that has no cookie', async () => {
    const { refresh: token } = await signIn(shop.app, 'carl');
    expect((await refresh(`refresh=${token}`)).statusCode).toBe(401);
  });

  it('ends with the session, 30 days after the sign-in, however often it was refreshed', async () => {
    const { cookie, access } = await open();
    const { sid = '' } = readClaims(access) as { sid?: string };
    const ends = shop.database.knex('sessions').where('id', sid);
    const { ends_at: at, created_at: created } = (await ends.clone().first()) as Record<string, number>;
    expect(Math.round((Number(at) - Number(created)) / 86_400_000)).toBe(30);
    await ends.clone().update({ ends_at: Date.now() + 3_600_000 });
    const last = await refresh(cookie);
    expect(Number(/Max-Age=(\d+)/.exec(String(last.headers['set-cookie']))?.[1])).toBeLessThanOrEqual(3600);
    await ends.clone().update({ ends_at: Date.now() - 1 });
    expect((await refresh(cookieOf(last))).statusCode).toBe(401);
    expect((await me(last.json<TokenPair>().access)).statusCode).toBe(401);
  });
});

describe('JSON mode beside it', () => {
  it('is meant by a body with a refresh token, whatever the header says', async () => {
    const { refresh: token } = await signIn(shop.app, 'carl');
    const { cookie } = await open();
    const answer = await post('token/refresh/', { refresh: token }, cookie);
    expect([Object.keys(answer.json<object>()), answer.headers['set-cookie']]).toEqual([
      ['access'],
      undefined,
    ]);
  });

  it('reads and sets no cookie', async () => {
    const { cookie } = await open();
    const answer = await shop.send('POST', '/api/token/refresh/', { json: {}, headers: { cookie } });
    expect([answer.statusCode, answer.json()]).toEqual([400, { refresh: ['This field is required.'] }]);
    const pair = await shop.send('POST', '/api/token/', { json: credentials, headers: { cookie } });
    expect([Object.keys(pair.json<object>()), pair.headers['set-cookie'], pair.headers.vary]).toEqual([
      ['refresh', 'access'],
      undefined,
      'Accept',
    ]);
  });

  it('does not go on with the token of a cookie', async () => {
    const { cookie } = await open();
    const answer = await shop.send('POST', '/api/token/refresh/', { json: { refresh: tokenIn(cookie) } });
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      { detail: 'Token is invalid or expired', code: 'token_not_valid' },
    ]);
    expect((await refresh(cookie)).statusCode).toBe(200);
  });
});

describe('what comes from another site', () => {
  it.each([
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
    ['Sec-Fetch-Site: none', { 'sec-fetch-site': 'none' }],
    [
      'Sec-Fetch-Site: same-site and our Origin',
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
    ],
    ['an Origin that is not ours', { 'sec-fetch-site': undefined, origin: 'http://evil.example' }],
    ['the Origin null', { 'sec-fetch-site': undefined, origin: 'null' }],
    [
      'an Origin that begins as ours',
      { 'sec-fetch-site': undefined, origin: 'http://localhost.evil.example' },
    ],
    ['neither', { 'sec-fetch-site': undefined }],
  ])('is refused: %s', async (_what, headers) => {
    const { cookie } = await open();
    for (const path of ['token/', 'token/refresh/', 'v1/auth/logout/']) {
      const given = Object.entries({ 'x-auth-mode': 'cookie', cookie, ...headers });
      const answer = await shop.send('POST', `/api/${path}`, {
        json: path === 'token/' ? credentials : {},
        headers: Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Record<
          string,
          string
        >,
      });
      expect([path, answer.statusCode, answer.json(), answer.headers['set-cookie']]).toEqual([
        path,
        403,
        notOurs,
        undefined,
      ]);
    }
  });

  it.each(['http://localhost', 'https://localhost'])(
    'is told by the Origin %s without Fetch Metadata',
    async (origin) => {
      const answer = await shop.send('POST', '/api/token/', {
        json: credentials,
        headers: { 'x-auth-mode': 'cookie', origin },
      });
      expect(answer.statusCode).toBe(200);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s',
    async (type) => {
      const { cookie } = await open();
      const answer = await shop.send('POST', '/api/token/refresh/', {
        payload: type.includes('multipart') ? '--x--\r\n' : '',
        headers: { ...sameOrigin, cookie, 'content-type': type },
      });
      expect(answer.statusCode).toBe(415);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );
});

describe('a user', () => {
  it('has 50 sessions in browsers: one more ends the one that was not seen for longest', async () => {
    await createUser(shop.database, { username: 'many', password });
    const first = await open('many');
    const second = await open('many');
    await pass(3600, ['last_seen_at']);
    await refresh(first.cookie);
    for (let i = 0; i < 49; i += 1) await open('many');
    const alive = await shop.database
      .knex('sessions')
      .whereNull('revoked_at')
      .whereIn('user', shop.database.knex('users').select('id').where('username', 'many'));
    expect(alive).toHaveLength(50);
    expect((await me(first.access)).statusCode).toBe(200);
    expect((await me(second.access)).statusCode).toBe(401);
  });

  it('has as many sessions without cookies as they like, unless MAX_SESSIONS says otherwise', async () => {
    const small = await openShop({ MAX_SESSIONS: 2 });
    const pairs = [];
    for (let i = 0; i < 3; i += 1) pairs.push(await signIn(small.app, 'carl'));
    const alive = await Promise.all(
      pairs.map(async ({ access }) => {
        const answer = await small.send('GET', '/api/v1/auth/me/', {
          headers: { authorization: `Bearer ${access}` },
        });
        return answer.statusCode;
      }),
    );
    expect(alive).toEqual([401, 200, 200]);
    await small.close();
  });
});

describe('POST /api/token/blacklist/', () => {
  it('ends the session of the cookie, and removes the cookie', async () => {
    const { cookie, access } = await open();
    const answer = await post('token/blacklist/', {}, cookie);
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect(String(answer.headers['set-cookie'])).toBe(
      'refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    );
    expect((await me(access)).statusCode).toBe(401);
  });
});
