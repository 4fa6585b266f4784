// SQLite: one file, one writer at a time, no waiting on the event loop for longer than a moment.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import knex from 'knex';
import type { Database } from './connect.ts';
import { codeOf } from './errors.ts';
import { holdLock } from './file-lock.ts';
import { withPatience } from './patience.ts';

export interface SqliteOptions {
  readonly engine: 'sqlite';
  /** The file; `:memory:` keeps everything in memory. */
  readonly file: string;
}

/** Milliseconds that one statement waits for another process's lock, on the event loop, one after the other: hence few. */
const busyTimeout = 10;
/** Milliseconds that a process waits for its turn of work that only one may do. */
const turnTimeout = 60_000;

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');

/** Makes an empty file, which is an empty database, for its owner alone: it is to hold hashes and private keys. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // It is there, or SQLite will say what is wrong.
  }
}

/** Opens a file in WAL mode, making it and its folder. */
export function connectSqlite({ file }: SqliteOptions): Database {
  const isMemory = file === ':memory:';
  if (!isMemory) makeFile(file);
  let writer: Sqlite.Database | undefined;
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // Errors are logged, and say the statement without its values: one may be the hash of a password.
    compileSqlOnError: false,
    // It would print what the error that it throws says as well.
    log: { warn: () => undefined },
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

  const database: Database = {
    engine: 'sqlite',
    description: isMemory ? 'SQLite in memory' : `SQLite in ${file}`,
    knex: db,
    prepare: <Row>(sql: string) => {
      const statement = readingConnection().prepare<unknown[], Row>(sql);
      return {
        all: async (...parameters) => statement.all(...parameters),
        get: async (...parameters) => statement.get(...parameters),
      };
    },
    write: (work) => withPatience(() => db.transaction(work), isBusy),
    exclusively: async (work) => {
      if (isMemory) return work(database);
      const lock = async () => holdLock(`${file}.migration-lock`);
      const free = await withPatience(lock, isBusy, turnTimeout);
      try {
        return await work(database);
      } finally {
        free();
      }
    },
    close: async () => {
      reader?.close();
      await db.destroy();
    },
  };
  return database;
}
