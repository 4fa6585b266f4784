// Two servers on one SQLite file would each believe what only one may: the second is refused.
import type { DatabaseOptions } from './connect.ts';
import { holdLock } from './file-lock.ts';

/** Another server is running on the same database file. */
export class ServerLockedError extends Error {
  override readonly name = 'ServerLockedError';
}

/**
 * Takes the lock beside a database file. Commands need no lock, and PostgreSQL has room for many servers.
 * @returns a function that frees it
 * @throws ServerLockedError
 */
export function lockServer(options: DatabaseOptions): () => void {
  if (options.engine === 'postgres' || options.file === ':memory:') return () => undefined;
  try {
    return holdLock(`${options.file}.lock`);
  } catch {
    throw new ServerLockedError(`another server is running on ${options.file}: stop it, or set DATA_DIR`);
  }
}
