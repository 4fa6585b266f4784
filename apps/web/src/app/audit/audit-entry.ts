// Something that happened to an account or a session, as `GET /api/v1/auth/audit/` tells it.

/** Names of what is written down, and what to call it where one chooses. */
export const eventNames = {
  sign_in: 'Sign-in',
  sign_in_failed: 'Failed sign-in',
  sign_in_throttled: 'Throttled sign-in',
  sign_out: 'Sign-out',
  session_revoked: 'Session ended',
  sessions_revoked: 'Sessions ended',
  token_reuse: 'Token used twice',
  password_changed: 'Password changed',
  user_created: 'User created',
  user_changed: 'User changed',
  user_removed: 'User removed',
  user_unlocked: 'User unlocked',
  keys_rotated: 'Signing keys rotated',
  data_imported: 'Data imported',
  key_removed: 'Signing key removed',
} as const;

export type AuditEvent = keyof typeof eventNames;

export interface AuditEntry {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly event: AuditEvent;
  /** Whom it happened to; null for somebody unknown. */
  readonly user: number | null;
  /** The name they had, or the one that was typed. */
  readonly username: string;
  /** Who did it; null where that is no user. */
  readonly actor: number | null;
  readonly actor_username: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly session: string | null;
  /** Short plain text, such as a reason or a number. */
  readonly detail: string;
}
