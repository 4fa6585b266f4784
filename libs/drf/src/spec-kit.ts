// What specs need: a record with a field of every kind.
import type { RecordSchema } from './field-schema.ts';

export const invoice: RecordSchema = {
  title: 'Invoice',
  properties: {
    number: { type: 'integer', minimum: 0, maximum: 99, default: 0 },
    discount: { anyOf: [{ type: 'integer' }, { type: 'null' }], default: null },
    rate: { anyOf: [{ format: 'decimal', maxDigits: 4, decimalPlaces: 2 }, { type: 'null' }] },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null },
    mood: { anyOf: [{ choices: { a: 'A' } }, { type: 'null' }], default: null },
    address: { anyOf: [{ type: 'integer', references: 'addresses' }, { type: 'null' }], default: null },
    payer: { type: 'integer', references: 'users', default: 1 },
    user: { title: 'owner', type: 'integer', references: 'users', unique: true },
    products: { type: 'array', items: { type: 'integer', references: 'products' }, minItems: 1 },
  },
};
