// PostgreSQL: a pool of connections that gives up in time, and forgets the connections that broke.
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { ConnectionOptions } from 'node:tls';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { Database, Writer } from './connect.ts';
import { UnreachableError, codeOf, isConnectionLost } from './errors.ts';
import { numbered } from './numbered.ts';
import { withPatience } from './patience.ts';

export interface PostgresOptions {
  readonly engine: 'postgres';
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `undefined`: the server asks for none. */
  readonly password: string | undefined;
  readonly database: string;
  /** `false`: no TLS. */
  readonly tls: ConnectionOptions | false;
  /** Connections at most. */
  readonly poolSize: number;
  /** Milliseconds that a statement may take. */
  readonly statementTimeout: number;
}

/** Milliseconds that a request waits for a PostgreSQL that is out of reach, so that its answer leaves within a second. */
const connectTimeout = 800;
/** Milliseconds after the last answer to anybody in which PostgreSQL counts as within reach. */
const liveliness = 200;
/** Milliseconds that a request waits in a queue for a PostgreSQL that is within reach. */
const queueTimeout = 3000;
/** Milliseconds that an answer may be late, after which the connection counts as broken. */
const lateness = 1000;
/** Milliseconds that a pool has to say goodbye in. */
const goodbye = 1000;

/** The number of the lock that migrations run under; any other would do. */
const migrationLock = 4_836_291;

/** https://github.com/brianc/node-pg-types/blob/master/lib/builtins.js */
const { INT8, DATE } = pg.types.builtins;

/** Whole numbers as numbers, which `count(*)` always fits in; dates as they are written, without a time zone. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) => {
  if (format !== 'binary' && oid === INT8) return Number;
  if (format !== 'binary' && oid === DATE) return String;
  return pg.types.getTypeParser(oid, format) as never;
};

const addressOf = ({ host, port }: PostgresOptions) =>
  host.startsWith('/') ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Why there was no connection, in one line, without the password. */
function unreachable(options: PostgresOptions, cause: unknown): UnreachableError {
  const server = `PostgreSQL at ${addressOf(options)}`;
  const code = codeOf(cause);
  // Where a name has several addresses, only the code says what all of them had to say.
  const reason = (cause instanceof Error && cause.message) || code;
  if (code === '3D000')
    return new UnreachableError(`${server} has no database ${options.database}`, { cause });
  if (code.startsWith('28')) {
    return new UnreachableError(`${server} refuses the user ${options.user}: ${reason}`, { cause });
  }
  return new UnreachableError(`${server} cannot be reached: ${reason}`, { cause });
}

/** The stream below a client, which pg-pool uses in the same way. */
const socketOf = (client: pg.Client) => (client.connection as unknown as { stream: Socket }).stream;

interface Limits {
  readonly max: number;
  /** Milliseconds for a statement; 0 for no limit. */
  readonly statementTimeout: number;
}

class ConnectionPool {
  readonly #options: PostgresOptions;
  readonly #pool: pg.Pool;
  readonly #silence: number;
  readonly #born = new WeakMap<pg.Client, number>();
  #brokeAt = 0;
  #answeredAt = -Infinity;

