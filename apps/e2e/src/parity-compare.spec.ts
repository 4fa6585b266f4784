// A comparison that overlooks something would call any shop golden.
import { expect, test } from '@playwright/test';
import { differences } from './parity-compare.ts';
import { type GoldenAnswer, about } from './parity-recording.ts';
import type { Received } from './parity-send.ts';

const names = new Map<string, string | number>([
  ['port', 8123],
  ['p1', 5],
]);

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'HS256' }) => `${encoded(header)}.${encoded(claims)}.x`;
const now = Math.floor(Date.now() / 1000);
const wantedJwt = (claims: Record<string, string>) => ({ $jwt: { header: { alg: 'HS256' }, claims } });

const wanted = (answer: Partial<GoldenAnswer>): GoldenAnswer => ({
  status: 200,
  headers: {},
  body: {},
  ...answer,
});

const received = (body: unknown, changes: Partial<Received> = {}): Received => ({
  status: 200,
  headers: about.headers,
  text: JSON.stringify(body),
  ...changes,
});

const withHeaders = (headers: Record<string, string | undefined>): Received =>
  received({}, { headers: { ...about.headers, ...headers } });

const alike: [what: string, answer: GoldenAnswer, received: Received][] = [
  ['the same', wanted({ body: { a: [1, null, 'x'] } }), received({ a: [1, null, 'x'] })],
  ['names in another order', wanted({ body: { a: 1, b: 2 } }), received({ b: 2, a: 1 })],
  ['the id of a row', wanted({ body: { id: { $id: 'p1' } } }), received({ id: 5 })],
  [
    'a link',
    wanted({ body: { next: 'http://127.0.0.1:{{port}}/' } }),
    received({ next: 'http://127.0.0.1:8123/' }),
  ],
  [
    'a text that begins so',
    wanted({ body: { detail: { $starts: 'JSON' } } }),
    received({ detail: 'JSON error' }),
  ],
  [
    'a token of now',
    wanted({ body: wantedJwt({ iat: 'now', exp: 'now + 300' }) }),
    received(jwt({ iat: now, exp: now + 300 })),
  ],
  [
    'a token with further claims',
    wanted({ body: wantedJwt({ user_id: '1' }) }),
    received(jwt({ user_id: '1', sid: 'x' })),
  ],
  [
    'the type with parameters',
    wanted({}),
    withHeaders({ 'content-type': 'application/json; charset=utf-8' }),
  ],
  ['Allow in another order', wanted({ headers: { allow: 'GET, POST' } }), withHeaders({ allow: 'POST,GET' })],
  ['a longer Vary', wanted({}), withHeaders({ vary: 'accept-encoding, accept' })],
  ['a Vary without Accept', wanted({ headers: { vary: null } }), withHeaders({ vary: 'accept-encoding' })],
  ['a stricter Referrer-Policy', wanted({}), withHeaders({ 'referrer-policy': 'no-referrer' })],
  ['nothing', { status: 200, headers: {} }, received({}, { text: '' })],
];

