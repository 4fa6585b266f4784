// Answers that everybody gets alike who sees the same state of the products: made once, and sent again as they are.
import { requireUser } from '@latchkey/fastify-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dataVersionOf } from '../database/data-version.ts';
import { PageCache } from './page-cache.ts';

export class KeptAnswers {
  readonly #cache = new PageCache();

  /**
   * The bytes of an answer to this address.
   * @param make the answer, for the first who asks in a state of the products, and for all whose state is not known
   */
  async bytesFor(request: FastifyRequest, reply: FastifyReply, make: () => Promise<object>): Promise<Buffer> {
    const version = dataVersionOf(requireUser(request.user));
    const { protocol, host, url, headers } = request;
    const key = `${protocol}://${host}${url} ${headers.accept ?? ''}`;
    const kept = version === undefined ? undefined : this.#cache.find(version, key);
    if (kept) return kept;
    const bytes = Buffer.from(reply.serialize(await make()) as string);
    if (version !== undefined) this.#cache.keep(version, key, bytes);
    return bytes;
  }
}

/** Sends what was written as JSON before. */
export const asJson = (reply: FastifyReply) => reply.type('application/json; charset=utf-8');
