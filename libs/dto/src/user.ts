// Somebody with an account in the shop, as staff see them below `/api/v1/users/`.
import { Type, type Static } from 'typebox';

export const User = Type.Object(
  {
    id: Type.Integer(),
    username: Type.String(),
    is_staff: Type.Boolean(),
    is_active: Type.Boolean(),
    last_seen: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
      description: 'When one of their sessions was last used.',
    }),
    sessions: Type.Integer({ description: 'How many they have open.' }),
    account: Type.Union([Type.Integer(), Type.Null()], { description: 'The id of their account.' }),
  },
  { description: 'Somebody who can sign in, or could.' },
);
export type User = Readonly<Static<typeof User>>;

/** What lists call somebody by. */
export const UserName = Type.Object({
  id: Type.Integer(),
  username: Type.String(),
  account: Type.Union([Type.Integer(), Type.Null()], { description: 'The id of their account.' }),
});
export type UserName = Readonly<Static<typeof UserName>>;
