// What the exceptions have in common: reading requests, and making answers where Django has none that is of use.
import { type Answer, page, usualHeaders } from '../answer.ts';
import { type Json, type Request, type Resource, resources } from '../case.ts';

export type Fields = Readonly<Record<string, Json>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A page that only people can read, most of all that of a server error. */
export const isPage = ({ text }: Answer) => text === page;

export const isServerError = ({ status }: Answer) => status === 500;

const models: Readonly<Record<Resource, string>> = {
  products: 'Product',
  addresses: 'Address',
  accounts: 'Account',
  invoices: 'Invoice',
};

export interface Target {
  readonly resource: Resource;
  readonly model: string;
  /** The id as the path has it; `undefined` for the collection. */
  readonly id: string | undefined;
}

/** The collection, and in it the item, that a path leads to. */
export function targetOf(path: string): Target | undefined {
  const [, name, id] = /^\/api\/v0\/(\w+)(?:\/([^/]+?))?(?:\/|\.json)$/.exec(path) ?? [];
  const resource = resources.find((one) => one === name);
  return resource && { resource, model: models[resource], id };
}

type Headers = Answer['headers'];

export const without = (headers: Headers, header: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header));

/** The methods of the view at a path. */
function allowAt(path: string): string {
  const target = targetOf(path);
  if (target === undefined) return 'OPTIONS, POST';
  return target.id === undefined ? 'GET, HEAD, OPTIONS, POST' : 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT';
}

/** What the view at a path should have said. */
export const viewAnswer = (path: string, status: number, body: Json): Answer => ({
  status,
  headers: {
    ...usualHeaders,
    allow: allowAt(path),
    ...(status === 401 && { 'www-authenticate': 'Bearer realm="api"' }),
  },
  body,
});

/** What should be said where there is no view. */
export const plainAnswer = (status: number, body: Json): Answer => ({
  status,
  headers: without(usualHeaders, 'vary'),
  body,
});

/** The fields of a body that is JSON. */
export function fieldsOf({ json, text = '' }: Request): Fields {
  if (isFields(json)) return json;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

/** The name of the token that a request brings along, in its body or its header. */
export function tokenOf(request: Request): string {
  const { refresh, token } = fieldsOf(request);
  const [, name = ''] =
    /^(?:Bearer )?\{\{([\w-]+)\}\}$/.exec(String(refresh ?? token ?? request.headers['authorization'])) ?? [];
  return name;
}

/** An answer with its rows changed, be it one row or a page of them. */
export function mapRows(answer: Answer, change: (row: Fields) => Fields): Answer {
  const { body } = answer;
  if (!isFields(body)) return answer;
  const { results } = body;
  if (!Array.isArray(results)) return { ...answer, body: change(body) };
  return {
    ...answer,
    body: { ...body, results: results.map((row: Json) => (isFields(row) ? change(row) : row)) },
  };
}

/** An answer with the claims of its tokens changed. */
export function mapClaims(answer: Answer, change: (claims: Fields) => Fields): Answer {
  if (!isFields(answer.body)) return answer;
  const entries = Object.entries(answer.body).map(([name, value]): [string, Json] => {
    const jwt = isFields(value) ? value['$jwt'] : undefined;
    if (!isFields(jwt) || !isFields(jwt['claims'])) return [name, value];
    return [name, { $jwt: { ...jwt, claims: change(jwt['claims']) } }];
  });
  return { ...answer, body: Object.fromEntries(entries) };
}

/** An answer of OPTIONS with the description of a field changed, whatever the action. */
export function mapActions(answer: Answer, change: (fields: Fields) => Fields): Answer {
  const { body } = answer;
  if (!isFields(body) || !isFields(body['actions'])) return answer;
  const entries = Object.entries(body['actions']).map(([method, fields]): [string, Json] => [
    method,
    isFields(fields) ? change(fields) : fields,
  ]);
  return { ...answer, body: { ...body, actions: Object.fromEntries(entries) } };
}
