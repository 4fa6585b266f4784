// The database of a Django shop, opened for reading only.
import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import knex, { type Knex } from 'knex';
import type { DatabaseOptions } from '../database/connect.ts';
import { DatabaseUrlError, readDatabaseUrl } from '../database/database-url.ts';
import { UnreachableError, codeOf } from '../database/errors.ts';
import { type PostgresOptions, connectPostgres } from '../database/postgres.ts';
import { ImportError } from './import-error.ts';

/** Reads the source as it is at one moment, whatever Django writes meanwhile. */
export interface Reader {
  readonly engine: 'sqlite' | 'postgres';
  /** Runs one query. @throws ImportError if the source is what failed */
  ask<Result>(query: (knex: Knex.Transaction) => PromiseLike<Result>): Promise<Result>;
}

export interface Source {
  /** Which database it is, for people, without a password. */
  readonly description: string;
  read<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** What SQLite says of a file, in words that help. */
const sqliteWords: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_NOTADB/, 'is no SQLite database'],
  [/^SQLITE_CORRUPT/, 'is damaged'],
  [
    /^SQLITE_(READONLY|CANTOPEN)/,
    'cannot be read as it stands: if a write was cut off, let Django open it once, or copy it with .backup',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, 'is locked by another program'],
  [/^SQLITE_IOERR/, 'cannot be read to its end'],
];

/** An error of the source in one line; what is not the source's fault as it is. */
function explained(error: unknown, description: string): unknown {
  if (error instanceof UnreachableError) return new ImportError(error.message);
  const code = codeOf(error);
  const [, words] = sqliteWords.find(([pattern]) => pattern.test(code)) ?? [];
  if (words) return new ImportError(`${description} ${words}`);
  return code === '42501' ? new ImportError(`${description} may not be read by this user`) : error;
}

function sourceOver(
  db: Knex,
  { engine, description }: { readonly engine: Reader['engine']; readonly description: string },
): Source {
  const begin: Partial<Knex.TransactionConfig> =
    engine === 'postgres' ? { isolationLevel: 'repeatable read', readOnly: true } : {};
  const reader = (transaction: Knex.Transaction): Reader => ({
    engine,
    ask: async (query) => {
      try {
        return await query(transaction);
      } catch (error) {
        throw explained(error, description);
      }
    },
  });
  return {
    description,
    read: async (work) => {
      let hasBegun = false;
      try {
        return await db.transaction((transaction) => {
          hasBegun = true;
          return work(reader(transaction));
        }, begin);
      } catch (error) {
        // What happened later was explained where it happened, or is the target's.
        throw hasBegun ? error : explained(error, description);
      }
    },
    close: () => db.destroy(),
  };
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new ImportError(`there is no file ${file}`);
  return found.size;
}

/** Looks at every page of a file, so that a damaged one is found before anything is written. */
function checkPages(file: string): void {
  const database = new Sqlite(file, { readonly: true });
  try {
    const [found] = database.pragma('quick_check(1)') as { quick_check: string }[];
    if (found?.quick_check !== 'ok') throw new ImportError(`${file} is damaged`);
  } finally {
    database.close();
  }
}

function openSqlite(file: string): Source {
  if (sizeOf(file) === 0) throw new ImportError(`${file} is empty`);
  try {
    checkPages(file);
  } catch (error) {
    throw explained(error, file);
  }
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename: file, options: { readonly: true } },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
    // It would print what the error that it throws says as well.
    log: { warn: () => undefined },
  });
  return sourceOver(db, { engine: 'sqlite', description: file });
}

function openPostgres(options: PostgresOptions): Source {
  const { knex: db, description, close } = connectPostgres(options);
  return { ...sourceOver(db, { engine: 'postgres', description }), close };
}

function readUrl(url: string): DatabaseOptions {
  try {
    return readDatabaseUrl(url, { poolSize: 1, statementTimeout: 0, ca: undefined });
  } catch (error) {
    if (error instanceof DatabaseUrlError) throw new ImportError(`--from ${error.message}`);
    throw error;
  }
}

/**
 * @param from an SQLite file, or the URL of a PostgreSQL database
 * @throws ImportError
 */
export function openSource(from: string): Source {
  const isUrl = /^(sqlite:|postgres(ql)?:\/\/)/.test(from);
  const options: DatabaseOptions = isUrl ? readUrl(from) : { engine: 'sqlite', file: from };
  return options.engine === 'sqlite' ? openSqlite(options.file) : openPostgres(options);
}
