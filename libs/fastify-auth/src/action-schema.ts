// What an action says of itself: to Fastify, which writes its answers by it, and to OpenAPI, as @fastify/swagger asks.
import { STATUS_CODES } from 'node:http';
import { type ApiException, metadata } from '@latchkey/drf';
import { fieldErrors, problem } from './problem-schemas.ts';

/** A JSON schema that others refer to as `{ $ref: 'ID#' }`; a document has it once, under its `$id`. */
export interface SharedSchema {
  readonly $id: string;
  readonly [keyword: string]: unknown;
}

/** A group of operations in a document. */
export interface Tag {
  readonly name: string;
  readonly description: string;
}

/** All but `response` is documentation: bodies and queries are judged by the handler. */
export interface ActionSchema {
  /** No other operation of the document has it. */
  readonly operationId?: string;
  /** Default: the view's name. */
  readonly summary?: string;
  /** In CommonMark. Default: the view's description. */
  readonly description?: string;
  /** The parameters in the path, as an object schema. */
  readonly params?: object;
  /** The parameters in the query, as an object schema. */
  readonly querystring?: object;
  /** The body, whichever parser reads it. */
  readonly body?: object;
  /** The media types of a body that the handler reads in its own way, which judges it, too. Default: those of DRF. */
  readonly consumes?: readonly string[];
  /** Whether a body that cannot be read is no problem. */
  readonly passesOverBody?: boolean;
  /**
   * The bodies of success by status, `null` for none, and of problems that tell more than others do. Fields that such a schema does not name are left out. A body that
   * is not, or not always, JSON is told as OpenAPI and Fastify do: `{ content: { 'text/csv': { schema } } }`.
   */
  readonly response?: Readonly<Record<number, object | null>>;
  /** Problems to expect besides those of every view: formats, credentials, unreadable bodies. */
  readonly problems?: readonly ApiException[];
}

/** What the documentation of an action takes from its view. */
export interface DocumentedView {
  readonly name: string;
  readonly description?: string;
  readonly tag?: Tag;
  readonly authenticate?: unknown;
  readonly permit?: unknown;
}

/** What @fastify/swagger tells a route's `swaggerTransform`; Swagger 2, which lacks the words, has no `openapiObject`. */
interface Documenting {
  readonly url: string;
  readonly openapiObject?: {
    components?: { securitySchemes?: object };
    tags?: readonly { readonly name?: string }[];
  };
}

/** How a route tells @fastify/swagger what to say of it. */
export type Documentation = (told: Documenting) => { schema: Record<string, unknown>; url: string };

/** The schemas that the problems of every view refer to. */
export const problemSchemas: readonly SharedSchema[] = [problem, fieldErrors];

/** drf-spectacular's name for SimpleJWT's scheme. */
const schemeName = 'jwtAuth';
const schemes = { [schemeName]: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } };

/** The schemas of a body of success by its media types. */
interface Content {
  readonly content: Readonly<Record<string, object>>;
}

const hasContent = (schema: object): schema is Content => 'content' in schema;

/** The media types besides JSON that an action may answer with. */
export const producedTypes = ({ response = {} }: ActionSchema): string[] =>
  Object.values(response)
    .flatMap((schema) => (schema && hasContent(schema) ? Object.keys(schema.content) : []))
    .filter((type) => type !== 'application/json');

const content = (types: readonly string[], media: object) => ({
  content: Object.fromEntries(types.map((type) => [type, media])),
});

const isProblem = ({ body }: ApiException) => typeof body['detail'] === 'string';

const exampleName = ({ body }: ApiException) =>
  String(body['detail'] ?? 'field errors')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function problemResponse(types: readonly string[], problems: readonly ApiException[]): object {
  const refs = [
    ...(problems.every(isProblem) ? [] : [fieldErrors]),
    ...(problems.some(isProblem) ? [problem] : []),
  ];
  const [first, ...others] = refs.map(({ $id }) => ({ $ref: `${$id}#` }));
  const headers = problems
    .flatMap((one) => Object.entries(one.headers))
    .map(([name, value]) => [name, { type: 'string', examples: [value] }]);
  return {
    description: STATUS_CODES[problems[0]?.status ?? 0],
    ...(headers.length && { headers: Object.fromEntries(headers) }),
    ...content(types, {
      schema: others.length ? { anyOf: [first, ...others] } : first,
      examples: Object.fromEntries(problems.map((one) => [exampleName(one), { value: one.body }])),
    }),
  };
}

function successBody(types: readonly string[], schema: object | null): object {
  if (schema === null) return { type: 'null' };
  return hasContent(schema) ? schema : content(types, { schema });
}

function responses(
  types: readonly string[],
  { response = { 200: null } }: ActionSchema,
  problems: readonly ApiException[],
): Record<string, object> {
  const good = Object.entries(response).map(([status, schema]): [string, object] => [
    status,
    { description: STATUS_CODES[status], ...successBody(types, schema) },
  ]);
  const bad = [...Map.groupBy(problems, ({ status }) => `${status}`)];
  return Object.fromEntries([
    ...good,
    ...bad.map(([status, some]) => [status, problemResponse(types, some)]),
  ]);
}

/**
 * The documentation of an action, for its route's `config.swaggerTransform`.
 * @param problems all that may come up
 */
export function documentAction(
  view: DocumentedView,
  action: ActionSchema,
  problems: readonly ApiException[],
): Documentation {
  const { name, description, tag, authenticate, permit } = view;
  const { parses, renders } = metadata(name, description ?? '');
  const { operationId, params, querystring, body, consumes = parses } = action;
  const schema = {
    operationId,
    summary: action.summary ?? name,
    description: action.description ?? description,
    tags: tag && [tag.name],
    security: authenticate ? [{ [schemeName]: [] }, ...(permit ? [] : [{}])] : [],
    params,
    querystring,
    body: body && content(consumes, { schema: body }),
    response: responses(renders, action, problems),
  };
  return ({ url, openapiObject }) => {
    if (!openapiObject) return { schema: { hide: true }, url };
    openapiObject.components = {
      ...openapiObject.components,
      securitySchemes: { ...schemes, ...openapiObject.components?.securitySchemes },
    };
    const { tags = [] } = openapiObject;
    if (tag && !tags.some((known) => known.name === tag.name)) openapiObject.tags = [...tags, tag];
    return { schema, url };
  };
}

/** The documentation of routes that only help others. */
export const undocumented: Documentation = ({ url }) => ({ schema: { hide: true }, url });
