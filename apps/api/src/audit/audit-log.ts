// Writes down what happened to accounts and sessions, in the transaction in which it happens.
import type { AuditEvent } from '@latchkey/dto';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';

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
