// The root, and how a client says which format it wants.
import type { Area } from '../case.ts';
import { ask, get, one } from '../requests.ts';
import { products, root, token } from './paths.ts';
import { product } from './rows.ts';

const accepts = [
  '*/*',
  'application/*',
  'application/json',
  'APPLICATION/JSON',
  'application/json; charset=utf-8',
  'application/json;version=1',
  'application/json;q=0',
  'application/json, text/plain, */*',
  'text/plain, application/json',
  'text/plain, */*;q=0.1',
  ' application/json ',
  'application/json,',
  ',application/json',
  '',
  '*',
  '*/json',
  '*; q=0.5',
  'json',
  'application',
  'application/',
  '/json',
  'application/json/x',
  'application/xml',
  'text/*',
  'text/plain',
  'text/html',
  'text/html, */*',
  'text/html;q=0.9, application/json;q=0.1',
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'image/*',
  'application/problem+json',
  'application/vnd.api+json',
  'application/jsonp',
  'garbage',
  ';',
];

const indents = ['4', '0', '1', '8', '9', '100', '-1', 'x', '', ' 2', '2.0', '"3"'];

const formats = ['json', 'JSON', 'xml', 'api', 'html', '', '%20json', 'json&format=xml', 'xml&format=json'];

export const rootAndFormats: Area = {
  name: 'root-and-formats',
  cases: [
    one('the root, without a token', get(root, { token: null })),
    one('the root, with a token', get(root)),
    one('the root, verbatim', get(root, { token: null, verbatim: true })),
    one('the root, HEAD', ask('HEAD', root, { token: null })),
    one('the root, by another name', get(root, { token: null, headers: { host: 'localhost:{{port}}' } })),
    one(
      'the root, by a name that a proxy tells',
      get(root, {
        token: null,
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      }),
    ),
    one('the root, with a query', get(`${root}?page=2&color=red`, { token: null })),
    one('the root, with a suffix', get('/api/v0.json', { token: null })),
    one('the root, with a suffix after the slash', get('/api/v0/.json', { token: null })),
    one('the root, with a suffix and a slash', get('/api/v0/.json/?format=xml', { token: null })),
    ...accepts.map((accept) => one(`Accept: ${accept}`, get(products, { headers: { accept } }))),
    ...accepts
      .filter((accept) => accept.includes('xml') || accept.includes('text'))
      .map((accept) =>
        one(
          `Accept: ${accept}, at the token`,
          ask('POST', token, { token: null, json: {}, headers: { accept } }),
        ),
      ),
    ...indents.map((indent) =>
      one(
        `Accept: application/json; indent=${indent}`,
        get(products, { headers: { accept: `application/json; indent=${indent}` }, verbatim: true }),
        product(),
      ),
    ),
    one(
      'an indent on a problem',
      get(`${products}abc/`, { headers: { accept: 'application/json; indent=4' }, verbatim: true }),
    ),
    one(
      'an indent on an empty list',
      get(products, { headers: { accept: 'application/json; indent=4' }, verbatim: true }),
    ),
    one('a list, verbatim', get(products, { verbatim: true }), product()),
    one(
      'an item, verbatim',
      get(`${products}{{p1}}/`, { verbatim: true }),
      product('p1', { name: 'Ünïcödé ☃ \u2028' }),
    ),
    one('a problem, verbatim', ask('POST', products, { json: { price: 'x' }, verbatim: true })),
    one('an empty problem, verbatim', get(products, { token: null, verbatim: true })),
    ...formats.map((format) => one(`?format=${format}`, get(`${products}?format=${format}`))),
    ...formats.map((format) => one(`?format=${format}, at the root`, get(`${root}?format=${format}`))),
    one('?format=xml comes before a missing token', get(`${products}?format=xml`, { token: null })),
    one(
      '?format=json and an Accept that fits',
      get(`${products}?format=json`, { headers: { accept: 'application/json' } }),
    ),
    one(
      '?format=json and an Accept that does not',
      get(`${products}?format=json`, { headers: { accept: 'text/plain' } }),
    ),
    one('?FORMAT=xml', get(`${products}?FORMAT=xml`)),
    one('?format=xml, POST', ask('POST', `${products}?format=xml`, { json: {} })),
    one('?format=json, POST', ask('POST', `${products}?format=json`, { json: {} })),
    one('?format=xml, OPTIONS', ask('OPTIONS', `${products}?format=xml`)),
    one('the suffix .json of a list', get('/api/v0/products.json'), product()),
    one('the suffix .json of an item', get('/api/v0/products/{{p1}}.json'), product()),
    one('the suffix .json, POST', ask('POST', '/api/v0/products.json', { json: {} })),
    one('the suffix .json, HEAD', ask('HEAD', '/api/v0/products.json')),
    one('the suffix .json, OPTIONS', ask('OPTIONS', '/api/v0/products.json')),
    one('the suffix .json, a method that is not there', ask('DELETE', '/api/v0/products.json')),
    one('the suffix .json and pages', get('/api/v0/products.json?page=1')),
    one('the suffix .json and another format', get('/api/v0/products.json?format=xml')),
    one(
      'the suffix .json and an Accept that does not fit',
      get('/api/v0/products.json', { headers: { accept: 'text/plain' } }),
    ),
    one('the suffix .json and a slash', get('/api/v0/products.json/')),
    one('the suffix .JSON', get('/api/v0/products.JSON')),
    one('the suffix .xml', get('/api/v0/products.xml')),
    one('the suffix .api', get('/api/v0/products.api')),
    one('the suffix .json of an item that is not there', get('/api/v0/products/99999999.json')),
    one('the suffix .json of an id that is no number', get('/api/v0/products/abc.json')),
    one('no suffix for tokens', ask('POST', '/api/token.json', { token: null, json: {} })),
    one(
      'a HEAD with an Accept that does not fit',
      ask('HEAD', products, { headers: { accept: 'text/plain' } }),
    ),
  ],
};
