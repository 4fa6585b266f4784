// Invoices: a list of references, and a reference that must be there.
import { type Area, type Json, id } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { invoices, products } from './paths.ts';
import { account, invoice, product } from './rows.ts';
import { type Table, integers, references } from './values.ts';

type Fields = Readonly<Record<string, Json>>;

const rows = [product('p1', { name: 'B' }), product('p2', { name: 'A' }), account()];
const create = (fields: Fields = {}) =>
  post(invoices, { invoice_number: 7, products: [id('p1')], account: id('c1'), ...fields });
const item = `${invoices}{{i1}}/`;
const put = (json: Json) => ask('PUT', item, { json });
const patch = (json: Json) => ask('PATCH', item, { json });

const lists: Table = [
  ['one', [id('p1')]],
  ['two', [id('p1'), id('p2')]],
  ['two, the other way round', [id('p2'), id('p1')]],
  ['one twice', [id('p1'), id('p1')]],
  ['one as a text', ['{{p1}}']],
  ['one as a text and as a number', ['{{p1}}', id('p1')]],
  ['none', []],
  ['null', null],
  ['0', 0],
  ['1.5', 1.5],
  ['true', true],
  ['a text', '{{p1}}'],
  ['an empty text', ''],
  ['an object', { p: id('p1') }],
  ['an empty object', {}],
  ['a list in a list', [[id('p1')]]],
  ['a list with null', [null]],
  ['a list with an empty text', ['']],
  ['a list with a good one and a bad one', [id('p1'), 99_999_999]],
  ['a list with two bad ones', [99_999_998, 99_999_999]],
  ['a list with two bad ones of two kinds', ['x', 99_999_999]],
  ['a list with a whole product', [{ id: id('p1') }]],
];

export const invoicesArea: Area = {
  name: 'invoices',
  cases: [
    one('an empty list', get(invoices)),
    one('a full invoice', create({ products: [id('p1'), id('p2')] }), ...rows),
    one('the number has a default', post(invoices, { products: [id('p1')], account: id('c1') }), ...rows),
    one('everything is missing', post(invoices, {})),
    one('everything is null', post(invoices, { invoice_number: null, products: null, account: null })),
    one('everything is bad', post(invoices, { account: [], products: 'x', invoice_number: {} })),
    one('an id and unknown fields are passed over', create({ id: 5, total: '1.00' }), ...rows),
    ...lists.map(([what, value]) => one(`products: ${what}`, create({ products: value }), ...rows)),
    ...references.map(([what, value]) =>
      one(`products: a list of ${what}`, create({ products: [value] }), ...rows),
    ),
    ...references.map(([what, value]) => one(`account: ${what}`, create({ account: value }), ...rows)),
    one('account: a text of digits', create({ account: '{{c1}}' }), ...rows),
    one('account: an empty text', create({ account: '' }), ...rows),
    one('account: null', create({ account: null }), ...rows),
    ...integers.map(([what, value]) =>
      one(`invoice_number: ${what}`, create({ invoice_number: value }), ...rows),
    ),
    several(
      'a refused invoice is not half made',
      rows,
      create({ products: [id('p1'), 99_999_999] }),
      get(invoices),
    ),
    several('a number may be there twice', rows, create(), get(`${invoices}{{new}}/`)),
    one('reading one', get(item), ...rows, invoice()),
    several(
      'PUT with other products',
      [...rows, invoice()],
      put({ invoice_number: 8, products: [id('p2')], account: id('c1') }),
      get(item),
    ),
    several(
      'PUT without the number leaves it',
      [...rows, invoice()],
      put({ products: [id('p2'), id('p1')], account: id('c1') }),
      get(item),
    ),
    one('PUT with a number alone', put({ invoice_number: 1 }), ...rows, invoice()),
    several(
      'PUT to another account',
      [...rows, account('c2', { user: 2 }), invoice()],
      put({ products: [id('p1')], account: id('c2') }),
      get(item),
    ),
    several(
      'PATCH of the products leaves the rest',
      [...rows, invoice()],
      patch({ products: [id('p2')] }),
      get(item),
    ),
    several(
      'PATCH of the number leaves the products',
      [...rows, invoice()],
      patch({ invoice_number: 9 }),
      get(item),
    ),
    one('PATCH with nothing', patch({}), ...rows, invoice()),
    several(
      'PATCH with no products changes nothing',
      [...rows, invoice()],
      patch({ products: [], invoice_number: 9 }),
      get(item),
    ),
    several(
      'PATCH with a product that is not there changes nothing',
      [...rows, invoice()],
      patch({ products: [id('p2'), 99_999_999] }),
      get(item),
    ),
    one(
      'PATCH with bad fields',
      patch({ account: null, products: null, invoice_number: null }),
      ...rows,
      invoice(),
    ),
    several(
      'DELETE, and then it is gone',
      [...rows, invoice()],
      ask('DELETE', item),
      get(item),
      get(`${products}{{p1}}/`),
    ),
    several(
      'a product that is deleted leaves its invoices',
      [...rows, invoice('i1', { products: [id('p1'), id('p2')] })],
      ask('DELETE', `${products}{{p1}}/`),
      get(item),
      ask('DELETE', `${products}{{p2}}/`),
      get(item),
    ),
    several(
      'products are told by their names, also after a change',
      [...rows, invoice('i1', { products: [id('p1'), id('p2')] })],
      get(item),
      ask('PATCH', `${products}{{p1}}/`, { json: { name: '0' } }),
      get(item),
      get(invoices),
    ),
    several(
      'invoices are sorted by the user of their account, equal ones by id',
      [
        product(),
        account('c1', { user: 3 }),
        account('c2', { user: 1 }),
        account('c3', { user: 2 }),
        ...['c1', 'c2', 'c3', 'c1', 'c2', 'c3'].map((of, at) =>
          invoice(`i${at}`, { invoice_number: at + 1, account: id(of) }),
        ),
      ],
      get(invoices),
      get(`${invoices}?page=2`),
      get(`${invoices}?page=3`),
    ),
  ],
};
