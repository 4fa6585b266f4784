// The token endpoints on a real Fastify: bodies, codes, words and headers (SPEC, sections 1 and 3).
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Server,
  ada,
  bob,
  claimsOf,
  post,
  refreshClaims,
  second,
  serve,
  signingKey,
  token,
  visit,
} from './spec-kit.ts';
import type { SignInAttempt, SignInThrottle } from './stores.ts';

const obtain = '/api/token/';
const refresh = '/api/token/refresh/';
const verify = '/api/token/verify/';
const endpoints = [obtain, refresh, verify];

const hex32 = /^[0-9a-f]{32}$/;
const noAccount = { detail: 'No active account found with the given credentials' };
const noUser = { detail: 'No active account found for the given token.' };
const required = ['This field is required.'];
const blank = ['This field may not be blank.'];
const credentials = { username: 'ada', password: 'adaada' };

let server: Server;
beforeEach(async () => {
  server = await serve();
});

describe('POST /api/token/', () => {
  it('gives a refresh and an access token', async () => {
    const answer = await post(server, obtain, credentials);
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.json())).toEqual(['refresh', 'access']);
    const claims = { iat: second, jti: expect.stringMatching(hex32), user_id: '1' };
    const pair = answer.json<{ access: string; refresh: string }>();
    expect(claimsOf(pair.access)).toEqual({ ...claims, token_type: 'access', exp: second + 300 });
    expect(claimsOf(pair.refresh)).toEqual({ ...claims, token_type: 'refresh', exp: second + 86_400 });
    expect(claimsOf(pair.access)['jti']).not.toBe(claimsOf(pair.refresh)['jti']);
  });

  it('gives whole seconds at any moment of a second', async () => {
    server.clock.ms += 999;
    const { access } = (await post(server, obtain, credentials)).json();
    expect(claimsOf(access)).toMatchObject({ iat: second, exp: second + 300 });
  });

  it('makes a new id for every token', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(server, obtain, credentials)));
    const ids = answers
      .flatMap((answer) => Object.values(answer.json<Record<string, string>>()))
      .map((text) => claimsOf(text)['jti']);
    expect(new Set(ids).size).toBe(40);
  });

  it('keeps to the lifetimes it was given', async () => {
    const short = await serve({ accessTokenLifetime: 1, refreshTokenLifetime: 2 });
    const pair = (await post(short, obtain, credentials)).json();
    expect(claimsOf(pair.access)).toMatchObject({ exp: second + 1 });
    expect(claimsOf(pair.refresh)).toMatchObject({ exp: second + 2 });
  });

  it('sends tokens that no cache may keep', async () => {
    const { headers } = await post(server, obtain, credentials);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      vary: 'Accept',
      allow: 'POST, OPTIONS',
    });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['a wrong password', { username: 'ada', password: 'wrong' }],
    ['an unknown user', { username: 'eve', password: 'eveeve' }],
    ['an inactive user', { username: 'bob', password: 'bobbob' }],
    ['other letters in the name', { username: 'Ada', password: 'adaada' }],
    ['a very long password', { username: 'ada', password: 'x'.repeat(10_000) }],
  ])('answers 401 to %s', async (_, body) => {
    const answer = await post(server, obtain, body);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual(noAccount);
    expect(answer.headers).toMatchObject({
      'www-authenticate': 'Bearer realm="api"',
      allow: 'POST, OPTIONS',
    });
  });

  it('trims the name and hands on the password as it was sent', async () => {
    await post(server, obtain, { username: ' ada\n', password: ' pass word ' });
    expect(server.users.asked).toEqual([['ada', ' pass word ']]);
  });

  it.each([
    [{}, { username: required, password: required }],
    [{ username: 'ada' }, { password: required }],
    [{ password: 'x' }, { username: required }],
    [
      { username: '', password: '' },
      { username: blank, password: blank },
    ],
    [
      { username: ' ', password: '\u3000' },
      { username: blank, password: blank },
    ],
    [
      { username: null, password: [] },
      {
        username: ['This field may not be null.'],
        password: ['Not a valid string.'],
      },
    ],
    [
      { username: true, password: { $ne: '' } },
      {
        username: ['Not a valid string.'],
        password: ['Not a valid string.'],
      },
    ],
    [
      { username: 'a\0', password: '\ud800' },
      {
        username: ['Null characters are not allowed.'],
        password: ['Surrogate characters are not allowed: U+D800.'],
      },
    ],
    [[], { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
  ])('answers 400 to %j and asks nobody', async (body, errors) => {
    const answer = await post(server, obtain, body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual(errors);
    expect(server.users.asked).toEqual([]);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'username=+ada&password=adaada&x=1'],
    ['application/json; charset=utf-16', JSON.stringify(credentials)],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="username"\r\n\r\nada\r\n' +
        '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nadaada\r\n--b--\r\n',
    ],
  ])('reads %s', async (type, payload) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: obtain,
      headers: { 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(200);
  });

  it('does not look at the query or at the Authorization header', async () => {
    const url = `${obtain}?username=ada&password=adaada`;
    expect((await post(server, url, {})).json()).toEqual({ username: required, password: required });
    const headers = { authorization: 'Bearer garbage' };
    expect((await post(server, obtain, credentials, { headers })).statusCode).toBe(200);
  });
});

