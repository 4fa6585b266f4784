// The rows of the audit log, a page at a time, the newest first.
import type { AuditEntry } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';
import type { Database, PreparedQuery } from '../database/connect.ts';
import type { AuditFilter } from './audit-filter.ts';

/** An entry as it is kept: `time` in milliseconds since 1970. */
export type AuditRow = Omit<AuditEntry, 'time'> & { readonly time: number };

interface Reads {
  readonly count: PreparedQuery<{ count: number }>;
  readonly page: PreparedQuery<AuditRow>;
}

type Condition = readonly [sql: string, ...values: (string | number)[]];

/** A name may be made of digits, too. */
function isUser(user: string): Condition {
  const id = /^[1-9]\d{0,9}$/.test(user) ? Number(user) : Infinity;
  return id <= largestId ? ['(username = ? or "user" = ?)', user, id] : ['username = ?', user];
}

export class AuditReader {
  readonly #database: Database;
  /** By their condition: there are few. */
  readonly #reads = new Map<string, Reads>();

  constructor(database: Database) {
    this.#database = database;
  }

  async count(filter: AuditFilter): Promise<number> {
    const { reads, values } = this.#readsFor(filter);
    return (await reads.count.get(...values))?.count ?? 0;
  }

  page(filter: AuditFilter, limit: number, offset: number): Promise<AuditRow[]> {
    const { reads, values } = this.#readsFor(filter);
    return reads.page.all(...values, limit, offset);
  }

  #readsFor({ user, event, after, before }: AuditFilter) {
    const conditions: Condition[] = [
      ...(user === undefined ? [] : [isUser(user)]),
      ...(event === undefined ? [] : [['event = ?', event] as const]),
      ...(after === undefined ? [] : [['time >= ?', after] as const]),
      ...(before === undefined ? [] : [['time < ?', before] as const]),
    ];
    const where = ['true', ...conditions.map(([sql]) => sql)].join(' and ');
    const reads = this.#reads.get(where) ?? this.#prepare(where);
    this.#reads.set(where, reads);
    return { reads, values: conditions.flatMap(([, ...values]) => values) };
  }

  #prepare(where: string): Reads {
    return {
      count: this.#database.prepare(`select count(*) as count from audit where ${where}`),
      page: this.#database.prepare(
        'select id, time, event, "user", username, actor, actor_username, ip, user_agent, session, detail ' +
          `from audit where ${where} order by time desc, id desc limit ? offset ?`,
      ),
    };
  }
}
