// One way to the database: knex for what is rare, statements prepared once for what is asked all the time.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import knex, { type Knex } from 'knex';

/** A statement compiled once. Parameters stand as `?`. */
export interface PreparedQuery<Row> {
  all(...parameters: readonly unknown[]): Promise<Row[]>;
  get(...parameters: readonly unknown[]): Promise<Row | undefined>;
}

export interface Database {
  readonly knex: Knex;
  /** Compiles a query for many runs. Its tables must exist. */
  prepare<Row>(sql: string): PreparedQuery<Row>;
  /** Runs writes in one transaction, again if another process held the lock, for up to 3 s. */
  write<Result>(work: (transaction: Knex.Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds that one statement waits for another process's lock, on the event loop: hence few. */
const busyTimeout = 50;
const patience = 3000;

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether the database itself, not the statement, is what failed: such requests may be tried again. */
export const isUnavailable = (error: unknown) =>
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOTADB|CORRUPT)/.test(codeOf(error));

/** Whether a write broke a unique rule. */
export const isUniqueViolation = (error: unknown) => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function withPatience<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!/^SQLITE_BUSY/.test(codeOf(error)) || Date.now() > deadline) throw error;
      await sleep(20 + Math.random() * 80);
    }
  }
}

/** Opens an SQLite file in WAL mode, making it and its folder; `:memory:` keeps everything in memory. */
export function connect(file: string): Database {
  const isMemory = file === ':memory:';
  if (!isMemory) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let writer: Sqlite.Database | undefined;
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Sqlite.Database, done: (error: unknown, made: Sqlite.Database) => void) => {
        connection.pragma(`busy_timeout = ${busyTimeout}`);
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        connection.pragma('foreign_keys = ON');
        writer = connection;
        done(null, connection);
      },
    },
  });

  let reader: Sqlite.Database | undefined;
  /** The connection of the prepared statements. A database in memory has only the one. */
  const readingConnection = (): Sqlite.Database => {
    if (isMemory) {
      if (!writer) throw new Error('the database in memory has no tables yet');
      return writer;
    }
    if (!reader) {
      reader = new Sqlite(file, { timeout: busyTimeout });
      reader.pragma('query_only = ON');
    }
    return reader;
  };

  return {
    knex: db,
    prepare: <Row>(sql: string) => {
      const statement = readingConnection().prepare<unknown[], Row>(sql);
      return {
        all: async (...parameters) => statement.all(...parameters),
        get: async (...parameters) => statement.get(...parameters),
      };
    },
    write: (work) => withPatience(() => db.transaction(work)),
    close: async () => {
      reader?.close();
      await db.destroy();
    },
  };
}
