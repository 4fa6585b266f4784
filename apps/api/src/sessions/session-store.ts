// Sessions in the database, as the sign-in and every request need them. Times are those of the database's clock, which all
// servers share.
import type {
  NewSession,
  Revocation,
  Revoker,
  Session,
  SessionMode,
  SessionStore,
  SessionSummary,
  Succession,
  TokenId,
} from '@latchkey/fastify-auth';
import type { AuditEvent } from '@latchkey/dto';
import type { Knex } from 'knex';
import { writeAudit } from '../audit/audit-log.ts';
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';
import { type WithDataVersion, dataVersionColumn, noteDataVersion } from '../database/data-version.ts';
import { isUnavailable } from '../database/errors.ts';
import { type UserRow, asAuthUser } from '../users/user-store.ts';
import { clocks } from './clocks.ts';
import { countOfSessions, countOf, live, revokeSessions } from './revoke.ts';

export interface SessionStoreOptions {
  /** SimpleJWT's UPDATE_LAST_LOGIN. Default: false. */
  readonly updateLastLogin?: boolean;
}

/** SQLite has no truth values but numbers. */
type Truth = boolean | number;

interface SessionRow {
  readonly id: string;
  readonly mode: SessionMode;
  readonly current_jti: string;
  readonly previous_jti: string | null;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly kid: string | null;
  readonly generation: number;
  readonly rotated_ago: number;
  readonly seen_ago: number;
  readonly is_confirmed: Truth;
  readonly has_ended: Truth;
  readonly ends_at: number | null;
  readonly user_agent: string;
}

const asSession = (row: SessionRow): Session => ({
  id: row.id,
  mode: row.mode,
  current: {
    jti: row.current_jti,
    iat: row.issued_at / 1000,
    exp: row.expires_at / 1000,
    ...(row.kid !== null && { kid: row.kid }),
  },
  previousJti: row.previous_jti ?? undefined,
  generation: row.generation,
  rotatedAgo: row.rotated_ago,
  seenAgo: row.seen_ago,
  isConfirmed: Boolean(row.is_confirmed),
  hasEnded: Boolean(row.has_ended),
  endsAt: row.ends_at === null ? undefined : row.ends_at / 1000,
  userAgent: row.user_agent,
});

interface SummaryRow {
  readonly id: string;
  readonly mode: SessionMode;
  readonly ip: string;
  readonly user_agent: string;
  readonly created_at: number | string;
  readonly last_seen_at: number | string;
}

const asSummary = (row: SummaryRow): SessionSummary => ({
  id: row.id,
  mode: row.mode,
  ip: row.ip,
  userAgent: row.user_agent,
  createdAt: Number(row.created_at),
  lastSeenAt: Number(row.last_seen_at),
});

const milliseconds = (seconds: number) => Math.min(Math.round(seconds * 1000), Number.MAX_SAFE_INTEGER);

const columnsOf = ({ jti, iat, exp, kid }: TokenId) => ({
  current_jti: jti,
  issued_at: milliseconds(iat),
  expires_at: milliseconds(exp),
  kid: kid ?? null,
});

interface Judged extends UserRow, WithDataVersion {
  readonly has_ended: Truth;
  readonly unconfirmed: number | null;
}

/** Whether all sessions of a user were ended after the password was judged that a session begins with. */
const isLate = ({ revokedAt }: NewSession, now: number) => revokedAt !== undefined && revokedAt !== now;

/** Keeps what the next request would keep as well: who only reads is served also while nothing can be written. */
async function ifWritable(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}

/** An id that a token names, if the tables can have it. */
const possible = (userId: number | undefined) =>
  userId !== undefined && userId <= largestId ? userId : undefined;

/** What the audit says of an end of one session. */
const ends: Readonly<Record<Revocation, { readonly event: AuditEvent; readonly detail: string }>> = {
  blacklisted: { event: 'sign_out', detail: 'by token/blacklist/' },
  'signed-out': { event: 'sign_out', detail: '' },
  revoked: { event: 'session_revoked', detail: '' },
  replaced: { event: 'session_revoked', detail: 'another sign-in took its place' },
  'too-many': { event: 'session_revoked', detail: 'there were too many' },
  'password-changed': { event: 'session_revoked', detail: 'the password was changed' },
  reuse: { event: 'token_reuse', detail: '' },
};

