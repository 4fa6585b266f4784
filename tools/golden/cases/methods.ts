// Every method at every kind of path, and what OPTIONS tells there.
import type { Area } from '../case.ts';
import { ask, one } from '../requests.ts';
import { accounts, addresses, invoices, products, refresh, root, token, verify } from './paths.ts';
import { account, address, invoice, product } from './rows.ts';

const methods = ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT'];
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];

const rows = [product(), address(), account(), invoice()];

const open = [root, token, refresh, verify];
const lists = [products, addresses, accounts, invoices];
const items = [`${products}{{p1}}/`, `${addresses}{{a1}}/`, `${accounts}{{c1}}/`, `${invoices}{{i1}}/`];

export const methodsArea: Area = {
  name: 'methods',
  cases: [
    ...open.flatMap((path) =>
      ['GET', ...methods, ...writing].map((method) =>
        one(`${method} ${path}`, ask(method, path, { token: null })),
      ),
    ),
    ...lists.flatMap((path) =>
      [...methods, 'PUT', 'PATCH', 'DELETE'].map((method) => one(`${method} ${path}`, ask(method, path))),
    ),
    ...items.flatMap((path, at) =>
      [...methods, 'POST'].map((method) =>
        one(
          `${method} ${path}`,
          ask(method, path),
          ...rows.slice(0, at === 3 ? 4 : at + 1).filter((row) => at === 3 || row === rows[at]),
        ),
      ),
    ),
    ...lists.map((path) => one(`OPTIONS ${path}99999999/`, ask('OPTIONS', `${path}99999999/`))),
    ...lists.map((path) => one(`OPTIONS ${path}abc/`, ask('OPTIONS', `${path}abc/`))),
    ...lists.map((path) => one(`POST ${path}99999999/`, ask('POST', `${path}99999999/`, { json: {} }))),
    one('OPTIONS with a body', ask('OPTIONS', products, { json: { name: 'x' } })),
    one('GET with a body', ask('GET', products, { json: { name: 'x' } })),
    one('GET with a body that is no JSON', ask('GET', products, { text: '{' })),
    one('DELETE with a body that is no JSON', ask('DELETE', `${products}{{p1}}/`, { text: '{' }), product()),
    one('HEAD of an item that is not there', ask('HEAD', `${products}99999999/`)),
    one(
      'X-HTTP-Method-Override does nothing',
      ask('POST', products, { json: {}, headers: { 'x-http-method-override': 'DELETE' } }),
    ),
  ],
};
