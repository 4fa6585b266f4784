// A product on the wire.
import { Type, type Static } from 'typebox';

/** The wire's currencies and the names that DRF's OPTIONS gives them. */
const currencies = { '€': 'Eur', $: 'Usd' };

/** `price` is a decimal string with two places, never a float. */
export const Product = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true, examples: [104] }),
    name: Type.String({
      title: 'productName',
      maxLength: 200,
      unique: true,
      examples: ['Brass hinge, 40 mm'],
    }),
    price: Type.String({
      format: 'decimal',
      maxDigits: 10,
      decimalPlaces: 2,
      default: '0.00',
      examples: ['10.50'],
    }),
    currency: Type.Enum(['€', '$'], { type: 'string', choices: currencies, default: '€' }),
  },
  { title: 'Product', description: 'What the shop sells.' },
);
export type Product = Static<typeof Product>;