export function sessionStore(
  database: Database,
  { updateLastLogin = false }: SessionStoreOptions = {},
): SessionStore {
  const { engine } = database;
  const now = clocks[engine];
  const hasEnded = `revoked_at is not null or (ends_at is not null and ends_at <= ${now})`;
  const session =
    `select id, mode, current_jti, previous_jti, issued_at, expires_at, kid, generation, ends_at, user_agent, ` +
    `${now} - rotated_at as rotated_ago, ${now} - last_seen_at as seen_ago, is_confirmed, ` +
    `${hasEnded} as has_ended from sessions`;
  const byId = database.prepare<SessionRow>(`${session} where id = ?`);
  const byAdopted = database.prepare<SessionRow>(`${session} where adopted_jti = ?`);
  const userBySession = database.prepare<Judged>(
    'select users.id, username, password, is_staff, state, ' +
      `sessions.id is null or ${hasEnded.replaceAll('revoked_at', 'sessions.revoked_at')} as has_ended, ` +
      `case when is_confirmed then null else generation end as unconfirmed, ${dataVersionColumn} ` +
      'from users left join sessions on sessions.id = ? and sessions."user" = users.id ' +
      "where users.id = ? and state <> 'deleted'",
  );
  const userAlone = database.prepare<UserRow & { readonly revoked_at: number | null }>(
    "select id, username, password, is_staff, state, revoked_at from users where id = ? and state <> 'deleted'",
  );

  /** Keeps a session of a user, who is `undefined` if there is no such user. */
  async function insert(
    transaction: Knex.Transaction,
    { id, mode, current, endsAt, adoptedJti, ip, userAgent }: NewSession,
    userId: number | undefined,
  ): Promise<void> {
    await transaction('sessions')
      .insert({
        id,
        user: userId ?? null,
        mode,
        ...columnsOf(current),
        ends_at: endsAt === undefined ? null : milliseconds(endsAt),
        adopted_jti: adoptedJti ?? null,
        adopted_until: adoptedJti === undefined ? null : milliseconds(current.exp),
        ip,
        user_agent: userAgent,
        created_at: transaction.raw(now),
        last_seen_at: transaction.raw(now),
      })
      .onConflict('adopted_jti')
      .ignore();
  }

  async function revokeOne(
    transaction: Knex.Transaction,
    which: { readonly id: string; readonly userId?: number | undefined },
    reason: Revocation,
    by: Revoker,
  ): Promise<boolean> {
    if (!(await revokeSessions(transaction, engine, which, reason))) return false;
    const row = await transaction('sessions')
      .where('id', which.id)
      .first<{ user: number | null } | undefined>('user');
    await writeAudit(transaction, engine, {
      ...ends[reason],
      userId: row?.user ?? undefined,
      actorId: possible(by.userId),
      ip: by.ip,
      userAgent: by.userAgent,
      sessionId: which.id,
    });
    return true;
  }

  /** Ends those of a user's sessions of a mode that are too many, the ones not seen for longest. */
  async function makeRoom(
    transaction: Knex.Transaction,
    { mode, ip, userAgent }: NewSession,
    userId: number,
    limit: number,
  ): Promise<void> {
    const tooMany = (await live(transaction, engine, userId)
      .where('mode', mode)
      .orderBy([
        { column: 'last_seen_at', order: 'desc' },
        { column: 'created_at', order: 'desc' },
      ])
      .offset(limit)
      .limit(1000)
      .select('id')) as { id: string }[];
    for (const { id } of tooMany) {
      await revokeOne(transaction, { id }, 'too-many', { userId, ip, userAgent });
    }
  }

  /** Locked, so that nothing of what is done to all sessions of a user passes one that begins meanwhile. */
  const lockUser = (transaction: Knex.Transaction, userId: number) =>
    transaction('users')
      .where('id', userId)
      .forNoKeyUpdate()
      .first<{ id: number; revoked_at: number | string | null } | undefined>('id', 'revoked_at');

  async function begin(
    transaction: Knex.Transaction,
    opened: NewSession,
    { replaces, limit }: Succession,
  ): Promise<boolean> {
    const { id, ip, userAgent, current, adoptedJti } = opened;
    const userId = possible(opened.userId);
    const user = userId === undefined ? undefined : await lockUser(transaction, userId);
    const isForeign = adoptedJti !== undefined;
    const revokedAt = Number(user?.revoked_at ?? 0);
    if (isForeign ? revokedAt > milliseconds(current.iat) : isLate(opened, revokedAt)) return false;
    await insert(transaction, opened, user?.id);
    if (!user || isForeign) return true;
    await writeAudit(transaction, engine, {
      event: 'sign_in',
      userId: user.id,
      actorId: user.id,
      ip,
      userAgent,
      sessionId: id,
    });
    if (updateLastLogin) {
      await transaction('users').where('id', user.id).update({ last_login: transaction.fn.now() });
    }
    if (replaces !== undefined) await revokeOne(transaction, { id: replaces }, 'replaced', opened);
    if (limit !== undefined) await makeRoom(transaction, opened, user.id, limit);
    return true;
  }

  const store: SessionStore = {
    open: (opened, succession = {}) =>
      database.write((transaction) => begin(transaction, opened, succession)),
    find: async (id) => {
      const row = await byId.get(id);
      return row && asSession(row);
    },
    findAdopted: async (jti) => {
      const row = await byAdopted.get(jti);
      return row && asSession(row);
    },
    rotate: (id, jti, next, grace, { ip, userAgent }) =>
      database.write(async (transaction) => {
        const [row] = await transaction('sessions')
          .where({ id, ...(jti === undefined ? {} : { current_jti: jti }) })
          .whereRaw(`not (${hasEnded})`)
          // Without a grace time has no say: the clock may have been set back.
          .whereRaw(`(? = 0 or rotated_at <= ${now} - ?)`, [grace, grace])
          .update({
            ...columnsOf(next),
            previous_jti: transaction.ref('current_jti'),
            generation: transaction.raw('generation + 1'),
            rotated_at: transaction.raw(now),
            last_seen_at: transaction.raw(now),
            is_confirmed: false,
            ip,
            user_agent: userAgent,
          })
          .returning<{ generation: number }[]>('generation');
        return row?.generation;
      }),
    confirm: async (id, generation) => {
      await database.write((transaction) =>
        transaction('sessions').where({ id, generation }).update({ is_confirmed: true }),
      );
    },
    see: (id, { ip, userAgent }) =>
      ifWritable(() =>
        database.write((transaction) =>
          transaction('sessions')
            .where({ id })
            .update({ last_seen_at: transaction.raw(now), ip, user_agent: userAgent }),
        ),
      ),
    revoke: (id, reason, by, userId) =>
      database.write((transaction) => revokeOne(transaction, { id, userId }, reason, by)),
    revokeAll: (userId, by, except) =>
      database.write(async (transaction) => {
        const count = await revokeSessions(transaction, engine, { userId, except }, 'revoked');
        if (count === 0 && except !== undefined) return 0;
        await writeAudit(transaction, engine, {
          event: 'sessions_revoked',
          userId,
          actorId: by.userId,
          ip: by.ip,
          userAgent: by.userAgent,
          detail: `${countOfSessions(count)}${except === undefined ? '' : ', all but this one'}`,
        });
        return count;
      }),
    changePassword: (opened, password, current = '') =>
      database.write(async (transaction) => {
        const { userId, ip, userAgent, id } = opened;
        const user = await lockUser(transaction, userId);
        if (!user || isLate(opened, Number(user.revoked_at ?? 0))) return undefined;
        await transaction('users').where('id', userId).update({ password });
        const others = await countOf(live(transaction, engine, userId).whereNot('id', current));
        await revokeSessions(transaction, engine, { userId }, 'password-changed');
        await insert(transaction, opened, userId);
        await writeAudit(transaction, engine, {
          event: 'password_changed',
          userId,
          actorId: userId,
          ip,
          userAgent,
          sessionId: id,
          detail: `${countOfSessions(others)} besides this one ended`,
        });
        return others;
      }),
    list: async (userId, { first, limit, offset }) => {
      const rows = (await live(database.knex, engine, userId)
        .orderByRaw('case when id = ? then 0 else 1 end', [first ?? ''])
        .orderBy([
          { column: 'last_seen_at', order: 'desc' },
          { column: 'created_at', order: 'desc' },
          { column: 'id' },
        ])
        .limit(limit)
        .offset(offset)
        .select('id', 'mode', 'ip', 'user_agent', 'created_at', 'last_seen_at')) as SummaryRow[];
      return rows.map(asSummary);
    },
    count: (userId) => countOf(live(database.knex, engine, userId)),
    findUser: async (userId, { session: id, generation, issuedAt = 0 }) => {
      if (possible(userId) === undefined) return undefined;
      if (id === undefined) {
        const row = await userAlone.get(userId);
        if (!row) return undefined;
        return { user: asAuthUser(row), hasEnded: Number(row.revoked_at ?? 0) > milliseconds(issuedAt) };
      }
      const row = await userBySession.get(id, userId);
      if (!row) return undefined;
      const isOver = Boolean(row.has_ended);
      if (!isOver && row.unconfirmed !== null && row.unconfirmed === generation) {
        await ifWritable(() => store.confirm(id, generation));
      }
      const user = asAuthUser(row);
      noteDataVersion(user, row);
      return { user, hasEnded: isOver };
    },
  };
  return store;
}
