// What the engines' errors mean to a request, whichever engine it was.

/** No connection could be had: the database is down, refuses, or all connections are in use. The message is one line. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The engine's own code for an error: `SQLITE_BUSY`, an SQLSTATE such as `23505`, or a system call's `ECONNRESET`. */
export const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

/** A file that is locked, full, broken or gone. */
const sqliteUnavailable = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOTADB|CORRUPT)/;

/**
 * SQLSTATE classes: 08 connection, 25006 read-only, 25P03/4 idle or transaction timeout, 28 and 3D000 refused at the
 * door, 40 rolled back (a deadlock, a conflict), 53 no resources, 55P03 lock not available, 57 stopped or timed out by
 * the server, 58 its disk. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const postgresUnavailable = /^(08|25006|25P0[34]|28|3D000|40|53|55P03|57|58)/;

/** What the operating system says of a connection that broke. */
const brokenConnection = /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

/** What pg says of one, without a code; knex puts the statement before it. */
const brokenWords =
  /(^| - )(Connection terminated( unexpectedly)?|Client (has encountered a connection error|was closed) and is not queryable)$/;

/** Whether a connection to PostgreSQL was lost: whatever it was doing has not been committed, unless it was committing. */
export const isConnectionLost = (error: unknown) => {
  const code = codeOf(error);
  if (code) return /^(08|57P0)/.test(code) || brokenConnection.test(code);
  return error instanceof Error && brokenWords.test(error.message);
};

/** Whether the database itself, not the statement, is what failed: such requests may be tried again. */
export const isUnavailable = (error: unknown) => {
  const code = codeOf(error);
  return (
    error instanceof UnreachableError ||
    isConnectionLost(error) ||
    sqliteUnavailable.test(code) ||
    (code.length === 5 && postgresUnavailable.test(code))
  );
};

/** Whether a write broke a unique rule. */
export const isUniqueViolation = (error: unknown) =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error));

/** Whether a write left or took away a row that another one refers to. */
export const isForeignKeyViolation = (error: unknown) =>
  // `RESTRICT` is a trigger to SQLite, and restrict_violation to PostgreSQL 18.
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_CONSTRAINT_TRIGGER', '23503', '23001'].includes(codeOf(error));
