// `backup` and `restore`: the database in a file that can be carried away, and back.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { CopyError, copySqlite } from '../database/copy-sqlite.ts';
import { lockServer } from '../database/server-lock.ts';

export interface CopyCommand {
  readonly name: 'backup' | 'restore';
  /** Where the copy is, or is to be. */
  readonly file: string;
}

/** Why nothing was copied; the message is one line. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What PostgreSQL brings along for it. */
const postgresPrograms = {
  backup: (file: string) => `pg_dump --format=custom --file=${file} DATABASE_URL`,
  restore: (file: string) => `pg_restore --exit-on-error --dbname=DATABASE_URL ${file}`,
};

/** The file of the database. @throws BackupError where it is none that can be copied here */
function databaseFile({ name, file }: CopyCommand, { database }: Pick<Config, 'database'>): string {
  if (database.engine === 'postgres') {
    throw new BackupError(`${name} is for SQLite; on PostgreSQL run: ${postgresPrograms[name](file)}`);
  }
  if (database.file === ':memory:') throw new BackupError(`${name} needs a database in a file`);
  return database.file;
}

/** Says every tenth of the way, once. */
function tenths(print: (line: string) => void) {
  let told = 0;
  return (copied: number, pages: number) => {
    const tenth = Math.floor((copied / pages) * 10);
    if (tenth <= told) return;
    told = tenth;
    print(`${tenth * 10} % of ${pages} pages`);
  };
}

async function copy(from: string, to: string, print: (line: string) => void): Promise<string> {
  try {
    const bytes = await copySqlite(from, to, tenths(print));
    return `${(bytes / 1e6).toFixed(1)} MB`;
  } catch (error) {
    if (error instanceof CopyError) throw new BackupError(error.message);
    throw error;
  }
}

async function restore(from: string, database: string, print: (line: string) => void): Promise<string> {
  const leftover = [database, `${database}-wal`].find((file) => existsSync(file));
  if (leftover !== undefined)
    throw new BackupError(`${leftover} is there already: restore wants an empty place`);
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const unlock = lockServer({ engine: 'sqlite', file: database });
  try {
    return await copy(from, database, print);
  } finally {
    unlock();
  }
}

/**
 * Copies the database into a file, or back; it does not bring its tables up to date.
 * @returns what was done, in a line
 * @throws BackupError
 * @throws ServerLockedError where a server runs on the place of a restored database
 */
export async function runCopy(
  command: CopyCommand,
  config: Pick<Config, 'database'>,
  print: (line: string) => void,
): Promise<string> {
  const database = databaseFile(command, config);
  if (command.name === 'backup') {
    const size = await copy(database, command.file, print);
    return `Copied ${database} into ${resolve(command.file)}, ${size}. A signing key in a setting or in DATA_DIR is not in it.`;
  }
  const size = await restore(command.file, database, print);
  return `Restored ${database} from ${resolve(command.file)}, ${size}. The next start brings it up to date.`;
}
