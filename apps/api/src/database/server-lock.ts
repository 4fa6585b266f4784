// Two servers on one SQLite file would each believe what only one may: the second is refused.
import Sqlite from 'better-sqlite3';

/** Another server is running on the same database file. */
export class ServerLockedError extends Error {
  override readonly name = 'ServerLockedError';
}

/**
 * Takes the lock beside a database file, for as long as this process lives: the operating system frees it even after
 * kill -9, and a file left behind blocks nobody. Commands need no lock.
 * @returns a function that frees it
 * @throws ServerLockedError
 */
export function lockServer(databaseFile: string): () => void {
  if (databaseFile === ':memory:') return () => undefined;
  const lock = new Sqlite(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new ServerLockedError(`another server is running on ${databaseFile}: stop it, or set DATA_DIR`);
  }
  return () => lock.close();
}