const different: [what: string, answer: GoldenAnswer, received: Received, told: string][] = [
  ['the status', wanted({}), received({}, { status: 201 }), 'status: wanted 200, got 201'],
  [
    'a value',
    wanted({ body: { a: { b: [1] } } }),
    received({ a: { b: [2] } }),
    'body.a.b[0]: wanted 1, got 2',
  ],
  ['a number for a text', wanted({ body: { a: '1' } }), received({ a: 1 }), 'body.a: wanted "1", got 1'],
  ['null for nothing', wanted({ body: {} }), received({ a: null }), 'body: wanted {}, got {"a":null}'],
  ['a name too few', wanted({ body: { a: 1 } }), received({}), 'body: wanted {"a":1}, got {}'],
  ['an item too many', wanted({ body: [1] }), received([1, 2]), 'body: wanted [1], got [1,2]'],
  ['a list for an object', wanted({ body: {} }), received([]), 'body: wanted {}, got []'],
  ['no list', wanted({ body: [] }), received({}), 'body: wanted [], got {}'],
  [
    'another id',
    wanted({ body: { id: { $id: 'p1' } } }),
    received({ id: 6 }),
    'body.id (p1): wanted 5, got 6',
  ],
  ['an id that is text', wanted({ body: { $id: 'p1' } }), received('5'), 'body (p1): wanted 5, got "5"'],
  [
    'another beginning',
    wanted({ body: { $starts: 'JSON' } }),
    received('no JSON'),
    'body: wanted "JSON…", got "no JSON"',
  ],
  [
    'errors in another order',
    wanted({ status: 400, body: { a: [], b: [] } }),
    received({ b: [], a: [] }, { status: 400 }),
    'order: wanted {"a":[],"b":[]}, got {"b":[],"a":[]}',
  ],
  ['no JSON', wanted({}), received({}, { text: '<p>' }), 'body: wanted {}, got "<p>"'],
  [
    'a body where there should be none',
    { status: 200, headers: {} },
    received({}),
    'text: wanted "", got "{}"',
  ],
  ['a text', { status: 200, headers: {}, text: '{ }' }, received({}), 'text: wanted "{ }", got "{}"'],
  ['no token', wanted({ body: wantedJwt({}) }), received('x.y'), 'body: wanted "a token", got "x.y"'],
  [
    'another algorithm',
    wanted({ body: wantedJwt({}) }),
    received(jwt({}, { alg: 'none' })),
    'body header.alg: wanted "HS256", got "none"',
  ],
  [
    'a claim',
    wanted({ body: wantedJwt({ user_id: '1' }) }),
    received(jwt({ user_id: 1 })),
    'body claims.user_id: wanted "1", got 1',
  ],
  [
    'no claim',
    wanted({ body: wantedJwt({ user_id: '1' }) }),
    received(jwt({})),
    'body claims.user_id: wanted "1", got nothing',
  ],
  [
    'a lifetime',
    wanted({ body: wantedJwt({ exp: 'now + 300' }) }),
    received(jwt({ exp: 5 })),
    'body claims.exp: wanted "now + 300", got 5',
  ],
  [
    'an id of a token',
    wanted({ body: wantedJwt({ jti: '32 hex digits' }) }),
    received(jwt({ jti: 'x' })),
    'body claims.jti: wanted "32 hex digits", got "x"',
  ],
  [
    'the type',
    wanted({}),
    withHeaders({ 'content-type': 'text/html' }),
    'content-type: wanted "application/json", got "text/html"',
  ],
  [
    'a method',
    wanted({ headers: { allow: 'GET' } }),
    withHeaders({ allow: 'GET, POST' }),
    'allow: wanted "GET", got "GET, POST"',
  ],
  [
    'a header that is missing',
    wanted({ headers: { allow: 'GET' } }),
    received({}),
    'allow: wanted "GET", got nothing',
  ],
  [
    'a header too many',
    wanted({ headers: { 'content-type': null } }),
    received({}),
    'content-type: wanted null, got "application/json"',
  ],
  ['Vary without Accept', wanted({}), withHeaders({ vary: 'cookie' }), 'vary: wanted "Accept", got "cookie"'],
  ['Vary with Accept', wanted({ headers: { vary: null } }), received({}), 'vary: wanted null, got "Accept"'],
  [
    'a usual header',
    wanted({}),
    withHeaders({ 'x-frame-options': undefined }),
    'x-frame-options: wanted "DENY", got nothing',
  ],
  [
    'a challenge',
    wanted({ headers: { 'www-authenticate': 'Bearer' } }),
    withHeaders({ 'www-authenticate': 'Basic' }),
    'www-authenticate: wanted "Bearer", got "Basic"',
  ],
];

test.describe('an answer is golden', () => {
  for (const [what, answer, got] of alike) {
    test(`with ${what}`, () => {
      expect(differences(answer, got, names)).toEqual([]);
    });
  }
});

test.describe('a difference is told', () => {
  for (const [what, answer, got, told] of different) {
    test(`in ${what}`, () => {
      expect(differences(answer, got, names)).toEqual([told]);
    });
  }
});
