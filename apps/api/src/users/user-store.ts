// The users in the database, as the sign-in, the requests and the commands need them.
import type { AuthUser, UserStore } from '@latchkey/fastify-auth';
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';
import { isUniqueViolation } from '../database/errors.ts';
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
const folded = (username: string) => username.normalize('NFKC').toLowerCase();

export interface TimedUserStore extends UserStore {
  failureTime(password: string): Promise<number>;
}

/** The users as fastify-auth asks for them. Deleted ones are absent. */
export function userStore(database: Database, rules?: PasswordRules): TimedUserStore {
  const present = "select id, username, password, is_staff, state from users where state <> 'deleted'";
  const byId = database.prepare<UserRow>(`${present} and id = ?`);
  const byName = database.prepare<UserRow>(`${present} and username = ?`);
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
      const match = await matchPassword(row?.password, password);
      if (!row || !match || row.state !== 'active') return undefined;
      if (match.isOutdated) await rehash(row, match.password);
      return asAuthUser(row);
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

/** Takes any password: whether it will do is for `passwordProblems` to say. @throws UserError if the name will not do */
export async function createUser(
  database: Database,
  { username: given, password, isStaff = false, state = 'active' }: NewUser,
): Promise<number> {
  const username = given.normalize('NFKC');
  if (!goodName.test(username)) {
    throw new UserError('a user name has 1 to 150 letters, digits and @ . + - _ only');
  }
  const row = {
    username,
    folded_username: folded(username),
    password: await hashPassword(password),
    is_staff: isStaff,
    state,
  };
  try {
    const [made] = await database.write((trx) => trx('users').insert(row).returning('id'));
    return (made as { id: number }).id;
  } catch (error) {
    if (isUniqueViolation(error)) throw new UserError(`there is already a user ${username}`);
    throw error;
  }
}

const noSuchUser = (username: string) => new UserError(`there is no user ${username}`);

/** Changes a user's state; `active` brings back a deleted one, with the old password. @throws UserError */
export async function setUserState(database: Database, username: string, state: UserState): Promise<void> {
  const name = username.normalize('NFKC');
  const changed = await database.write((trx) => trx('users').where('username', name).update({ state }));
  if (!changed) throw noSuchUser(username);
}

/** Gives a user a new password, whatever it is. @throws UserError */
export async function setPassword(database: Database, username: string, password: string): Promise<void> {
  const name = username.normalize('NFKC');
  const made = await hashPassword(password);
  const changed = await database.write((trx) =>
    trx('users').where('username', name).update({ password: made }),
  );
  if (!changed) throw noSuchUser(username);
}

/** Removes a user for good; the name is free again. @throws UserError */
export async function purgeUser(database: Database, username: string): Promise<void> {
  const name = username.normalize('NFKC');
  const removed = await database.write((trx) => trx('users').where('username', name).delete());
  if (!removed) throw noSuchUser(username);
}
