// Views of one action: a record is posted, and answered.
import { ApiException, type RecordSchema, type RequestData, checkRecord } from '@latchkey/drf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CookieExchange, asksForCookie, cookieExchange, varyByMode } from './cookie-mode.ts';
import type { CheckedOptions } from './options.ts';
import { type View, requestData } from './view.ts';
import type { Words } from './words.ts';

/** A request that was posted, and what may be done with its answer. */
export interface Posted {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Its body before it is checked. */
  readonly data: RequestData;
  /** `undefined` in JSON mode. */
  readonly cookie: CookieExchange | undefined;
}

export interface PostAction extends Words, Pick<View, 'name' | 'description' | 'authenticate' | 'permit'> {
  /** What the body must have, `undefined` if it may be anything. In cookie mode refresh tokens come in the cookie. */
  readonly record: RecordSchema | undefined;
  /** Whether cookie mode makes no difference. */
  readonly ignoresMode?: boolean;
  readonly answer: (fields: Record<string, string>, posted: Posted) => Promise<object> | object;
}

/** A body that is passed over if it cannot be read. */
async function anyData(request: FastifyRequest): Promise<RequestData> {
  try {
    return await requestData(request);
  } catch (error) {
    if (!(error instanceof ApiException)) throw error;
    return { kind: 'json', value: {} };
  }
}

/** What a body must have besides the refresh token that its cookie has. */
const withoutRefresh = ({ properties }: RecordSchema): RecordSchema => {
  const { refresh, ...others } = properties;
  return { properties: refresh ? others : properties };
};

export const postView = (
  { record, ignoresMode = false, answer, tag, schemas, schema, ...view }: PostAction,
  { now, sessions }: Pick<CheckedOptions, 'now' | 'sessions'>,
): View => ({
  ...view,
  tag,
  schemas,
  writes: () => (record ? { POST: record } : {}),
  actions: {
    POST: {
      schema,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const asks = !ignoresMode && asksForCookie(request);
        if (asks) reply.header('vary', varyByMode);
        const data = await (record ? requestData(request) : anyData(request));
        const cookie = asks ? cookieExchange(request, reply, data, sessions !== undefined, now) : undefined;
        const fields = record ? await checkRecord(cookie ? withoutRefresh(record) : record, data) : {};
        return answer(fields as Record<string, string>, { request, reply, data, cookie });
      },
    },
  },
});
