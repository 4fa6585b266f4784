// How sessions end: the one statement that all sign-outs, revocations and password changes come to.
import type { Revocation } from '@latchkey/fastify-auth';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { clocks } from './clocks.ts';

/** One session, perhaps only if it is of this user; or all of a user, perhaps but one. */
export type Which =
  | { readonly id: string; readonly userId?: number | undefined }
  | { readonly userId: number; readonly except?: string | undefined };

type Query = Knex.QueryBuilder<Record<string, unknown>, unknown>;

/** Those that have neither been ended nor reached their end. */
export const allLive = (transaction: Knex, engine: Database['engine']): Query =>
  transaction('sessions')
    .whereNull('revoked_at')
    .whereRaw(`expires_at > ${clocks[engine]}`)
    .where((within) => void within.whereNull('ends_at').orWhereRaw(`ends_at > ${clocks[engine]}`));

/** Those of a user. */
export const live = (transaction: Knex, engine: Database['engine'], userId: number): Query =>
  allLive(transaction, engine).where('user', userId);

/** @returns how many rows a query finds */
export async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row] = (await query.count({ count: '*' })) as { count: number | string }[];
  return Number(row?.count ?? 0);
}

async function revokeAll(
  transaction: Knex.Transaction,
  engine: Database['engine'],
  { userId, except }: { readonly userId: number; readonly except?: string | undefined },
  change: Readonly<Record<string, unknown>>,
): Promise<number> {
  const others = (sessions: Knex.QueryBuilder) =>
    except === undefined ? sessions : sessions.whereNot('id', except);
  if (except === undefined) {
    await transaction('users').where('id', userId).update({ revoked_at: change['revoked_at'] });
  }
  const count = await countOf(others(live(transaction, engine, userId)));
  // Also those whose refresh token has expired: they may have access tokens left.
  await others(transaction('sessions').where('user', userId).whereNull('revoked_at')).update(change);
  return count;
}

/**
 * Ends sessions in a transaction of its caller, from whose commit on they are over on every server. All sessions of a
 * user include the tokens that other servers have issued to them.
 * @returns how many were alive before
 */
export async function revokeSessions(
  transaction: Knex.Transaction,
  engine: Database['engine'],
  which: Which,
  reason: Revocation,
): Promise<number> {
  const change = { revoked_at: transaction.raw(clocks[engine]), revoked_reason: reason };
  if (!('id' in which)) return revokeAll(transaction, engine, which, change);
  const session = transaction('sessions').where('id', which.id).whereNull('revoked_at');
  if (which.userId !== undefined) session.where('user', which.userId);
  return session.update(change);
}

/** For people: `1 session`, `2 sessions`. */
export const countOfSessions = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`;
