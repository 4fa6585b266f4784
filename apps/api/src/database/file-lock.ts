// A lock that the operating system frees when its holder dies, kill -9 included; a file left behind blocks nobody.
import Sqlite from 'better-sqlite3';

/**
 * Takes a lock, for as long as this process lives.
 * @returns a function that frees it
 * @throws SqliteError `SQLITE_BUSY` if somebody else has it
 */
export function holdLock(file: string): () => void {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
