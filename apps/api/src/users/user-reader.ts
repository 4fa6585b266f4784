// Users as staff see them, a page at a time, by name. Deleted ones are absent.
import type { User, UserName } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';
import type { Database, PreparedQuery } from '../database/connect.ts';
import { prepareForIds } from '../resource/id-query.ts';
import { clocks } from '../sessions/clocks.ts';
import { foldedName } from './user-store.ts';

interface UserColumns {
  readonly id: number;
  readonly username: string;
  readonly is_staff: boolean | number;
  readonly is_active: boolean | number;
  readonly last_seen: number | null;
  readonly sessions: number;
  readonly account: number | null;
}

const asUser = ({ is_staff, is_active, last_seen, ...user }: UserColumns): User => ({
  ...user,
  is_staff: Boolean(is_staff),
  is_active: Boolean(is_active),
  last_seen: last_seen === null ? null : new Date(last_seen).toISOString(),
});

/** By code point, as SQLite sorts. */
const byName = { sqlite: 'folded_username', postgres: 'folded_username collate "C"' } as const;

const present = "state <> 'deleted'";

/** A pattern that finds a text anywhere, whatever is in it. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export class UserReader {
  readonly #count: PreparedQuery<{ count: number }>;
  readonly #page: PreparedQuery<UserColumns>;
  readonly #byId: PreparedQuery<UserColumns>;
  readonly #namesById: (ids: readonly number[]) => Promise<UserName[]>;
  readonly #namesByAccount: (ids: readonly number[]) => Promise<UserName[]>;

  constructor(database: Database) {
    const now = clocks[database.engine];
    const found = `${present} and folded_username like ? escape '\\'`;
    /** What is asked of sessions and accounts is asked for these users alone. */
    const told = (users: string) =>
      `select u.id, u.username, u.is_staff, u.state = 'active' as is_active, accounts.id as account,
        (select max(last_seen_at) from sessions where "user" = u.id) as last_seen,
        (select count(*) from sessions where "user" = u.id and revoked_at is null and expires_at > ${now}
          and (ends_at is null or ends_at > ${now})) as sessions
       from (${users}) u left join accounts on accounts."user" = u.id`;
    const order = byName[database.engine];
    this.#count = database.prepare(`select count(*) as count from users where ${found}`);
    this.#page = database.prepare(
      `${told(`select * from users where ${found} order by ${order} limit ? offset ?`)} order by u.${order}`,
    );
    this.#byId = database.prepare(told(`select * from users where id = ? and ${present}`));
    const names = (column: string) =>
      prepareForIds<UserName>(
        database,
        (marks) =>
          `select users.id, username, accounts.id as account from users
           left join accounts on accounts."user" = users.id where ${present} and ${column} in (${marks})`,
      );
    this.#namesById = names('users.id');
    this.#namesByAccount = names('accounts.id');
  }

  /** How many have this in their names. */
  async count(search: string): Promise<number> {
    return (await this.#count.get(containing(foldedName(search))))?.count ?? 0;
  }

  async page(search: string, limit: number, offset: number): Promise<User[]> {
    return (await this.#page.all(containing(foldedName(search)), limit, offset)).map(asUser);
  }

  async find(id: number): Promise<User | undefined> {
    const columns = id >= 1 && id <= largestId ? await this.#byId.get(id) : undefined;
    return columns && asUser(columns);
  }

  /** The users with these ids, and those who have these accounts: each once, by id. */
  async names(ids: readonly number[], accounts: readonly number[]): Promise<UserName[]> {
    const found = [...(await this.#namesById(ids)), ...(await this.#namesByAccount(accounts))];
    return [...new Map(found.map((user) => [user.id, user])).values()].sort((a, b) => a.id - b.id);
  }
}
