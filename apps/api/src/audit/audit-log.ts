// Writes down what happened to accounts and sessions, in the transaction in which it happens.
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';

/** All that is written down. */
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

/** Who did something, and from where. */
export interface Actor {
  /** A signed-in user. */
  readonly actorId?: number | undefined;
  /** The name of one who is no user. */
  readonly actorName?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
}

export interface AuditEntry extends Actor {
  readonly event: AuditEvent;
  /** Whom it happened to. */
  readonly userId?: number | undefined;
  /** Default: the name of the user with that id. */
  readonly username?: string | undefined;
  readonly sessionId?: string | undefined;
  /** Short plain text, such as a reason or a number; never a secret. */
  readonly detail?: string | undefined;
}

/** Whoever has the command line. No user can have this name. */
export const commandLine: Actor = { actorName: 'command line' };

/** Adds one row, with the database's time. */
export async function writeAudit(
  transaction: Knex.Transaction,
  engine: Database['engine'],
  { event, userId, username, actorId, actorName, ip, userAgent, sessionId, detail }: AuditEntry,
): Promise<void> {
  const nameOf = (id: number | undefined) =>
    id === undefined ? '' : transaction.raw("coalesce((select username from users where id = ?), '')", [id]);
  await transaction('audit').insert({
    time: transaction.raw(clocks[engine]),
    event,
    user: userId ?? null,
    username: username ?? nameOf(userId),
    actor: actorId ?? null,
    actor_username: actorName ?? nameOf(actorId),
    session: sessionId ?? null,
    ip: ip ?? '',
    user_agent: userAgent ?? '',
    detail: detail ?? '',
  });
}
