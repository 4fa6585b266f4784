// Rows that cases need.
import { type Json, type Row, id } from '../case.ts';

type Fields = Readonly<Record<string, Json>>;

export const product = (as = 'p1', fields: Fields = {}): Row => ({
  as,
  in: 'products',
  json: { name: `Product ${as}`, price: '12.30', currency: '$', ...fields },
});

export const address = (as = 'a1', fields: Fields = {}): Row => ({
  as,
  in: 'addresses',
  json: { street: 'High Street', number: 7, city: 'Springfield', postal_code: `Code ${as}`, ...fields },
});

/** Users: 1 alice, 2 carol, 3 bob; each has one account at most. */
export const account = (as = 'c1', fields: Fields = {}): Row => ({
  as,
  in: 'accounts',
  json: { user: 1, ...fields },
});

/** Of account `c1` with product `p1` unless said otherwise. */
export const invoice = (as = 'i1', fields: Fields = {}): Row => ({
  as,
  in: 'invoices',
  json: { invoice_number: 41, products: [id('p1')], account: id('c1'), ...fields },
});

/** So many products: `Product 01`, `Product 02` … */
export const productsUpTo = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, '0')).map((number) =>
    product(`p${number}`, { name: `Product ${number}` }),
  );
