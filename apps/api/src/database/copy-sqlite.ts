// A whole copy of an SQLite file that somebody may be writing to, in a new file.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { codeOf } from './errors.ts';

/** Why there is no copy; the message is one line. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

/** How far it is. */
export type Progress = (copied: number, pages: number) => void;

/** Pages in a step, after which whoever wants to know is told. */
const step = 2000;

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** Opens a database of the shop that nobody will change. @throws CopyError */
function openSource(file: string): Sqlite.Database {
  if (!existsSync(file)) throw new CopyError(`there is no file ${file}`);
  let source: Sqlite.Database | undefined;
  try {
    source = new Sqlite(file, { readonly: true, timeout: 5000 });
    source.prepare('select 1 from knex_migrations').get();
    return source;
  } catch {
    source?.close();
    throw new CopyError(`${file} is not a database of the shop`);
  }
}

/** Makes an empty file for its owner alone, or fails if somebody else is at it. @throws CopyError */
function makePart(part: string): void {
  try {
    closeSync(openSync(part, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new CopyError(`${part} cannot be made: ${(error as Error).message}`);
    throw new CopyError(
      `${part} is there: a copy is being made, or one was broken off; remove it in that case`,
    );
  }
}

/** Makes one file of a copy, and reads all of it. @throws CopyError */
function checkCopy(file: string): void {
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const [{ integrity_check: found } = {}] = copy.pragma('integrity_check') as {
      integrity_check?: string;
    }[];
    if (found !== 'ok') throw new CopyError(`the copy is not whole: ${found}`);
  } finally {
    copy.close();
  }
}

/**
 * Copies a database as it is now, with all that has been committed; others may write to it meanwhile. The copy gets its
 * name when it is whole and on the disk.
 * @returns the bytes of the copy
 * @throws CopyError where there is something already, or the copy cannot be made
 */
export async function copySqlite(from: string, to: string, progress: Progress): Promise<number> {
  if (existsSync(to)) throw new CopyError(`${to} is there already: nothing is overwritten`);
  const source = openSource(from);
  const part = `${to}.part`;
  try {
    makePart(part);
  } catch (error) {
    source.close();
    throw error;
  }
  try {
    // A snapshot: without it each write of somebody else would make the copy begin again, for ever where many write.
    source.exec('BEGIN');
    source.prepare('select count(*) from knex_migrations').get();
    await source.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages);
        return step;
      },
    });
    checkCopy(part);
    sync(part);
    if (existsSync(to)) throw new CopyError(`${to} is there already: nothing is overwritten`);
    renameSync(part, to);
    sync(dirname(to));
    return statSync(to).size;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    source.close();
  }
}
