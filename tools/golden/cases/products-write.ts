// Making, changing and deleting products.
import { type Area, type Json, id } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { products } from './paths.ts';
import { product } from './rows.ts';
import { decimals, numbersAsWritten, texts } from './values.ts';

type Fields = Readonly<Record<string, Json>>;

const hinge: Fields = { name: 'Hinge' };
const create = (fields: Fields) => post(products, { ...hinge, ...fields });
const item = `${products}{{p1}}/`;
const put = (json: Json) => ask('PUT', item, { json });
const patch = (json: Json) => ask('PATCH', item, { json });
const remove = ask('DELETE', item);

const currencies: readonly (readonly [string, Json])[] = [
  ['€', '€'],
  ['$', '$'],
  ['£', '£'],
  ['EUR', 'EUR'],
  ['Eur', 'Eur'],
  ['nothing', ''],
  ['a space', ' '],
  ['$ and a space', '$ '],
  ['two', '€$'],
  ['null', null],
  ['0', 0],
  ['1.5', 1.5],
  ['true', true],
  ['an empty list', []],
  ['a list', ['€', 1, null]],
  ['an object', { a: 'b' }],
  ['an object in an object', { a: { b: [true, "it's"] } }],
  ['a quotation mark', '"'],
  ['a NUL', '\u0000'],
  ['a surrogate', '\ud800'],
  ['__proto__', '__proto__'],
  ['toString', 'toString'],
];

export const productsWrite: Area = {
  name: 'products-write',
  cases: [
    one('a full product', post(products, { name: 'Hinge', price: '10.50', currency: '$' })),
    one('price and currency have defaults', create({})),
    several('what was made can be read', [], create({ price: '1' }), get(`${products}{{new}}/`)),
    one('an id and unknown fields are passed over', create({ id: 123, color: 'red', pk: 5, url: 'x' })),
    ...texts.map(([what, value]) => one(`name: ${what}`, create({ name: value }))),
    one('name: missing', post(products, { price: '1' })),
    one('name: 200 characters', create({ name: 'n'.repeat(200) })),
    one('name: 201 characters', create({ name: 'n'.repeat(201) })),
    one('name: 200 characters between spaces', create({ name: `  ${'n'.repeat(200)}  ` })),
    one('name: 200 characters beyond the first plane', create({ name: '🔑'.repeat(200) })),
    one('name: 201 characters beyond the first plane', create({ name: '🔑'.repeat(201) })),
    one('name: 201 characters and a NUL', create({ name: `${'n'.repeat(201)}\u0000` })),
    one('name: 201 characters and a surrogate', create({ name: `${'n'.repeat(201)}\ud800` })),
    one('name: all that can be wrong with it', create({ name: `${'n'.repeat(201)}\u0000\ud800` })),
    ...numbersAsWritten.map(([what, text]) =>
      one(`name: the number ${what}`, ask('POST', products, { text: `{"name":${text}}` })),
    ),
    ...decimals.map(([what, value]) => one(`price: ${what}`, create({ price: value }))),
    ...numbersAsWritten.map(([what, text]) =>
      one(`price: the number ${what}`, ask('POST', products, { text: `{"name":"Hinge","price":${text}}` })),
    ),
    ...currencies.map(([what, value]) => one(`currency: ${what}`, create({ currency: value }))),
    one('all bad fields are told at once', post(products, { currency: 'x', price: 'abc', name: '' })),
    one('all fields are null', post(products, { currency: null, price: null, name: null })),

    one('a name that is taken', create({ name: 'Product p1' }), product()),
    one('a name that is taken, between spaces', create({ name: ' Product p1 ' }), product()),
    one('a name that is taken, beside a bad price', create({ name: 'Product p1', price: 'x' }), product()),
    one('a name that is taken, in capitals', create({ name: 'PRODUCT P1' }), product()),
    one(
      'a name that is taken, composed otherwise',
      create({ name: 'e\u0301' }),
      product('p1', { name: '\u00e9' }),
    ),
    one('a name that is taken by a number', create({ name: 42 }), product('p1', { name: '42' })),
    several(
      'a name is free again when its product is gone',
      [product()],
      remove,
      create({ name: 'Product p1' }),
    ),
    several(
      'a name is free again when its product has another',
      [product()],
      patch({ name: 'Screw' }),
      create({ name: 'Product p1' }),
    ),

    several(
      'PUT changes every field',
      [product()],
      put({ name: 'Hinge', price: '2', currency: '€' }),
      get(item),
    ),
    one('PUT needs the name', put({ price: '3' }), product()),
    one('PUT with nothing', put({}), product()),
    several('PUT without price and currency leaves them', [product()], put(hinge), get(item)),
    one('PUT with its own name', put({ name: 'Product p1', price: '1' }), product()),
    one('PUT with a name that is taken', put({ name: 'Product p2' }), product(), product('p2')),
    one('PUT with another id', put({ id: id('p2'), name: 'Hinge' }), product(), product('p2')),
    several(
      'PUT with bad fields changes nothing',
      [product()],
      put({ name: 'Hinge', price: 'x', currency: 'x' }),
      get(item),
    ),
    several('PATCH changes what is given', [product()], patch({ price: '4.5' }), get(item)),
    one('PATCH with nothing', patch({}), product()),
    one('PATCH with unknown fields', patch({ id: 1, color: 'red' }), product()),
    one('PATCH with a name that is taken', patch({ name: 'Product p2' }), product(), product('p2')),
    one('PATCH with its own name', patch({ name: 'Product p1' }), product()),
    one('PATCH with null', patch({ name: null, price: null, currency: null }), product()),
    one('PATCH with bad fields', patch({ currency: [], name: 'n'.repeat(201), price: '1.234' }), product()),
    several(
      'PATCH of one good and one bad field changes nothing',
      [product()],
      patch({ name: 'Hinge', price: 'x' }),
      get(item),
    ),
    several('DELETE, and then it is gone', [product()], remove, get(item), remove, patch({}), put(hinge)),
    several(
      'DELETE of another product leaves this one',
      [product(), product('p2')],
      ask('DELETE', `${products}{{p2}}/`),
      get(item),
    ),
    several(
      'carol sees and changes the same products',
      [product()],
      get(item, { token: 'access-carol' }),
      ask('PATCH', item, { json: { price: 1 }, token: 'access-carol' }),
      get(item),
    ),
    ...decimals
      .filter(([what]) => /^("1e-?\d"|"10\.50{0,2}"|10\.5|"-5\.25"|null|"abc"|""|0)$/.test(what))
      .map(([what, value]) => one(`PATCH price: ${what}`, patch({ price: value }), product())),
    ...texts
      .slice(0, 20)
      .map(([what, value]) => one(`PATCH name: ${what}`, patch({ name: value }), product())),
  ],
};
