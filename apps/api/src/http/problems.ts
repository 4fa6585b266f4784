// The last word on every error: a body with `detail`, and nothing of what went on inside.
import { notFound } from '@latchkey/drf';
import { answerApiException } from '@latchkey/fastify-auth';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/errors.ts';

/** Seconds after which a request may be tried again that met a database out of order. */
const retryAfter = '1';

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  try {
    return answerApiException(error, request, reply);
  } catch {
    // Not one of DRF's.
  }
  if (isUnavailable(error)) {
    // A line for each request is enough: the stack leads into the driver.
    request.log.error({ reason: (error as Error).message }, 'the database is unavailable');
    return reply
      .code(503)
      .header('retry-after', retryAfter)
      .send({ detail: 'Service temporarily unavailable, try again later.' });
  }
  // What Fastify itself refuses: a path that cannot be decoded, a Content-Type that is none.
  const { statusCode = 500, message } = error as FastifyError;
  if (statusCode < 500) return reply.code(statusCode).send({ detail: message });
  request.log.error({ err: error }, 'a request failed');
  return reply.code(500).send({ detail: 'A server error occurred.' });
}

export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): unknown =>
  answerError(notFound(), request, reply);
