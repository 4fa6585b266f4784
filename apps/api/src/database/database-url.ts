// Reads DATABASE_URL. Nothing of it is repeated in an error: it holds a password.
import type { ConnectionOptions } from 'node:tls';
import type { DatabaseOptions } from './connect.ts';
import type { PostgresOptions } from './postgres.ts';

/** What a URL must look like; completes "DATABASE_URL must be …". */
export const databaseUrlForms = 'sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE';

/** A URL that cannot be used; the message completes "DATABASE_URL …" and repeats no value. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

export type PoolLimits = Pick<PostgresOptions, 'poolSize' | 'statementTimeout'>;

interface PoolSettings extends PoolLimits {
  /** Certificates (PEM) of those whose signature is trusted, instead of the ones Node knows. */
  readonly ca: string | undefined;
}

/**
 * The words are pg's: `require` checks the certificate just as `verify-full` does.
 * https://node-postgres.com/features/ssl
 */
const sslModes = new Map<string, ConnectionOptions | false>([
  ['disable', false],
  ['no-verify', { rejectUnauthorized: false }],
  ['require', {}],
  ['verify-full', {}],
]);

const malformed = () => new DatabaseUrlError(`must be ${databaseUrlForms}`);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DatabaseUrlError('has a % that is not followed by two hexadecimal digits: write it as %25');
  }
}

function readPostgresUrl(text: string, { poolSize, statementTimeout, ca }: PoolSettings): DatabaseOptions {
  if (!URL.canParse(text)) throw malformed();
  const url = new URL(text);
  // libpq has many more, which would be understood in part, or differently, or not at all.
  if ([...url.searchParams.keys()].some((name) => name !== 'sslmode')) {
    throw new DatabaseUrlError('may have the parameter sslmode only');
  }
  // As with libpq, `%2Frun%2Fpostgresql` is the folder of a Unix socket.
  const host = decoded(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const user = decoded(url.username);
  const database = decoded(url.pathname.slice(1));
  if (!host || !user || !database || database.includes('/') || url.hash) throw malformed();

  const tls = sslModes.get(url.searchParams.get('sslmode') ?? 'disable');
  if (tls === undefined) {
    throw new DatabaseUrlError(`must have one of the sslmodes ${[...sslModes.keys()].join(', ')}`);
  }
  if (ca !== undefined && (tls === false || tls.rejectUnauthorized === false)) {
    throw new DatabaseUrlError('must say sslmode=verify-full where DATABASE_CA is set');
  }
  return {
    engine: 'postgres',
    host,
    port: Number(url.port || 5432),
    user,
    password: decoded(url.password) || undefined,
    database,
    tls: tls && { ...tls, ...(ca !== undefined && { ca }) },
    poolSize,
    statementTimeout,
  };
}

/** @throws DatabaseUrlError */
export function readDatabaseUrl(text: string, settings: PoolSettings): DatabaseOptions {
  const file = /^sqlite:(.+)$/.exec(text)?.[1];
  if (file !== undefined) return { engine: 'sqlite', file };
  if (/^postgres(ql)?:\/\//.test(text)) return readPostgresUrl(text, settings);
  throw malformed();
}
