// One way to the database, whichever engine it is: knex for what is rare, statements prepared once for what is asked all
// the time.
import type { Knex } from 'knex';
import { type PostgresOptions, connectPostgres } from './postgres.ts';
import { type SqliteOptions, connectSqlite } from './sqlite.ts';

export type DatabaseOptions = SqliteOptions | PostgresOptions;

/** A statement compiled once. Parameters stand as `?`. */
export interface PreparedQuery<Row> {
  all(...parameters: readonly unknown[]): Promise<Row[]>;
  get(...parameters: readonly unknown[]): Promise<Row | undefined>;
}

/** Who can write. */
export interface Writer {
  /**
   * Runs writes in one transaction, and again, for up to 3 s, when another one was in the way; on PostgreSQL also once
   * when the connection broke before anything was committed. So `work` may run more than once.
   */
  write<Result>(work: (transaction: Knex.Transaction) => Promise<Result>): Promise<Result>;
}

export interface Database extends Writer {
  readonly engine: DatabaseOptions['engine'];
  /** Which database it is, for people: engine, place and name, no password. */
  readonly description: string;
  readonly knex: Knex;
  /** Compiles a query that reads, for many runs. Its tables must exist. */
  prepare<Row>(sql: string): PreparedQuery<Row>;
  /**
   * Runs work that no two processes may do at once on one database, such as migrations: the others wait for their turn.
   * The writer it gets has no limit of time for a statement.
   */
  exclusively<Result>(work: (patient: Writer) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens a database. SQLite makes its file; PostgreSQL is not asked before the first query. */
export const connect = (options: DatabaseOptions): Database =>
  options.engine === 'sqlite' ? connectSqlite(options) : connectPostgres(options);
