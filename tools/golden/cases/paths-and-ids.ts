// Paths that lead nowhere, or nearly somewhere, and ids of every kind.
import type { Area } from '../case.ts';
import { ask, get, one } from '../requests.ts';
import { accounts, addresses, invoices, products } from './paths.ts';
import { product } from './rows.ts';

const nowhere = [
  '/api/v0/nothing/',
  '/api/v0/nothing',
  '/api/v1x/',
  '/api/token/nothing/',
  '/api/token/refresh/x/',
  '/api/v0/Products/',
  '/api/v0/products//',
  '/api/v0//products/',
  '/api/v0/products/1/extra/',
  '/api/v0/products/1/extra',
  '/api/v0/users/',
];

const slashless = [
  '/api/v0',
  '/api/token',
  '/api/token/refresh',
  '/api/v0/products',
  '/api/v0/products?page=2&color=red',
  '/api/v0/products/1',
  '/api/v0/products/abc',
  '/api/v0/products/1?x=%20y',
];

const ids = [
  '0',
  '-1',
  '99999999',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999999',
  'abc',
  '1.5',
  '1e3',
  '0x1',
  'None',
  'null',
  'true',
  '[]',
  '{}',
  "'",
  '%22',
  '%20',
  '%00',
  '%09',
  '%0a',
  '1%00',
  '%f0%9f%94%91',
  '%c3%a9',
  '%ff',
  '%d9%a1',
  '+1',
  '1_0',
  '1,2',
  '1;2',
  '1=1',
  '*',
  '~',
  '__proto__',
  'constructor',
  'x'.repeat(90),
  '9'.repeat(90),
];

const spellings = ['0{{p1}}', '%20{{p1}}', '{{p1}}%20', '+{{p1}}', '{{p1}}.0', '{{p1}}%0a'];

export const pathsAndIds: Area = {
  name: 'paths-and-ids',
  cases: [
    ...nowhere.map((path) => one(`GET ${path}`, get(path))),
    ...nowhere.slice(0, 4).map((path) => one(`POST ${path}`, ask('POST', path, { json: {} }))),
    one('GET a path that is not there, without a token', get('/api/v0/nothing/', { token: null })),
    one('DELETE a path that is not there', ask('DELETE', '/api/v0/nothing/')),
    ...slashless.map((path) => one(`GET ${path}`, get(path))),
    ...slashless.slice(0, 4).map((path) => one(`HEAD ${path}`, ask('HEAD', path))),
    one('GET /api/v0/products, without a token', get('/api/v0/products', { token: null })),
    ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) => [
      one(`${method} /api/v0/products`, ask(method, '/api/v0/products', { json: {} })),
      one(`${method} /api/v0/products/1`, ask(method, '/api/v0/products/1', { json: {} })),
    ]),
    one('POST /api/token', ask('POST', '/api/token', { token: null, json: {} })),
    ...ids.map((id) => one(`GET a product with the id ${id}`, get(`${products}${id}/`))),
    ...spellings.map((id) => one(`GET a product by ${id}`, get(`${products}${id}/`), product())),
    ...['PUT', 'PATCH', 'DELETE', 'HEAD'].flatMap((method) =>
      ['99999999', 'abc', '99999999999999999999999'].map((id) =>
        one(
          `${method} a product with the id ${id}`,
          ask(method, `${products}${id}/`, method === 'PUT' || method === 'PATCH' ? { json: {} } : {}),
        ),
      ),
    ),
    ...[addresses, accounts, invoices].flatMap((path) =>
      ['0', '99999999', 'abc', '99999999999999999999999', '%00'].map((id) =>
        one(`GET ${path}${id}/`, get(`${path}${id}/`)),
      ),
    ),
    one('an id that is not there comes before the body', ask('PUT', `${products}99999999/`, { text: '{' })),
    one(
      'an id that is not there comes before the type of the body',
      ask('PATCH', `${products}99999999/`, { text: 'x', type: 'text/plain' }),
    ),
    one('the query says nothing about an item', get(`${products}{{p1}}/?page=7&id=1`), product()),
  ],
};
