// Queries whose text depends on what is asked: the first few shapes stay compiled, the others are compiled each time.
import type { Database, PreparedQuery } from '../database/connect.ts';

/** A part of a statement, or a whole one. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** PostgreSQL keeps what was prepared as long as the connection lives: nobody may fill its memory with shapes. */
const mostPrepared = 300;

export class ShapedQueries {
  readonly #database: Database;
  readonly #prepared = new Map<string, PreparedQuery<unknown>>();

  constructor(database: Database) {
    this.#database = database;
  }

  async all<Row>({ sql, values }: Sql): Promise<Row[]> {
    let query = this.#prepared.get(sql);
    if (!query && this.#prepared.size < mostPrepared) {
      query = this.#database.prepare(sql);
      this.#prepared.set(sql, query);
    }
    if (query) return (await query.all(...values)) as Row[];
    const answer = (await this.#database.knex.raw(sql, [...values] as string[])) as Row[] | { rows: Row[] };
    return 'rows' in answer ? answer.rows : answer;
  }

  async get<Row>(query: Sql): Promise<Row | undefined> {
    return (await this.all<Row>(query))[0];
  }
}

/** Joins parts, or `none` where there are no parts. */
export const joined = (parts: readonly Sql[], separator: string, none = ''): Sql => ({
  sql: parts.map(({ sql }) => sql).join(separator) || none,
  values: parts.flatMap(({ values }) => values),
});
