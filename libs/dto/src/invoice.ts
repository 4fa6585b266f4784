// An invoice on the wire: what one account bought.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

/** `products` has each product once, sorted by name. */
export const Invoice = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true, examples: [31] }),
    invoice_number: Type.Integer({ ...integer, default: 0, examples: [2041] }),
    products: Type.Array(Type.Integer({ references: 'products' }), {
      minItems: 1,
      uniqueItems: true,
      examples: [[104, 129]],
    }),
    account: Type.Integer({ references: 'accounts', examples: [3] }),
  },
  { title: 'Invoice', description: 'What a customer bought.' },
);
export type Invoice = Static<typeof Invoice>;
