// Who sends a request, as sessions and budgets know them.
import type { FastifyRequest } from 'fastify';
import type { Client } from './session-store.ts';

/** Longest user agent that is looked at, in characters. */
const longestUserAgent = 512;

export const clientOf = ({ ip, headers }: FastifyRequest): Client => ({
  ip,
  userAgent: (headers['user-agent'] ?? '').slice(0, longestUserAgent),
});
