// The id of a row in the path of a request.
import type { FastifyRequest } from 'fastify';

/** What may stand for an id in a path, as in DRF's routers: anything without a slash or a point. */
export const lookup = '^[^/.]+';

/** The id that a part of a path is, `NaN` if it is no number: one has no leading zeros. */
export const idIn = (part = ''): number => (/^(0|-?[1-9]\d*)$/.test(part) ? Number(part) : NaN);

/** The id in the path. */
export const idOf = ({ params }: FastifyRequest): number => idIn((params as { id?: string }).id);
