// An address on the wire.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

export const Address = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true, examples: [12] }),
    street: Type.String({ maxLength: 254, examples: ['Canal Street'] }),
    number: Type.Union([Type.Integer(integer), Type.Null()], { default: null, examples: [7] }),
    city: Type.String({ maxLength: 150, examples: ['Utrecht'] }),
    postal_code: Type.String({ title: 'postalCode', maxLength: 150, examples: ['3511 AB'] }),
  },
  { title: 'Address', description: 'Where a customer gets their post.' },
);
export type Address = Static<typeof Address>;