  constructor(options: PostgresOptions, { max, statementTimeout }: Limits) {
    const { host, port, user, password, database, tls } = options;
    this.#options = options;
    this.#silence = statementTimeout && statementTimeout + lateness;
    this.#pool = new pg.Pool({
      host,
      port,
      user,
      password,
      database,
      ssl: tls,
      max,
      connectionTimeoutMillis: connectTimeout,
      statement_timeout: statementTimeout,
      keepAlive: true,
      fallback_application_name: 'latchkey',
      types: { getTypeParser },
    });
    // The pool has dropped the idle connection that broke; the next request makes a new one.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => {
      this.#born.set(client, performance.now());
      // One that breaks in use tells its query, too; without a listener it would end the process.
      client.on('error', () => {
        this.distrust();
      });
      const socket = socketOf(client);
      socket.on('timeout', () => {
        socket.destroy(new UnreachableError(`PostgreSQL at ${addressOf(options)} does not answer`));
      });
    });
  }

  get counts(): Pick<pg.Pool, 'idleCount' | 'totalCount' | 'waitingCount'> {
    return this.#pool;
  }

  /** To be told when a connection broke: those that were made before it may have broken as well. */
  distrust(): void {
    this.#brokeAt = performance.now();
  }

  /** @throws UnreachableError */
  async acquire(): Promise<pg.PoolClient> {
    const began = performance.now();
    for (;;) {
      const client = await this.#pool.connect().catch((error: unknown) => {
        if (!this.#isBusy(error, began)) throw unreachable(this.#options, error);
      });
      if (!client) continue;
      socketOf(client).setTimeout(this.#silence);
      if ((this.#born.get(client) ?? 0) >= this.#brokeAt) return client;
      client.release(true);
    }
  }

  /** Whether there was no connection because others had them all, and are being answered. */
  #isBusy(error: unknown, began: number): boolean {
    const now = performance.now();
    const isLate = error instanceof Error && error.message.startsWith('timeout exceeded');
    return isLate && now - this.#answeredAt < liveliness && now - began < queueTimeout;
  }

  /** Takes a connection back, unless it broke or was left in the middle of a transaction. */
  release(client: pg.PoolClient): void {
    socketOf(client).setTimeout(0);
    const isSound = client.getTransactionStatus() === 'I';
    if (isSound) this.#answeredAt = performance.now();
    client.release(!isSound);
  }

  /** Runs a query that reads, and once more if the connection broke. */
  async read<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const run = async () => {
      const client = await this.acquire();
      try {
        return (await client.query<Row>({ name, text, values: [...values] })).rows;
      } finally {
        this.release(client);
      }
    };
    return run().catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      this.distrust();
      return run();
    });
  }

  async end(): Promise<void> {
    if (this.#pool.ending) return;
    // A server that has stopped answering does not say goodbye either.
    await Promise.race([this.#pool.end(), setTimeout(goodbye, undefined, { ref: false })]);
  }
}

/** knex over a pool, and writes through it. */
function knexOver(pool: ConnectionPool): Writer & { readonly knex: Knex } {
  const db = knex({
    client: 'pg',
    // Errors are logged, and say the statement without its values: one may be the hash of a password.
    compileSqlOnError: false,
    connectionPool: {
      acquire: () => ({ promise: pool.acquire() }),
      release: (client: pg.PoolClient) => {
        pool.release(client);
        return true;
      },
      destroy: () => pool.end(),
      // Nothing asks for these, but knex knows by them that this is a pool of the kind it makes itself.
      numFree: () => pool.counts.idleCount,
      numUsed: () => pool.counts.totalCount - pool.counts.idleCount,
      numPendingAcquires: () => pool.counts.waitingCount,
    },
    // It would print what the error that it throws says as well.
    log: { warn: () => undefined },
  });

  /** @returns whether a failure has left nothing behind and may pass */
  const write: Writer['write'] = (work) => {
    let hasBroken = false;
    let isCommitting = false;
    const mayPass = (error: unknown) => {
      // A conflict or a deadlock: the server has undone everything.
      if (/^40(001|P01)$/.test(codeOf(error))) return true;
      if (!isConnectionLost(error)) return false;
      pool.distrust();
      // One that broke while committing may have committed: nobody can tell.
      const isUndone = !isCommitting && !hasBroken;
      hasBroken = true;
      return isUndone;
    };
    return withPatience(() => {
      isCommitting = false;
      return db.transaction(async (transaction) => {
        const result = await work(transaction);
        isCommitting = true;
        return result;
      });
    }, mayPass);
  };
  return { knex: db, write };
}

export function connectPostgres(options: PostgresOptions): Database {
  const pool = new ConnectionPool(options, {
    max: options.poolSize,
    statementTimeout: options.statementTimeout,
  });
  let queries = 0;
  return {
    engine: 'postgres',
    description: `PostgreSQL at ${addressOf(options)}, database ${options.database}`,
    ...knexOver(pool),
    prepare: <Row>(sql: string) => {
      const name = `query_${++queries}`;
      const text = numbered(sql);
      const run = (values: readonly unknown[]) => pool.read<Row & object>(name, text, values);
      return {
        all: (...parameters) => run(parameters),
        get: async (...parameters) => (await run(parameters))[0],
      };
    },
    exclusively: async (work) => {
      const patient = new ConnectionPool(options, { max: 2, statementTimeout: 0 });
      try {
        const { knex: db, write } = knexOver(patient);
        return await db.transaction(async (turn) => {
          await turn.raw('select pg_advisory_xact_lock(?)', [migrationLock]);
          return work({ write });
        });
      } finally {
        await patient.end();
      }
    },
    close: () => pool.end(),
  };
}
