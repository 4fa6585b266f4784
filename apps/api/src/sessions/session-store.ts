// Sessions in the database, as the sign-in and every request need them.
import type { NewSession, TokenId, Revocation, Session, SessionStore } from '@latchkey/fastify-auth';
import type { Database } from '../database/connect.ts';
import { type UserRow, asAuthUser } from '../users/user-store.ts';

/** SQLite has no truth values but numbers. */
interface SessionRow {
  readonly id: string;
  readonly current_jti: string;
  readonly is_revoked: boolean | number;
}

const asSession = ({ id, current_jti, is_revoked }: SessionRow): Session => ({
  id,
  currentJti: current_jti,
  isRevoked: Boolean(is_revoked),
});

const milliseconds = (seconds: number) => Math.min(Math.round(seconds * 1000), Number.MAX_SAFE_INTEGER);

const columnsOf = ({ jti, iat, exp }: TokenId) => ({
  current_jti: jti,
  issued_at: milliseconds(iat),
  expires_at: milliseconds(exp),
});

/** Longest user agent that is kept, in characters. */
const longestUserAgent = 512;

/** @param now milliseconds since 1970 */
export function sessionStore(database: Database, now: () => number): SessionStore {
  const session = 'select id, current_jti, revoked_at is not null as is_revoked from sessions';
  const byId = database.prepare<SessionRow>(`${session} where id = ?`);
  const byAdopted = database.prepare<SessionRow>(`${session} where adopted_jti = ?`);
  const userBySession = database.prepare<UserRow & { readonly has_ended: boolean | number }>(
    'select users.id, username, password, is_staff, state, ' +
      '(sessions.id is null or revoked_at is not null) as has_ended ' +
      'from users left join sessions on sessions.id = ? and sessions."user" = users.id ' +
      "where users.id = ? and state <> 'deleted'",
  );
  const userAlone = database.prepare<UserRow>(
    "select id, username, password, is_staff, state from users where id = ? and state <> 'deleted'",
  );

  return {
    open: async ({ id, userId, current, adoptedJti, ip, userAgent }: NewSession) => {
      await database.write(async (transaction) => {
        const user =
          userId === undefined ? undefined : await transaction('users').where('id', userId).first('id');
        await transaction('sessions')
          .insert({
            id,
            user: (user as { id: number } | undefined)?.id ?? null,
            ...columnsOf(current),
            adopted_jti: adoptedJti ?? null,
            ip,
            user_agent: userAgent.slice(0, longestUserAgent),
            created_at: now(),
          })
          .onConflict('adopted_jti')
          .ignore();
      });
    },
    find: async (id) => {
      const row = await byId.get(id);
      return row && asSession(row);
    },
    findAdopted: async (jti) => {
      const row = await byAdopted.get(jti);
      return row && asSession(row);
    },
    rotate: async (id, jti, next) => {
      const changed = await database.write((transaction) =>
        transaction('sessions')
          .where({ id, ...(jti === undefined ? {} : { current_jti: jti }) })
          .whereNull('revoked_at')
          .update({ ...columnsOf(next), rotated_at: now() }),
      );
      return changed > 0;
    },
    revoke: async (id: string, reason: Revocation) => {
      const changed = await database.write((transaction) =>
        transaction('sessions')
          .where({ id })
          .whereNull('revoked_at')
          .update({ revoked_at: now(), revoked_reason: reason }),
      );
      return changed > 0;
    },
    findUser: async (userId, sessionId) => {
      if (sessionId === undefined) {
        const row = await userAlone.get(userId);
        return row && { user: asAuthUser(row), hasEnded: false };
      }
      const row = await userBySession.get(sessionId, userId);
      return row && { user: asAuthUser(row), hasEnded: Boolean(row.has_ended) };
    },
  };
}
