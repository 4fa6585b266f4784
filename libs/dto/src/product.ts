// A product on the wire.
import { Type, type Static } from 'typebox';

/** The wire's currencies and the names that DRF's OPTIONS gives them. */
const currencies = { '€': 'Eur', $: 'Usd' };

/** `price` is a decimal string with two places, never a float. */
export const Product = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true }),
    name: Type.String({ title: 'productName', maxLength: 200, unique: true }),
    price: Type.String({ format: 'decimal', maxDigits: 10, decimalPlaces: 2, default: '0.00' }),
    currency: Type.Enum(['€', '$'], { type: 'string', choices: currencies, default: '€' }),
  },
  { title: 'Product' },
);
export type Product = Static<typeof Product>;
