// An invoice on the wire: what one account bought.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

/** `products` has each product once, sorted by name. */
export const Invoice = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true }),
    invoice_number: Type.Integer({ ...integer, default: 0 }),
    products: Type.Array(Type.Integer({ references: 'products' }), { minItems: 1, uniqueItems: true }),
    account: Type.Integer({ references: 'accounts' }),
  },
  { title: 'Invoice' },
);
export type Invoice = Static<typeof Invoice>;
