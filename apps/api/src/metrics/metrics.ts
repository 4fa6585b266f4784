// What a server tells Prometheus of itself: how much, how fast and how well, never who. Every label has few values.
import type { SessionStore } from '@latchkey/fastify-auth';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Database } from '../database/connect.ts';
import { type LiveSessions, liveSessions } from './live-sessions.ts';

/** Seconds that requests are sorted by. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Whoever asks chooses the method: all others are one. */
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** What became of somebody who wanted tokens. */
function outcomeOf(status: number): string {
  if (status < 300) return 'ok';
  if (status === 401) return 'refused';
  if (status === 429) return 'throttled';
  return status < 500 ? 'rejected' : 'unavailable';
}

/** What knex says of its pool, whichever engine it is. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'latchkey_requests_total',
    help: 'Requests answered, by method, route and class of status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: 'latchkey_request_seconds',
    help: 'Seconds from the head of a request to the end of its answer, by route.',
    labelNames: ['route'] as const,
    buckets,
    registers: [this.#registry],
  });
  /** By the route that gives tokens. */
  readonly #attempts: Readonly<Record<string, Counter<'outcome'>>> = {
    '/api/token/': new Counter({
      name: 'latchkey_sign_ins_total',
      help: 'Sign-ins: ok, refused (401), throttled (429), rejected (another 4xx) or unavailable (5xx).',
      labelNames: ['outcome'] as const,
      registers: [this.#registry],
    }),
    '/api/token/refresh/': new Counter({
      name: 'latchkey_refreshes_total',
      help: 'Refreshes, by outcome as of sign-ins.',
      labelNames: ['outcome'] as const,
      registers: [this.#registry],
    }),
  };
  readonly #reuses = new Counter({
    name: 'latchkey_token_reuses_total',
    help: 'Sessions ended because a refresh token came back that was long spent.',
    registers: [this.#registry],
  });

  constructor(database: Database) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    const pool = (database.knex.client as { pool: Pool }).pool;
    new Gauge({
      name: 'latchkey_database_connections_used',
      help: 'Connections to the database at work.',
      registers,
      collect() {
        this.set(pool.numUsed());
      },
    });
    new Gauge({
      name: 'latchkey_database_waiting',
      help: 'Requests that wait for a connection; on SQLite, writes that wait for their turn.',
      registers,
      collect() {
        this.set(pool.numPendingAcquires());
      },
    });
    const sessions: LiveSessions = liveSessions(database);
    new Gauge({
      name: 'latchkey_sessions_live',
      help: 'Sessions in the database that have not ended, at most 100000; NaN while it cannot be asked.',
      registers,
      async collect() {
        this.set(await sessions());
      },
    });
  }

  /** Counts all requests from now on. Call it before there are routes. */
  watch(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      const { url: route = 'none' } = request.routeOptions;
      const { statusCode } = reply;
      const method = methods.has(request.method) ? request.method : 'other';
      this.#requests.inc({ method, route, status: `${Math.floor(statusCode / 100)}xx` });
      this.#seconds.observe({ route }, reply.elapsedTime / 1000);
      if (method === 'POST') this.#attempts[route]?.inc({ outcome: outcomeOf(statusCode) });
    });
  }

  /** The same sessions, counting those that end because a token came back. */
  watchSessions(sessions: SessionStore): SessionStore {
    return {
      ...sessions,
      revoke: async (id, reason, by, userId) => {
        const hasEnded = await sessions.revoke(id, reason, by, userId);
        if (hasEnded && reason === 'reuse') this.#reuses.inc();
        return hasEnded;
      },
    };
  }

  /** All of it in Prometheus's text format. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
