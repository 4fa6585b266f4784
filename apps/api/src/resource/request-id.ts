// The id of a row in the path of a request.
import type { FastifyRequest } from 'fastify';

/** What may stand for an id in a path, as in DRF's routers: anything without a slash or a point. */
export const lookup = '^[^/.]+';

/** The id in the path, `NaN` if it is no number: one has no leading zeros. */
export function idOf(request: FastifyRequest): number {
  const { id = '' } = request.params as { id?: string };
  return /^(0|-?[1-9]\d*)$/.test(id) ? Number(id) : NaN;
}
