// Sessions in the database, as the sign-in and every request need them. Times are those of the database's clock, which all
// servers share.
import type { Revocation, Session, SessionStore, TokenId } from '@latchkey/fastify-auth';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { isUnavailable } from '../database/errors.ts';
import { type UserRow, asAuthUser } from '../users/user-store.ts';
import { clocks } from './clocks.ts';

/** SQLite has no truth values but numbers. */
type Truth = boolean | number;

interface SessionRow {
  readonly id: string;
  readonly current_jti: string;
  readonly previous_jti: string | null;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly generation: number;
  readonly rotated_ago: number;
  readonly is_confirmed: Truth;
  readonly is_revoked: Truth;
  readonly user_agent: string;
}

const asSession = (row: SessionRow): Session => ({
  id: row.id,
  current: { jti: row.current_jti, iat: row.issued_at / 1000, exp: row.expires_at / 1000 },
  previousJti: row.previous_jti ?? undefined,
  generation: row.generation,
  rotatedAgo: row.rotated_ago,
  isConfirmed: Boolean(row.is_confirmed),
  isRevoked: Boolean(row.is_revoked),
  userAgent: row.user_agent,
});

const milliseconds = (seconds: number) => Math.min(Math.round(seconds * 1000), Number.MAX_SAFE_INTEGER);

const columnsOf = ({ jti, iat, exp }: TokenId) => ({
  current_jti: jti,
  issued_at: milliseconds(iat),
  expires_at: milliseconds(exp),
});

interface Judged extends UserRow {
  readonly has_ended: Truth;
  readonly unconfirmed: number | null;
}

export function sessionStore(database: Database): SessionStore {
  const now = clocks[database.engine];
  const session =
    `select id, current_jti, previous_jti, issued_at, expires_at, generation, ${now} - rotated_at as rotated_ago, ` +
    'is_confirmed, revoked_at is not null as is_revoked, user_agent from sessions';
  const byId = database.prepare<SessionRow>(`${session} where id = ?`);
  const byAdopted = database.prepare<SessionRow>(`${session} where adopted_jti = ?`);
  const userBySession = database.prepare<Judged>(
    'select users.id, username, password, is_staff, state, ' +
      'sessions.id is null or revoked_at is not null as has_ended, ' +
      'case when is_confirmed then null else generation end as unconfirmed ' +
      'from users left join sessions on sessions.id = ? and sessions."user" = users.id ' +
      "where users.id = ? and state <> 'deleted'",
  );
  const userAlone = database.prepare<UserRow>(
    "select id, username, password, is_staff, state from users where id = ? and state <> 'deleted'",
  );
  const change = (work: (sessions: Knex.QueryBuilder, knex: Knex) => PromiseLike<number>) =>
    database.write(async (transaction) => work(transaction('sessions'), transaction));

  const store: SessionStore = {
    open: async ({ id, userId, current, adoptedJti, ip, userAgent }) => {
      await database.write(async (transaction) => {
        const user =
          userId === undefined
            ? undefined
            : await transaction('users').where('id', userId).first<{ id: number } | undefined>('id');
        await transaction('sessions')
          .insert({
            id,
            user: user?.id ?? null,
            ...columnsOf(current),
            adopted_jti: adoptedJti ?? null,
            ip,
            user_agent: userAgent,
            created_at: transaction.raw(now),
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
    rotate: (id, jti, next, grace) =>
      database.write(async (transaction) => {
        const [row] = await transaction('sessions')
          .where({ id, ...(jti === undefined ? {} : { current_jti: jti }) })
          .whereNull('revoked_at')
          .whereRaw(`rotated_at <= ${now} - ?`, [grace])
          .update({
            ...columnsOf(next),
            previous_jti: transaction.ref('current_jti'),
            generation: transaction.raw('generation + 1'),
            rotated_at: transaction.raw(now),
            is_confirmed: false,
          })
          .returning<{ generation: number }[]>('generation');
        return row?.generation;
      }),
    confirm: async (id, generation) => {
      await change((sessions) => sessions.where({ id, generation }).update({ is_confirmed: true }));
    },
    revoke: async (id, reason: Revocation) => {
      const changed = await change((sessions, knex) =>
        sessions
          .where({ id })
          .whereNull('revoked_at')
          .update({ revoked_at: knex.raw(now), revoked_reason: reason }),
      );
      return changed > 0;
    },
    findUser: async (userId, named) => {
      if (named === undefined) {
        const row = await userAlone.get(userId);
        return row && { user: asAuthUser(row), hasEnded: false };
      }
      const row = await userBySession.get(named.id, userId);
      if (!row) return undefined;
      const hasEnded = Boolean(row.has_ended);
      if (!hasEnded && row.unconfirmed !== null && row.unconfirmed === named.generation) {
        // Who only reads is served also while nothing can be written; the next request confirms.
        await Promise.resolve(store.confirm(named.id, named.generation)).catch((error: unknown) => {
          if (!isUnavailable(error)) throw error;
        });
      }
      return { user: asAuthUser(row), hasEnded };
    },
  };
  return store;
}
