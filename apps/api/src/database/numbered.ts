// PostgreSQL numbers its parameters, SQLite does not: queries are written in SQLite's way.

/** Writes each `?` outside quotes as `$1`, `$2` and so on. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? `$${++count}` : part));
}
