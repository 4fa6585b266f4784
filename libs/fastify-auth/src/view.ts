// DRF's views on Fastify: every request to a path is judged in DRF's order and answered with DRF's headers.
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import {
  ApiException,
  type RecordSchema,
  type RequestData,
  bodyTooLarge,
  metadata,
  methodNotAllowed,
  negotiate,
  notAcceptable,
  notAuthenticated,
  parseBody,
  parseError,
  unsupportedMediaType,
} from '@latchkey/drf';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteHandlerMethod } from 'fastify';
import {
  type ActionSchema,
  type SharedSchema,
  type Tag,
  documentAction,
  problemSchemas,
  producedTypes,
  undocumented,
} from './action-schema.ts';
import { credentialProblems } from './authenticate.ts';

type ViewMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a view does with one method: the handler, and what clients may know of it. */
export interface ViewAction {
  readonly schema?: ActionSchema;
  readonly handler: RouteHandlerMethod;
}

/** One path and all that may be done there. The order of the judges is DRF's `APIView.initial`. */
export interface View {
  /** The name and the description that OPTIONS tells. */
  readonly name: string;
  readonly description?: string;
  /** The group of its operations in an OpenAPI document. */
  readonly tag?: Tag;
  /** What the schemas of its actions refer to. */
  readonly schemas?: readonly SharedSchema[];
  /** Finds out who is asking. Throws for bad credentials; none at all is no error here. */
  readonly authenticate?: (request: FastifyRequest) => void | Promise<void>;
  /** Throws if the one asking may not use this method here. */
  readonly permit?: (request: FastifyRequest) => void | Promise<void>;
  /** The records that OPTIONS describes, for each writing method the one asking may use. */
  readonly writes?: (
    request: FastifyRequest,
  ) => Readonly<Record<string, RecordSchema>> | Promise<Readonly<Record<string, RecordSchema>>>;
  readonly actions: Readonly<Partial<Record<ViewMethod, ViewAction>>>;
}

export interface ViewOptions {
  /** The path with a `.json` in it, where the view is served too, with or without a slash at its end (DRF's routers). */
  readonly suffixed?: string;
}

/** The handler of a route that its first hook always answers. */
const unreachable = (): never => {
  throw new Error('a request was handled that should have been answered');
};

/** Longest body that is read, in bytes. */
const bodyLimit = 64 * 1024;

const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

function negotiateFormat(
  request: FastifyRequest,
  reply: FastifyReply,
  others: readonly string[],
  suffix?: string,
): void {
  const query = request.query as Readonly<Record<string, unknown>>;
  const format = suffix ?? (lastOf(query['format']) as string | undefined);
  const indent = negotiate(request.headers.accept, format, others);
  if (!indent) return;
  reply.serializer((body: unknown) => {
    // Fastify leaves the type to those who bring their own serializer; an answer without a body has none.
    reply.type('application/json; charset=utf-8');
    const compact = reply.getSerializationFunction(`${reply.statusCode}`)?.(body as Record<string, unknown>);
    return JSON.stringify(compact === undefined ? body : JSON.parse(compact), null, indent);
  });
}

async function redirectToSlash(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  // 308 keeps the method and the body (RFC 9110, 15.4.9), which Django's 301 loses.
  return reply.redirect(request.url.replace(/\?|$/, '/$&'), isSafe ? 301 : 308);
}

/** Makes schemas known to the routes of an instance. @throws Error if a name has two meanings */
function shareSchemas(fastify: FastifyInstance, schemas: readonly SharedSchema[]): void {
  for (const schema of schemas) {
    const known = fastify.getSchema(schema.$id);
    if (known === undefined) fastify.addSchema(schema);
    else if (!isDeepStrictEqual(known, schema)) {
      throw new Error(`two schemas are called ${schema.$id}: rename one, or add it to another instance`);
    }
  }
}

/** All that may be wrong with a request for an action, in the order in which it is judged. */
function problemsOf(
  { authenticate, permit }: View,
  { body, consumes, passesOverBody = false, problems = [] }: ActionSchema,
): ApiException[] {
  const isJudged = body && !consumes && !passesOverBody;
  return [
    notAcceptable(),
    ...(permit ? [notAuthenticated()] : []),
    ...(authenticate ? credentialProblems() : []),
    ...(isJudged ? [unsupportedMediaType('text/plain'), bodyTooLarge(bodyLimit)] : []),
    ...(isJudged ? [parseError('JSON parse error - Expecting value: line 1 column 1 (char 0)')] : []),
    ...problems,
  ];
}

