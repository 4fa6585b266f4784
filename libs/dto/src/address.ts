// An address on the wire.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

export const Address = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true }),
    street: Type.String({ maxLength: 254 }),
    number: Type.Union([Type.Integer(integer), Type.Null()], { default: null }),
    city: Type.String({ maxLength: 150 }),
    postal_code: Type.String({ title: 'postalCode', maxLength: 150 }),
  },
  { title: 'Address' },
);
export type Address = Static<typeof Address>;
