// A lock that the operating system frees when its holder dies, kill -9 included; a file left behind blocks nobody.
import Sqlite from 'better-sqlite3';

/**
 * Waits for a lock (on the event loop) and takes it, for as long as this process lives.
 * @param timeout milliseconds
 * @returns a function that frees it
 * @throws SqliteError `SQLITE_BUSY` if another process has it
 */
export function holdLock(file: string, timeout: number): () => void {
  const lock = new Sqlite(file, { timeout });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
