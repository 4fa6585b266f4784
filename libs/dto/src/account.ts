// A customer's account on the wire: one for each user.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

export const Account = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true, examples: [3] }),
    version: Type.Integer({ ...integer, default: 0 }),
    address: Type.Union([Type.Integer({ references: 'addresses' }), Type.Null()], {
      default: null,
      examples: [12],
    }),
    user: Type.Integer({ references: 'users', unique: true, examples: [2] }),
  },
  { title: 'Account', description: 'What the shop knows of a customer: one for each user.' },
);
export type Account = Static<typeof Account>;
