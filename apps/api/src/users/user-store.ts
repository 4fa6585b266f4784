// The users in the database, as the sign-in, the requests and the commands need them.
import type { AuthUser, UserStore } from '@latchkey/fastify-auth';
import type { Knex } from 'knex';
import { type Actor, commandLine, writeAudit } from '../audit/audit-log.ts';
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';
import { isUniqueViolation } from '../database/errors.ts';
import { countOfSessions, revokeSessions } from '../sessions/revoke.ts';
import { type PasswordRules, passwordProblems } from './new-password.ts';
import { HashTimes } from './hash-times.ts';
import { hashPassword, matchPassword } from './passwords.ts';

export type UserState = 'active' | 'inactive' | 'deleted';

export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly is_staff: boolean | number;
  readonly state: UserState;
}

export interface NewUser {
  readonly username: string;
  readonly password: string;
  readonly isStaff?: boolean;
  readonly state?: UserState;
}

/** A user who cannot be made or found; the message says why. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Django's UnicodeUsernameValidator. */
const goodName = /^[\p{L}\p{N}_.@+-]{1,150}$/u;

export const asAuthUser = ({ id, username, is_staff, state }: UserRow): AuthUser => ({
  id,
  username,
  isStaff: Boolean(is_staff),
  isActive: state === 'active',
});

/** Names that differ only in this way are one name to a person. */
export const foldedName = (username: string) => username.normalize('NFKC').toLowerCase();

export interface TimedUserStore extends UserStore {
  failureTime(password: string): Promise<number>;
}

/** The users as fastify-auth asks for them. Deleted ones are absent. */
export function userStore(database: Database, rules?: PasswordRules): TimedUserStore {
  const present = "select id, username, password, is_staff, state from users where state <> 'deleted'";
  const byId = database.prepare<UserRow>(`${present} and id = ?`);
  const byName = database.prepare<UserRow & { readonly revoked_at: number | null }>(
    `${present.replace(' from', ', revoked_at from')} and username = ?`,
  );
  const times = new HashTimes(database);

  /** Unless it has been changed in the meantime. */
  async function rehash({ id, password: old }: UserRow, password: string): Promise<void> {
    const made = await hashPassword(password);
    await database.write((trx) => trx('users').where({ id, password: old }).update({ password: made }));
  }

  return {
    findById: async (id) => {
      const row = id <= largestId ? await byId.get(id) : undefined;
      return row && asAuthUser(row);
    },
    authenticate: async (username, password) => {
      // PostgreSQL has no text with NUL, and no user either.
      const row = username.includes('\0') ? undefined : await byName.get(username.normalize('NFKC'));
      if (row) times.see(row.password);
      const began = performance.now();
      const match = await matchPassword(row?.password, password);
      times.took(performance.now() - began, password);
      if (!row || !match || row.state !== 'active') return undefined;
      if (match.isOutdated) await rehash(row, match.password);
      return { ...asAuthUser(row), revokedAt: Number(row.revoked_at ?? 0) };
    },
    failureTime: (password) => times.failureTime(password),
    ...(rules && {
      passwords: {
        minLength: rules.minLength,
        problems: ({ username }, password) => passwordProblems(password, username, rules),
        hash: hashPassword,
      },
    }),
  };
}

/**
 * Takes any password: whether it will do is for `passwordProblems` to say.
 * @param by who makes the user; without one it is not in the audit log
 * @throws UserError if the name will not do
 */
export async function createUser(
  database: Database,
  { username: given, password, isStaff = false, state = 'active' }: NewUser,
  by?: Actor,
): Promise<number> {
  const username = given.normalize('NFKC');
  if (!goodName.test(username)) {
    throw new UserError('a user name has 1 to 150 letters, digits and @ . + - _ only');
  }
  const row = {
    username,
    folded_username: foldedName(username),
    password: await hashPassword(password),
    is_staff: isStaff,
    state,
  };
  try {
    return await database.write(async (transaction) => {
      const [made] = await transaction('users').insert(row).returning<{ id: number }[]>('id');
      if (!made) throw new Error('no user was inserted');
      const detail = [state, ...(isStaff ? ['staff'] : [])].join(', ');
      const entry = { event: 'user_created', userId: made.id, detail } as const;
      if (by) await writeAudit(transaction, database.engine, { ...entry, ...by });
      return made.id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new UserError(`there is already a user ${username}`);
    throw error;
  }
}

/** Does something to a user, whatever their state, in one transaction with what the audit log is told. */
async function change<Result>(
  database: Database,
  username: string,
  work: (transaction: Knex.Transaction, id: number) => Promise<Result>,
): Promise<Result> {
  const name = username.normalize('NFKC');
  return database.write(async (transaction) => {
    const user = await transaction('users')
      .where('username', name)
      .forUpdate()
      .first<{ id: number } | undefined>('id');
    if (!user) throw new UserError(`there is no user ${username}`);
    return work(transaction, user.id);
  });
}

/**
 * Changes a user's state; `active` brings back a deleted one, with the old password. It ends no session: who is active
 * again goes on with theirs.
 * @throws UserError
 */
export const setUserState = (database: Database, username: string, state: UserState, by = commandLine) =>
  change(database, username, async (transaction, id) => {
    await transaction('users').where({ id }).update({ state });
    const entry = { event: 'user_changed', userId: id, detail: state } as const;
    await writeAudit(transaction, database.engine, { ...entry, ...by });
  });

/** Lets a user who is not deleted come in, or not, as `setUserState` does. What is so already is not audited again. */
export const setActive = (database: Database, id: number, isActive: boolean, by: Actor): Promise<void> =>
  database.write(async (transaction) => {
    const state: UserState = isActive ? 'active' : 'inactive';
    const changed = await transaction('users')
      .where({ id })
      .whereNotIn('state', [state, 'deleted'])
      .update({ state });
    const entry = { event: 'user_changed', userId: id, detail: state } as const;
    if (changed) await writeAudit(transaction, database.engine, { ...entry, ...by });
  });

/** Gives a user a new password, whatever it is, and ends their sessions. @throws UserError */
export async function setPassword(
  database: Database,
  username: string,
  password: string,
  by = commandLine,
): Promise<void> {
  const made = await hashPassword(password);
  await change(database, username, async (transaction, id) => {
    await transaction('users').where({ id }).update({ password: made });
    const ended = await revokeSessions(transaction, database.engine, { userId: id }, 'password-changed');
    const entry = { event: 'password_changed', userId: id, detail: countOfSessions(ended) } as const;
    await writeAudit(transaction, database.engine, { ...entry, ...by });
  });
}

/** Ends the sessions of a user. @returns how many there were @throws UserError */
export const revokeUser = (database: Database, username: string, by = commandLine) =>
  change(database, username, async (transaction, id) => {
    const ended = await revokeSessions(transaction, database.engine, { userId: id }, 'revoked');
    const entry = { event: 'sessions_revoked', userId: id, detail: countOfSessions(ended) } as const;
    await writeAudit(transaction, database.engine, { ...entry, ...by });
    return ended;
  });

/** Removes a user for good; the name is free again. @throws UserError */
export const purgeUser = (database: Database, username: string, by = commandLine) =>
  change(database, username, async (transaction, id) => {
    await writeAudit(transaction, database.engine, { event: 'user_removed', userId: id, ...by });
    await transaction('users').where({ id }).delete();
  });
