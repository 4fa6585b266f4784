// Addresses: texts, and a number that may be null.
import type { Area, Json } from '../case.ts';
import { ask, get, one, post, several } from '../requests.ts';
import { addresses } from './paths.ts';
import { account, address } from './rows.ts';
import { fewTexts, integers, numbersAsWritten } from './values.ts';

type Fields = Readonly<Record<string, Json>>;

const required: Fields = { street: 'High Street', city: 'Springfield', postal_code: '28001' };
const full: Fields = { ...required, number: 12 };
const create = (fields: Fields = {}) => post(addresses, { ...full, ...fields });
const item = `${addresses}{{a1}}/`;
const put = (json: Json) => ask('PUT', item, { json });
const patch = (json: Json) => ask('PATCH', item, { json });

export const addressesArea: Area = {
  name: 'addresses',
  cases: [
    one('an empty list', get(addresses)),
    one('a full address', create()),
    one('an address without a number', post(addresses, required)),
    one('equal addresses may be there twice', create({ postal_code: 'Code a1' }), address()),
    one('everything is missing', post(addresses, {})),
    one('everything is null', post(addresses, { street: null, number: null, city: null, postal_code: null })),
    one('everything is blank', post(addresses, { street: '', number: '', city: '', postal_code: '' })),
    one('everything is bad', post(addresses, { postal_code: '\u0000', city: [], number: 'x', street: true })),
    ...['street', 'city', 'postal_code'].flatMap((field) =>
      fewTexts.map(([what, value]) => one(`${field}: ${what}`, create({ [field]: value }))),
    ),
    ...(
      [
        ['street', 254],
        ['city', 150],
        ['postal_code', 150],
      ] as const
    ).flatMap(([field, longest]) => [
      one(`${field}: as long as may be`, create({ [field]: 'x'.repeat(longest) })),
      one(`${field}: a character too long`, create({ [field]: 'x'.repeat(longest + 1) })),
    ]),
    ...integers.map(([what, value]) => one(`number: ${what}`, create({ number: value }))),
    ...numbersAsWritten.map(([what, text]) =>
      one(
        `number: the number ${what}`,
        ask('POST', addresses, { text: `{"street":"S","city":"C","postal_code":"P","number":${text}}` }),
      ),
    ),
    one('reading one', get(item), address()),
    several('PUT without the number leaves it', [address()], put(required), get(item)),
    one('PUT without what is required', put({ number: 1 }), address()),
    several('PATCH of the number', [address()], patch({ number: 99 }), get(item)),
    several('PATCH of the number to null', [address()], patch({ number: null }), get(item)),
    one('PATCH with nothing', patch({}), address()),
    one('PATCH with bad fields', patch({ city: null, number: 1.5 }), address()),
    several('DELETE, and then it is gone', [address()], ask('DELETE', item), get(item), ask('DELETE', item)),
    several(
      'DELETE of one that an account uses',
      [address(), account('c1', { address: { $id: 'a1' } })],
      ask('DELETE', item),
      get(item),
      get('/api/v0/accounts/{{c1}}/'),
    ),
    several(
      'addresses are sorted by postal code, equal ones by id',
      ['b', 'a', 'B', 'a', 'é', '10', '9'].map((code, at) => address(`a${at}`, { postal_code: code })),
      get(addresses),
      get(`${addresses}?page=2`),
      get(`${addresses}?page=3`),
    ),
  ],
};
