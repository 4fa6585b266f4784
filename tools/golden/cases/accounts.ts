// Accounts: a reference that may be null, and one that no two accounts may share.
import { type Area, type Json, id } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { accounts, addresses, invoices } from './paths.ts';
import { account, address, invoice, product } from './rows.ts';
import { integers, references } from './values.ts';

type Fields = Readonly<Record<string, Json>>;

const create = (fields: Fields = {}) => post(accounts, { user: 1, ...fields });
const item = `${accounts}{{c1}}/`;
const put = (json: Json) => ask('PUT', item, { json });
const patch = (json: Json) => ask('PATCH', item, { json });

export const accountsArea: Area = {
  name: 'accounts',
  cases: [
    one('an empty list', get(accounts)),
    one('a user alone', create()),
    one('a full account', create({ version: 3, address: id('a1') }), address()),
    one('an account of somebody else', create({ user: 2 })),
    one('an account of somebody inactive', create({ user: 3 })),
    one('everything is missing', post(accounts, {})),
    one('everything is null', post(accounts, { version: null, address: null, user: null })),
    one('everything is bad', post(accounts, { user: 'x', address: [], version: {} })),
    one('an id and unknown fields are passed over', create({ id: 5, color: 'red' })),
    ...integers.map(([what, value]) => one(`version: ${what}`, create({ version: value }))),
    ...references.map(([what, value]) => one(`user: ${what}`, create({ user: value }))),
    one('user: a text of digits', create({ user: '1' })),
    one('user: an empty text', create({ user: '' })),
    one('user: null', create({ user: null })),
    ...references.map(([what, value]) => one(`address: ${what}`, create({ address: value }))),
    one('address: a text of digits', create({ address: '{{a1}}' }), address()),
    one('address: an empty text', create({ address: '' })),
    one('address: null', create({ address: null })),
    one('a user who has an account', create(), account()),
    one('a user who has an account, beside other errors', create({ version: 'x', address: 'x' }), account()),
    one('reading one', get(item), account('c1', { version: 9 })),
    several(
      'PUT of the version leaves the address',
      [address(), account('c1', { address: id('a1') })],
      put({ user: 1, version: 7 }),
      get(item),
    ),
    one('PUT needs the user', put({ version: 1 }), account()),
    one('PUT with another user', put({ user: 2 }), account()),
    one('PUT with a user who has an account', put({ user: 2 }), account(), account('c2', { user: 2 })),
    several('PATCH of the version', [account()], patch({ version: 8 }), get(item)),
    several(
      'PATCH of the address, and back',
      [address(), account()],
      patch({ address: id('a1') }),
      get(item),
      patch({ address: null }),
      get(item),
    ),
    one(
      'PATCH of the address to nothing',
      patch({ address: '' }),
      address(),
      account('c1', { address: id('a1') }),
    ),
    one('PATCH with nothing', patch({}), account()),
    one('PATCH with bad fields', patch({ user: null, version: 'x', address: 0 }), account()),
    one('PATCH with its own user', patch({ user: 1 }), account()),
    several(
      'DELETE takes its invoices along and leaves its address',
      [address(), product(), account('c1', { address: id('a1') }), invoice()],
      ask('DELETE', item),
      get(item),
      get(`${invoices}{{i1}}/`),
      get(invoices),
      get(`${addresses}{{a1}}/`),
      get('/api/v0/products/{{p1}}/'),
    ),
    several(
      'accounts are sorted by user',
      [account('c1', { user: 3 }), account('c2', { user: 1 }), account('c3', { user: 2 })],
      get(accounts),
      get(`${accounts}?page=2`),
    ),
    several(
      'carol sees the accounts of others',
      [account()],
      get(accounts, { token: 'access-carol' }),
      get(item, { token: 'access-carol' }),
    ),
  ],
};
