// The public keys, for those who check tokens without asking us (RFC 7517).
import type { FastifyInstance } from 'fastify';
import { undocumented } from './action-schema.ts';
import type { KeyRing } from './key-ring.ts';

/** Seconds for which others may keep the answer: a key is in it for longer than that before it signs. */
const maxAge = 300;

/** `GET /.well-known/jwks.json`: a JWK Set, empty under HMAC. */
export function registerJwks(fastify: FastifyInstance, keys: KeyRing): void {
  fastify.get('/.well-known/jwks.json', { config: { swaggerTransform: undocumented } }, (_request, reply) =>
    reply
      .header('cache-control', `public, max-age=${maxAge}`)
      .type('application/jwk-set+json')
      // As text it would get a charset, which the type does not have.
      .send(Buffer.from(JSON.stringify(keys.current.jwks))),
  );
}
