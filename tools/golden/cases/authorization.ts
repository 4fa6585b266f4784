// The Authorization header, as every path under /api/v0/ reads it.
import type { Area } from '../case.ts';
import { ask, get, one, post } from '../requests.ts';
import { tokens } from '../tokens.ts';
import { accounts, addresses, invoices, products, root } from './paths.ts';

const headers: readonly (readonly [what: string, header: string])[] = [
  ['is empty', ''],
  ['is Bearer alone', 'Bearer'],
  ['has two tokens', 'Bearer {{access}} {{access}}'],
  ['has two words after Bearer', 'Bearer a b'],
  ['has a word too many', 'Bearer {{access}} x'],
  ['has several spaces', 'Bearer    {{access}}'],
  ['has a tab', 'Bearer\t{{access}}'],
  ['says bearer', 'bearer {{access}}'],
  ['says BEARER', 'BEARER {{access}}'],
  ['says Token', 'Token {{access}}'],
  ['says JWT', 'JWT {{access}}'],
  ['says Basic', 'Basic YWxpY2U6c2VjcmV0'],
  ['has the token alone', '{{access}}'],
  ['has quotation marks', 'Bearer "{{access}}"'],
  ['has a comma', 'Bearer {{access}},'],
  ['has a colon', 'Bearer: {{access}}'],
  ['has garbage', 'Bearer garbage'],
  ['has dots', 'Bearer ..'],
  ['has letters outside ASCII', 'Bearer \u00e9'],
  ['has a scheme outside ASCII', 'B\u00e9arer {{access}}'],
  ['has a long token', `Bearer ${'x'.repeat(4000)}`],
  ['has many words', `Bearer ${'x '.repeat(100)}`],
];

export const authorization: Area = {
  name: 'authorization',
  cases: [
    ...Object.keys(tokens).map((token) => one(`the token is ${token}`, get(products, { token }))),
    ...headers.map(([what, authorization]) =>
      one(`the header ${what}`, get(products, { token: null, headers: { authorization } })),
    ),
    ...headers.map(([what, authorization]) =>
      one(`the header ${what}, at the root`, get(root, { token: null, headers: { authorization } })),
    ),
    ...['access', 'refresh', 'expired', 'no-user', 'access-nobody', 'access-bob', 'no-type'].map((token) =>
      one(`the token is ${token}, at the root`, get(root, { token })),
    ),
    ...[products, addresses, accounts, invoices].flatMap((path) => [
      one(`no header: GET ${path}`, get(path, { token: null })),
      one(`no header: HEAD ${path}`, ask('HEAD', path, { token: null })),
      one(`no header: POST ${path}`, post(path, {}, { token: null })),
      one(`no header: OPTIONS ${path}`, ask('OPTIONS', path, { token: null })),
      one(`no header: PUT ${path}`, ask('PUT', path, { token: null })),
      one(`no header: GET ${path}99999999/`, get(`${path}99999999/`, { token: null })),
      one(`no header: DELETE ${path}99999999/`, ask('DELETE', `${path}99999999/`, { token: null })),
      one(`no header: PATCH ${path}abc/`, ask('PATCH', `${path}abc/`, { token: null, json: {} })),
      one(`no header: OPTIONS ${path}1/`, ask('OPTIONS', `${path}1/`, { token: null })),
      one(`a bad header: OPTIONS ${path}`, ask('OPTIONS', path, { token: 'expired' })),
    ]),
    one('no header comes before a body that is no JSON', ask('POST', products, { token: null, text: '{' })),
    one(
      'no header comes before a type that is not read',
      ask('POST', products, { token: null, text: 'x', type: 'text/plain' }),
    ),
    one('no header comes before a page that is not there', get(`${products}?page=99`, { token: null })),
    one('a bad token comes before a method that is not there', ask('PATCH', products, { token: 'expired' })),
    one(
      'a bad token comes before an id that is not there',
      get(`${products}99999999/`, { token: 'expired' }),
    ),
    one(
      'a format that is not there comes before a bad token',
      get(products, { token: 'expired', headers: { accept: 'application/xml' } }),
    ),
    one('a token in the query does not count', get(`${products}?token={{access}}`, { token: null })),
    one(
      'a token in another header does not count',
      get(products, {
        token: null,
        headers: { 'x-access-token': '{{access}}', 'x-authorization': 'Bearer {{access}}' },
      }),
    ),
    one(
      'a token in a cookie does not count',
      get(products, { token: null, headers: { cookie: 'access={{access}}; token={{access}}' } }),
    ),
  ],
};
