// Answers that a client may keep, but must ask about each time: it then gets them only if they have changed.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A short name for a content: another content has another. */
export const hashOf = (content: string | Buffer) =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12);

/** Whether who asks has the content of this name already (`If-None-Match`). */
export function isKnown({ headers }: FastifyRequest, name: string): boolean {
  const known = headers['if-none-match'] ?? '';
  return known.split(',').some((tag) => /^(?:W\/)?"(.*)"$/.exec(tag.trim())?.[1] === name);
}

/** Sends a body, or 304 to those who have it. The tag is weak: a compressed body is the same body. */
export function sendUnlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  hash: string,
  body: unknown,
  cacheControl = 'no-cache',
): FastifyReply {
  reply.headers({ 'cache-control': cacheControl, etag: `W/"${hash}"` });
  return isKnown(request, hash) ? reply.code(304).send() : reply.send(body);
}