/** The schemas that Fastify compiles, one for each body of success. */
const compiled = ({ response = {} }: ActionSchema) => ({
  response: Object.fromEntries(Object.entries(response).filter(([, schema]) => schema)),
});

/**
 * Serves a view at a path that ends in a slash, and sends requests without the slash there.
 * @throws Error if the instance was not prepared by `acceptAnyBody`: other parsers would take the bodies from the view
 */
export function registerView(
  fastify: FastifyInstance,
  path: string,
  view: View,
  { suffixed }: ViewOptions = {},
): void {
  if (fastify.hasContentTypeParser('application/json')) {
    throw new Error(`fastify-auth: call acceptAnyBody() before registerView(), or ${path} gets no bodies`);
  }
  const { name, description = '', schemas = [], authenticate, permit, writes, actions } = view;
  const methods = Object.keys(actions) as ViewMethod[];
  const allow = [...methods, ...('GET' in actions ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const headers = { allow, vary: 'Accept' };

  shareSchemas(fastify, [...problemSchemas, ...schemas]);

  const serve = (url: string, suffix?: string) => {
    const route = (
      method: HTTPMethods[],
      { handler, schema = {} }: ViewAction,
      { documentation = undocumented, isAllowed = true } = {},
    ) => {
      const others = producedTypes(schema);
      fastify.route({
        method,
        url,
        exposeHeadRoute: false,
        schema: compiled(schema),
        config: { swaggerTransform: documentation },
        onRequest: async (request, reply) => {
          reply.headers(headers);
          negotiateFormat(request, reply, others, suffix);
          await authenticate?.(request);
          await permit?.(request);
          if (!isAllowed) throw methodNotAllowed(request.method);
        },
        handler,
      });
    };
    for (const method of methods) {
      const action = actions[method];
      if (!action) continue;
      const { schema = {} } = action;
      const documentation = documentAction(view, schema, problemsOf(view, schema));
      route([method], action, suffix ? {} : { documentation });
      if (method === 'GET') route(['HEAD'], action);
    }
    route(['OPTIONS'], {
      handler: async (request) => metadata(name, description, await writes?.(request)),
    });
    const others = fastify.supportedMethods.filter((method) => !allow.split(', ').includes(method));
    route(others as HTTPMethods[], { handler: unreachable }, { isAllowed: false });
  };

  serve(path);
  if (suffixed !== undefined) {
    serve(suffixed, 'json');
    serve(`${suffixed}/`, 'json');
  }
  fastify.route({
    method: fastify.supportedMethods as HTTPMethods[],
    url: path.slice(0, -1),
    exposeHeadRoute: false,
    config: { swaggerTransform: undocumented },
    onRequest: redirectToSlash,
    handler: unreachable,
  });
}

/** Lets bodies of any type through unread: a view reads its body when it is its turn, as DRF does. */
export function acceptAnyBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
  // Fastify refuses a Content-Type that is none before a view can judge. Without one it lets the body through.
  fastify.addHook('onRequest', async (request) => {
    const isMalformed = request.headers['content-type'] !== undefined && request.mediaType === undefined;
    if (isMalformed) request.headers = { 'content-type': undefined };
  });
}

/** Reads a body as it is. @param limit the most that is read, in bytes @throws ApiException 400 or 413 */
export async function requestBytes(
  { body, headers }: FastifyRequest,
  limit: number = bodyLimit,
): Promise<Buffer> {
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = Number(headers['content-length'] ?? 0);
  if (size <= limit) {
    size = 0;
    try {
      // Not destroyed when too long: the answer still has to go out on this socket.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        chunks.push(chunk as Buffer);
        size += (chunk as Buffer).length;
        if (size > limit) break;
      }
    } catch {
      // Whoever sent it has gone away, which is no error of ours.
      throw parseError('The request body ended early.');
    }
  }
  if (size > limit) {
    // A client that is still sending reads the answer only if somebody takes the rest off the wire.
    body.resume();
    throw bodyTooLarge(limit);
  }
  return Buffer.concat(chunks);
}

/** DRF's `request.data`: reads the body. @throws ApiException 400, 413 or 415 */
export async function requestData(request: FastifyRequest): Promise<RequestData> {
  return parseBody(request.raw.headers['content-type'], await requestBytes(request));
}

/** An error handler that answers DRF's exceptions and passes the others on to the one around it. */
export function answerApiException(error: unknown, _request: FastifyRequest, reply: FastifyReply): unknown {
  if (!(error instanceof ApiException)) throw error;
  // Node hangs up right after an answer that ends a connection: a client that is still sending would never read it.
  if (error.status === 413) reply.header('connection', 'keep-alive');
  return reply.code(error.status).headers(error.headers).send(error.body);
}
