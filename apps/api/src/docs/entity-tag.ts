// Answers that a client may keep, but must ask about each time: it then gets them only if they have changed.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A short name for a content: another content has another. */
export const hashOf = (content: string | Buffer) =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12);

/** Sends a body, or 304 to those who have it. The tag is weak: a compressed body is the same body. */
export function sendUnlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  hash: string,
  body: unknown,
): FastifyReply {
  reply.headers({ 'cache-control': 'no-cache', etag: `W/"${hash}"` });
  const known = request.headers['if-none-match'] ?? '';
  const isKnown = known.split(',').some((tag) => /^(?:W\/)?"(.*)"$/.exec(tag.trim())?.[1] === hash);
  return isKnown ? reply.code(304).send() : reply.send(body);
}
