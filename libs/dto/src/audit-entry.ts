// Something that happened to an account or a session, as `GET /api/v1/auth/audit/` tells it.
import { Type, type Static } from 'typebox';

export const auditEvents = [
  'sign_in',
  'sign_in_failed',
  'sign_in_throttled',
  'sign_out',
  'session_revoked',
  'sessions_revoked',
  'token_reuse',
  'password_changed',
  'user_created',
  'user_changed',
  'user_removed',
  'user_unlocked',
  'keys_rotated',
  'data_imported',
  'key_removed',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

const id = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description });

export const AuditEntry = Type.Object(
  {
    id: Type.Integer(),
    time: Type.String({ format: 'date-time' }),
    event: Type.Enum(auditEvents),
    user: id('Whom it happened to, who may be gone by now.'),
    username: Type.String({ description: 'Their name; empty where nobody has the name that was typed.' }),
    actor: id('The user who did it.'),
    actor_username: Type.String({ description: 'Their name, or `command line`.' }),
    ip: Type.String(),
    user_agent: Type.String(),
    session: Type.Union([Type.String(), Type.Null()], { description: 'The id of the session it was about.' }),
    detail: Type.String({ description: 'Why, or how many.' }),
  },
  { description: 'Something that happened to an account or a session.' },
);
export type AuditEntry = Readonly<Static<typeof AuditEntry>>;
