// A comparison that overlooks something would call any shop golden.
import { expect, test } from '@playwright/test';
import { differences } from './parity-compare.ts';
import { type GoldenAnswer, type GoldenRequest, about } from './parity-recording.ts';
import type { Received } from './parity-send.ts';

const names = new Map<string, string | number>([
  ['port', 8123],
  ['p1', 5],
]);

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'HS256' }) => `${encoded(header)}.${encoded(claims)}.x`;
const now = Math.floor(Date.now() / 1000);
const wantedJwt = (claims: Record<string, string>) => ({ $jwt: { header: { alg: 'HS256' }, claims } });

const request: GoldenRequest = { method: 'GET', path: '/api/v0/products/', headers: {} };

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
      expect(differences(request, answer, got, names)).toEqual([]);
    });
  }
});

test.describe('a difference is told', () => {
  for (const [what, answer, got, told] of different) {
    test(`in ${what}`, () => {
      expect(differences(request, answer, got, names)).toEqual([told]);
    });
  }
});

test.describe('the root of the API', () => {
  const root: GoldenRequest = { ...request, path: '/api/v0/?page=2' };
  const link = (name: string, to = name) => `"${name}":"http://127.0.0.1:8123/api/v0/${to}/"`;
  const [products, invoices, suppliers] = [link('products'), link('invoices'), link('suppliers')];
  const recorded = `{${products},${invoices}}`;
  const asBody = wanted({ body: JSON.parse(recorded) });
  const asText: GoldenAnswer = { status: 200, headers: {}, text: recorded };
  const answering = (text: string) => received({}, { text });

  test('is golden with the recorded links', () => {
    expect(differences(root, asBody, answering(recorded), names)).toEqual([]);
    expect(differences(root, asText, answering(recorded), names)).toEqual([]);
  });

  test('is golden with further links behind them', () => {
    const grown = answering(`{${products},${invoices},${suppliers},${link('orders')}}`);
    expect(differences(root, asBody, grown, names)).toEqual([]);
    expect(differences(root, asText, grown, names)).toEqual([]);
  });

  for (const [what, got] of [
    ['a link is missing', `{${products}}`],
    ['another link stands for a missing one', `{${products},${suppliers}}`],
    ['a link is missing beside further ones', `{${products},${suppliers},${link('orders')}}`],
    ['a link leads elsewhere', `{${products},${link('invoices', 'bills')}}`],
    [
      'a link leads elsewhere beside a further one',
      `{${products},${link('invoices', 'bills')},${suppliers}}`,
    ],
    ['a further link stands before a recorded one', `{${products},${suppliers},${invoices}}`],
    ['a further link leads elsewhere', `{${products},${invoices},${link('suppliers', 'orders')}}`],
    ['what is further is no link', `{${products},${invoices},"count":5}`],
    ['there are no links', '[]'],
    ['it is no JSON', '<p>'],
  ] as const) {
    test(`is not golden where ${what}`, () => {
      expect(differences(root, asBody, answering(got), names)).toHaveLength(1);
      expect(differences(root, asText, answering(got), names)).toHaveLength(1);
    });
  }

  test('is not golden where its letters differ from a recorded text', () => {
    const spaced = answering(`{${products}, ${invoices},${suppliers}}`);
    const reversed = answering(`{${invoices},${products},${suppliers}}`);
    expect(differences(root, asText, spaced, names)).toHaveLength(1);
    expect(differences(root, asText, reversed, names)).toHaveLength(1);
  });

  test('is the only answer that may grow', () => {
    const grown = answering(`{${products},${invoices},${suppliers}}`);
    expect(differences(request, asBody, grown, names)).toHaveLength(1);
    expect(differences({ ...root, method: 'OPTIONS' }, asBody, grown, names)).toHaveLength(1);
  });
});
