// What the system must withstand, and where it is shown.

export type Place = 'sqlite' | 'postgres' | 'browser';

/** Each by its id, with which the names of its tests begin. */
export const proofs: Readonly<Record<string, string>> = {
  T1: 'Refreshes of one token at once, of one process',
  T2: 'Refreshes of one token at once, of two processes on one PostgreSQL',
  T3: 'A refresh whose answer is lost after the commit',
  T4: 'Any order of refreshes, thefts, sign-outs, new passwords, clock steps and restarts, beside a reference model',
  T5: 'Rotation across kill -9',
  T6: 'Four tabs that share a cookie',
  T7: 'kill -9 under mixed writes',
  T8: 'PostgreSQL stopped, and its connections killed, under load',
  T9: 'SIGTERM with requests in flight',
  T10: 'A full disk',
  T11: 'Another process that holds the write lock',
  T12: 'Two servers whose clocks differ',
  T13: 'Half load for a long time',
  T14: 'A backup during writes, restored elsewhere',
  S1: 'Fuzzed requests to every route',
  S2: 'Forged tokens',
  S3: 'Mutations of valid tokens',
  S4: 'Failing sign-ins that must look alike',
  S5: 'Guesses at one account, at two processes',
  S6: 'A flood of sign-ins',
  S7: 'Slow sockets',
  S8: 'Oversized bodies, headers and nesting',
  S9: 'Requests that other sites make a browser send',
  S10: 'Scripts in the page that look for tokens, under the enforced policy',
  S11: 'Secrets in the log, the audit and the database',
  S12: 'Paths, prototypes and headers as weapons',
  S13: 'A session that is revoked on one server and used on another',
  S14: "Django's hashes and tokens here, and ours there",
  S15: 'Mutations of the code of sessions and tokens (Stryker)',
};

export const places: readonly Place[] = ['sqlite', 'postgres', 'browser'];