describe('POST /api/token/ with a throttle', () => {
  it('tells it who tries, and answers 429 when it says so', async () => {
    const asked: SignInAttempt[] = [];
    const throttle: SignInThrottle = {
      look: async (attempt) => {
        asked.push(attempt);
        return { wait: 60, budget: '' };
      },
      reserve: async () => 60,
    };
    const headers = { 'user-agent': 'x'.repeat(2000) };
    const answer = await post(await serve({ throttle }), obtain, credentials, { headers });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({ 'retry-after': '60' });
    expect(asked).toEqual([{ username: 'ada', ip: '127.0.0.1', userAgent: 'x'.repeat(512) }]);
  });

  it('does not ask it about a body that is no sign-in', async () => {
    const unasked = async () => Promise.reject(new Error('asked'));
    const server = await serve({ throttle: { look: unasked, reserve: unasked } });
    expect((await post(server, obtain, { username: 'ada' })).statusCode).toBe(400);
  });
});

describe('POST /api/token/refresh/', () => {
  it('gives an access token and nothing else, as often as it is asked', async () => {
    const body = { refresh: token(refreshClaims) };
    server.clock.ms += 5000;
    const answers = [await post(server, refresh, body), await post(server, refresh, body)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const [first, next] = answers.map((answer) => answer.json());
    expect(first).toEqual({ access: expect.any(String) });
    expect(claimsOf(first.access)).toEqual({
      token_type: 'access',
      exp: second + 305,
      iat: second + 5,
      jti: expect.stringMatching(hex32),
      user_id: '1',
    });
    expect(claimsOf(first.access)['jti']).not.toBe(refreshClaims.jti);
    expect(claimsOf(first.access)['jti']).not.toBe(claimsOf(next.access)['jti']);
    expect(answers[0]?.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('carries every other claim over', async () => {
    const more = {
      sub: 'ada',
      aud: ['a', 'b'],
      iss: 'shop',
      nbf: second - 10,
      name: 'Zoë ☃',
      roles: [{ a: null }],
      admin: false,
      sid: 's',
      exp_: 1,
    };
    const body = { refresh: token({ ...refreshClaims, ...more }) };
    const { access } = (await post(server, refresh, body)).json();
    expect(claimsOf(access)).toMatchObject({ ...more, user_id: '1' });
    expect((await visit(server, `Bearer ${access}`)).statusCode).toBe(200);
  });

  it('keeps a user_id that is a number', async () => {
    const { access } = (
      await post(server, refresh, { refresh: token({ ...refreshClaims, user_id: 1 }) })
    ).json();
    expect(claimsOf(access)).toMatchObject({ user_id: 1 });
  });

  it('lets a token without iat refresh', async () => {
    const claims = { ...refreshClaims, iat: undefined };
    expect((await post(server, refresh, { refresh: token(claims) })).statusCode).toBe(200);
  });

  it('refreshes a token about nobody into one that opens nothing', async () => {
    const claims = { ...refreshClaims, user_id: undefined };
    const answer = await post(server, refresh, { refresh: token(claims) });
    expect(answer.statusCode).toBe(200);
    expect((await visit(server, `Bearer ${answer.json().access}`)).json()).toMatchObject({
      detail: 'Token contained no recognizable user identification',
    });
  });

  it.each([
    bob.id,
    `${bob.id}`,
    3,
    0,
    -1,
    1.5,
    '01',
    '1.0',
    ' 1',
    '',
    'abc',
    null,
    true,
    [1],
    {},
    2 ** 53,
    '9'.repeat(30),
  ])('answers 401 without a code where the user is %j', async (user_id) => {
    const answer = await post(server, refresh, { refresh: token({ ...refreshClaims, user_id }) });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual(noUser);
    expect(answer.headers).toHaveProperty('www-authenticate');
  });

  it('answers 401 as soon as the user is inactive or gone', async () => {
    const body = { refresh: token(refreshClaims) };
    server.users.users.set(1, { ...ada, isActive: false });
    expect((await post(server, refresh, body)).json()).toEqual(noUser);
    server.users.users.delete(1);
    expect((await post(server, refresh, body)).json()).toEqual(noUser);
    server.users.users.set(1, ada);
    expect((await post(server, refresh, body)).statusCode).toBe(200);
  });

  it.each([
    [{}, required],
    [{ refresh: null }, ['This field may not be null.']],
    [{ refresh: ' ' }, blank],
    [{ refresh: [] }, ['Not a valid string.']],
  ])('answers 400 to %j', async (body, errors) => {
    const answer = await post(server, refresh, body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ refresh: errors });
  });

  it('takes an access token for the wrong type', async () => {
    const answer = await post(server, refresh, {
      refresh: token({ ...refreshClaims, token_type: 'access' }),
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual({ detail: 'Token has wrong type', code: 'token_not_valid' });
  });
});

describe('POST /api/token/verify/', () => {
  it.each(['access', 'refresh', 'sliding', null, 5])('finds a token of type %j good', async (token_type) => {
    const answer = await post(server, verify, { token: token({ ...refreshClaims, token_type }) });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({});
  });

  it('minds neither the user nor a missing type', async () => {
    const claims = { ...refreshClaims, token_type: undefined, user_id: undefined };
    expect((await post(server, verify, { token: token(claims) })).statusCode).toBe(200);
    expect((await post(server, verify, { token: token({ ...claims, user_id: '99' }) })).statusCode).toBe(200);
  });

  it('trims what it is sent', async () => {
    expect((await post(server, verify, { token: ` ${token(refreshClaims)}\n` })).statusCode).toBe(200);
  });
});

describe.each(endpoints)('%s', (url) => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'] as const)(
    'does not allow %s',
    async (method) => {
      const answer = await server.app.inject({ method: method as 'GET', url });
      expect(answer.statusCode).toBe(405);
      expect(answer.json()).toEqual({ detail: `Method "${method}" not allowed.` });
      expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS', vary: 'Accept' });
    },
  );

  it('does not allow HEAD, and says so without a body', async () => {
    const answer = await server.app.inject({ method: 'HEAD', url });
    expect(answer.statusCode).toBe(405);
    expect(answer.body).toBe('');
    expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS' });
  });

  it('judges the method before the body', async () => {
    const headers = { 'content-type': 'text/xml' };
    const answer = await server.app.inject({ method: 'PUT', url, headers, payload: '<x/>' });
    expect(answer.statusCode).toBe(405);
  });

  it('describes itself to OPTIONS', async () => {
    const answer = await server.app.inject({ method: 'OPTIONS', url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS' });
    expect(answer.json()).toEqual({
      name: expect.stringMatching('^Token (Obtain Pair|Refresh|Verify)$'),
      description: expect.stringMatching('^Takes a '),
      renders: ['application/json'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
      actions: { POST: expect.any(Object) },
    });
  });

  it.each(['', '?a=1&b=%20?c'])(
    'sends GET and POST without the slash there, with the query %j',
    async (query) => {
      const bare = url.slice(0, -1);
      const got = await server.app.inject({ method: 'GET', url: bare + query });
      expect([got.statusCode, got.headers['location']]).toEqual([301, url + query]);
      const posted = await post(server, bare + query, {});
      expect([posted.statusCode, posted.headers['location']]).toEqual([308, url + query]);
    },
  );

  it('is not there in capitals, with a second slash, or as .json', async () => {
    const urls = [url.toUpperCase(), `${url}/`, `${url.slice(0, -1)}.json`];
    const answers = await Promise.all(urls.map((other) => post(server, other, {})));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });

  it('answers 406 and 404 to formats it does not have, before it reads the body', async () => {
    const headers = { accept: 'text/html', 'content-type': 'text/xml' };
    const payload = '<x/>';
    const refused = await server.app.inject({ method: 'POST', url, headers, payload });
    expect([refused.statusCode, refused.json()]).toEqual([
      406,
      { detail: 'Could not satisfy the request Accept header.' },
    ]);
    const unknown = await server.app.inject({ method: 'POST', url: `${url}?format=xml`, headers, payload });
    expect([unknown.statusCode, unknown.json()]).toEqual([404, { detail: 'Not found.' }]);
  });

  it.each([
    ['text/plain', 'text/plain'],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['nonsense', 'nonsense'],
    ['application/json/more', 'application/json/more'],
    ['application/ json', 'application/ json'],
    ['a b/c', 'a b/c'],
    ['', ''],
    [undefined, ''],
  ])('answers 415 to the type %j', async (type, told) => {
    const answer = await server.app.inject({
      method: 'POST',
      url,
      headers: type === undefined ? {} : { 'content-type': type },
      payload: Buffer.from('{}'),
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toEqual({ detail: `Unsupported media type "${told}" in request.` });
    expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS' });
  });

  it.each([undefined, 'text/plain', 'nonsense', 'multipart/form-data'])(
    'has no fields in an empty body of type %j',
    async (type) => {
      const headers = type === undefined ? {} : { 'content-type': type };
      const answer = await server.app.inject({ method: 'POST', url, headers });
      expect(answer.statusCode).toBe(400);
      expect(Object.values(answer.json<object>())).toContainEqual(required);
    },
  );

  it('answers 400 to malformed JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await server.app.inject({ method: 'POST', url, headers, payload: '{"a":' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ detail: 'JSON parse error - Expecting value: line 1 column 6 (char 5)' });
  });
});

describe('OPTIONS', () => {
  it.each([
    [obtain, ['Username', 'Password']],
    [refresh, ['Refresh', 'Access']],
    [verify, ['Token']],
  ])('of %s names the fields', async (url, labels) => {
    const { actions } = (await server.app.inject({ method: 'OPTIONS', url })).json();
    expect(Object.values<{ label: string }>(actions.POST).map(({ label }) => label)).toEqual(labels);
    expect(Object.values(actions.POST)[0]).toMatchObject({
      type: 'string',
      required: true,
      read_only: false,
    });
  });

  it('tells that the access token is never sent', async () => {
    const { actions } = (await server.app.inject({ method: 'OPTIONS', url: refresh })).json();
    expect(actions.POST.access).toMatchObject({ required: false, read_only: true });
  });
});

describe('GET /api/v1/auth/me/', () => {
  const me = '/api/v1/auth/me/';
  const signedIn = async () => `Bearer ${(await post(server, obtain, credentials)).json().access}`;

  it('tells who is signed in, to nobody else', async () => {
    const answer = await visit(server, await signedIn(), me);
    expect(answer.json()).toEqual({ id: 1, username: 'ada', is_staff: true });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', allow: 'GET, HEAD, OPTIONS' });
    expect((await visit(server, undefined, me)).statusCode).toBe(401);
  });
});

describe('the option api', () => {
  it('moves everything', async () => {
    const elsewhere = await serve({ api: '/auth/v2' });
    expect((await post(elsewhere, '/auth/v2/token/', credentials)).statusCode).toBe(200);
    expect((await post(elsewhere, obtain, credentials)).statusCode).toBe(404);
  });

  it('may be empty', async () => {
    const root = await serve({ api: '', signingKey });
    expect((await post(root, '/token/', credentials)).statusCode).toBe(200);
  });
});
