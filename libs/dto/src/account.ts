// A customer's account on the wire: one for each user.
import { Type, type Static } from 'typebox';
import { integer } from './integer.ts';

export const Account = Type.Object(
  {
    id: Type.Integer({ title: 'ID', readOnly: true }),
    version: Type.Integer({ ...integer, default: 0 }),
    address: Type.Union([Type.Integer({ references: 'addresses' }), Type.Null()], { default: null }),
    user: Type.Integer({ references: 'users', unique: true }),
  },
  { title: 'Account' },
);
export type Account = Static<typeof Account>;
