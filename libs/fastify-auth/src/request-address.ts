// Where a request was sent to, for the links in its answer.
import type { Query } from '@latchkey/drf';
import type { FastifyRequest } from 'fastify';

const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0] ?? '';

/** Scheme and host, as in `https://shop.example:8000`. */
export const originOf = ({ protocol, host }: FastifyRequest) => `${protocol}://${host}`;

/** The absolute address, without its query. */
export const addressOf = (request: FastifyRequest) => originOf(request) + pathOf(request);

export const queryOf = (request: FastifyRequest): Query => [
  ...new URLSearchParams(request.url.slice(pathOf(request).length)),
];
