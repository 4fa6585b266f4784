// The signed-in person, as `GET /api/v1/auth/me/` tells them.
import { Type, type Static } from 'typebox';

export const Me = Type.Object(
  { id: Type.Integer(), username: Type.String(), is_staff: Type.Boolean() },
  { title: 'Me' },
);
export type Me = Static<typeof Me>;
