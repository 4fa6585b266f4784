// GET /api/v0/products/: pages of five, and their links.
import type { Area } from '../case.ts';
import { ask, get, one, several } from '../requests.ts';
import { products } from './paths.ts';
import { product, productsUpTo } from './rows.ts';

const eleven = productsUpTo(11);
const page = (query: string, headers = {}) => get(`${products}?${query}`, { headers });
const pages = (...queries: string[]) => queries.map((query) => page(query));

export const productsList: Area = {
  name: 'products-list',
  cases: [
    one('an empty list', get(products)),
    several('an empty list has one page', [], ...pages('page=1', 'page=last', 'page=', 'page=2', 'page=0')),
    one('a list of one', get(products), product()),
    several('five rows are one page', productsUpTo(5), get(products), ...pages('page=2', 'page=last')),
    several('six rows are two pages', productsUpTo(6), get(products), ...pages('page=2', 'page=3')),
    several(
      'eleven rows, page by page',
      eleven,
      get(products),
      ...pages('page=1', 'page=2', 'page=3', 'page=last', 'page='),
    ),
    several(
      'pages that are not there',
      eleven,
      ...pages(
        'page=0',
        'page=-1',
        'page=4',
        'page=abc',
        'page=1.5',
        'page=2.0',
        'page=1e0',
        'page=0x2',
        'page=LAST',
        'page=first',
        'page=null',
        'page=true',
        'page=[]',
        'page=1,2',
        "page='",
        'page=99999999999999999999999',
        'page=-99999999999999999999999',
        'page=%00',
        'page=2%00',
        'page=%ff',
        'page=--2',
        'page=NaN',
        'page=Infinity',
      ),
    ),
    several(
      'pages in other spellings',
      eleven,
      ...pages('page=02', 'page=%202', 'page=2%20', 'page=%2B2', 'page=+2', 'page=%0a2', 'page=00'),
    ),
    several(
      'of several pages the last counts',
      eleven,
      ...pages('page=2&page=3', 'page=3&page=', 'page=9&page=1', 'page=abc&page=2', 'page=2&page=abc'),
    ),
    several(
      'links keep the other parameters, sorted by name',
      eleven,
      ...pages(
        'page=2&color=red',
        'z=1&a=2&page=2',
        'b=2&b=1&page=2',
        'color=',
        'color',
        'page_size=2&limit=3',
        'search=Product+01&ordering=-name',
        'name=Product%2001',
        'format=json&page=2',
        'q=a%26b%3Dc%23d',
        'q=a+b%20c',
        'q=%C3%A9%E2%98%83',
        'q=é'.normalize('NFC').replace('é', '%E9'),
        'q=(a)*!~-_.\'"',
        'q=100%',
        'Page=2',
        'page%5B%5D=2',
        'a=1;b=2',
        'a=1&&b=2',
        '?page=2',
      ),
    ),
    several(
      'links follow the Host header',
      eleven,
      page('page=2', { host: 'localhost:{{port}}' }),
      page('page=2', { host: 'LOCALHOST:{{port}}' }),
      page('page=2', { host: 'localhost' }),
      page('page=2', { 'x-forwarded-host': 'evil.example' }),
      page('page=2', { 'x-forwarded-proto': 'https', forwarded: 'host=evil.example;proto=https' }),
    ),
    several(
      'a host that is not ours',
      [],
      get(products, { headers: { host: 'evil.example' } }),
      get(products, { headers: { host: '127.0.0.1.evil.example' } }),
      get(products, { headers: { host: 'local host' } }),
    ),
    several(
      'HEAD of pages',
      eleven,
      ask('HEAD', products),
      ask('HEAD', `${products}?page=2`),
      ask('HEAD', `${products}?page=9`),
    ),
    one('links of a list with a suffix', get('/api/v0/products.json?page=2'), ...eleven),
    several(
      'products are sorted by name, by code point',
      ['b', 'a', 'B', 'A', 'ä', 'Z', '_', '1', '10', '2', 'é', 'e', '🔑', '日', '\uffee'].map((name, at) =>
        product(`p${at}`, { name }),
      ),
      get(products),
      ...pages('page=2', 'page=3'),
    ),
    several(
      'a page shows a change at once',
      productsUpTo(2),
      ask('PATCH', `${products}{{p01}}/`, { json: { name: 'Product 03' } }),
      get(products),
      ask('DELETE', `${products}{{p02}}/`),
      get(products),
    ),
  ],
};
