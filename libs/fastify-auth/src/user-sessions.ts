// The sessions of a user, for the user and for staff: a page of them, and the end of one.
import { type Page, notFound, page, pageNumber } from '@latchkey/drf';
import type { SessionEntry } from '@latchkey/tokens';
import type { FastifyRequest } from 'fastify';
import { requireUser } from './authenticate.ts';
import { clientOf } from './client.ts';
import { addressOf, queryOf } from './request-address.ts';
import { isSessionId } from './session-id.ts';
import type { Revoker, SessionStore, SessionSummary } from './session-store.ts';

/** Sessions on a page. */
const pageSize = 50;

export const revokerOf = (request: FastifyRequest): Revoker => ({
  ...clientOf(request),
  userId: requireUser(request.user).id,
});

/** As DRF writes times in UTC, to the second. */
const timeOf = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

const shown = (
  { id, mode, createdAt, lastSeenAt, ip, userAgent }: SessionSummary,
  current?: string,
): SessionEntry => ({
  id,
  mode,
  created: timeOf(createdAt),
  last_seen: timeOf(lastSeenAt),
  ip,
  user_agent: userAgent,
  current: id === current,
});

/**
 * The page that a request asks for of a user's live sessions: the one it was sent in first, then those seen last.
 * @throws ApiException 404 if there is no such page
 */
export async function sessionPage(
  request: FastifyRequest,
  store: Pick<SessionStore, 'count' | 'list'>,
  userId: number,
): Promise<Page<SessionEntry>> {
  const count = await store.count(userId);
  const query = queryOf(request);
  const number = pageNumber(query, count, pageSize);
  const range = { first: request.sessionId, limit: pageSize, offset: (number - 1) * pageSize };
  const rows = (await store.list(userId, range)).map((session) => shown(session, request.sessionId));
  return page(addressOf(request), query, { number, pageSize, count, rows });
}

/** Ends a session of a user, in the name of who asks. @throws ApiException 404 if they have none of this id */
export async function endSession(
  request: FastifyRequest,
  store: Pick<SessionStore, 'revoke'>,
  userId: number,
  id: string,
): Promise<void> {
  const isEnded = isSessionId(id) && (await store.revoke(id, 'revoked', revokerOf(request), userId));
  if (!isEnded) throw notFound('Session');
}
