// The document against a linter, against its own examples, and against the app that serves it.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { type TokenPair, readClaims } from '@latchkey/tokens';
import type { LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { openShop, password, signIn } from '../../testing/shop.ts';
import { type Media, type OpenApi, type Operation, type Schema, resolved } from './openapi.ts';

const url = '/api/schema/';
const json = 'application/json';

const shop = await openShop();
const document = (await shop.send('GET', url)).json<OpenApi>();
afterAll(() => shop.close());

interface Documented {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const operations: readonly Documented[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Whether a value is what a schema of the document says. */
const fits = (schema: Schema | undefined, value: unknown) =>
  schema !== undefined && Compile({ ...document, ...schema }).Check(value);

const successOf = ({ operation: { responses } }: Documented) => Number(Object.keys(responses)[0]);

const successSchema = (documented: Documented) =>
  documented.operation.responses[successOf(documented)]?.content?.[json]?.schema;

const examplesOf = ({ schema, examples }: Media) =>
  examples ? Object.values(examples).map(({ value }) => value) : (resolved(document, schema).examples ?? []);

describe('the document', () => {
  it('is one that the linter has nothing against', async () => {
    const config = await createConfig({
      extends: ['recommended'],
      // Django's paths end in a slash.
      rules: { 'no-path-trailing-slash': 'off' },
    });
    const problems = await lintFromString({
      source: JSON.stringify(document),
      absoluteRef: 'openapi.json',
      config,
    });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
  });

  it('would be refused by the linter with an error in it', async () => {
    const problems = await lintFromString({
      source: JSON.stringify({ ...document, paths: { '/x/': { get: { responses: {} } } } }),
      absoluteRef: 'openapi.json',
      config: await createConfig({ extends: ['recommended'] }),
    });
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['no-unused-components', 'operation-operationId', 'security-defined']),
    );
  });

  it('has the words of JSON Schema only', () => {
    const known = new Set([
      ...[
        '$ref',
        'type',
        'properties',
        'required',
        'items',
        'additionalProperties',
        'anyOf',
        'enum',
        'default',
      ],
      ...['description', 'examples', 'format', 'pattern', 'readOnly', 'minLength', 'maxLength', 'minimum'],
      ...['maximum', 'minItems'],
    ]);
    const words = (schema: Schema): string[] => [
      ...Object.keys(schema),
      ...Object.values(schema.properties ?? {}).flatMap(words),
      ...(schema.items ? words(schema.items) : []),
    ];
    const used = Object.values(document.components.schemas).flatMap(words);
    expect(used.filter((word) => !known.has(word))).toEqual([]);
  });

  it('names its schemas as drf-spectacular does', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        ...['TokenObtainPair', 'TokenObtainPairRequest', 'TokenRefresh', 'TokenRefreshRequest'],
        ...['Product', 'ProductRequest', 'PatchedProductRequest', 'PaginatedProductList'],
        ...['Problem', 'FieldErrors'],
      ]),
    );
  });

  it('takes bodies as JSON, as a form and as multipart, if they are no files', () => {
    const types = operations
      .flatMap(({ operation: { requestBody } }) => (requestBody ? [Object.keys(requestBody.content)] : []))
      .filter((some) => some.includes(json));
    expect(types.length).toBeGreaterThan(10);
    expect(types).toEqual(
      types.map(() => [json, 'application/x-www-form-urlencoded', 'multipart/form-data']),
    );
  });

  it('has an example of every body, and each fits its schema', () => {
    const told = operations.flatMap(({ operation: { operationId, requestBody, responses } }) => {
      const answers = Object.values(responses).flatMap(({ content }) => content?.[json] ?? []);
      return [requestBody?.content[json] ?? [], answers].flat().map((media) => ({ operationId, media }));
    });
    expect(told.filter(({ media }) => examplesOf(media).length === 0)).toEqual([]);
    const bad = told.flatMap(({ operationId, media }) =>
      examplesOf(media)
        .filter((example) => !fits(media.schema, example))
        .map((example) => [operationId, example]),
    );
    expect(bad).toEqual([]);
  });

  it('has schemas that refuse what is something else', () => {
    const product = { $ref: '#/components/schemas/Product' };
    const good = { id: 1, name: 'a', price: '1.00', currency: '€' };
    expect(fits(product, good)).toBe(true);
    const bad = [{ id: '1' }, { price: '1.0' }, { price: 1 }, { currency: 'EUR' }, { name: null }];
    expect(bad.filter((field) => fits(product, { ...good, ...field }))).toEqual([]);
  });
});

describe('the app', () => {
  /** The paths of the router: it prints them as a tree, four characters a level. */
  const paths = () => {
    const parents: string[] = [];
    return shop.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent = '', segment] = /^((?:[│ ] {3})*)[├└]── (\S+)/.exec(line) ?? [];
        if (segment === undefined) return [];
        const level = indent.length / 4;
        parents.splice(level, Infinity, segment);
        return [parents.join('')];
      });
  };

  const parameters = /:(\w+)(\(.*?\))?\//g;

  it('has no other views than those documented, with no other methods', async () => {
    const views = paths().filter((path) => /^\/api\/.*\/$/.test(path) && !path.endsWith('.json/'));
    const allowed = await Promise.all(
      views.map(async (path) => {
        const answer = await shop.send('OPTIONS', path.replace(parameters, '1/'), { as: 'ada' });
        const methods = String(answer.headers.allow).split(', ');
        return methods
          .filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
          .map((method) => `${method} ${path.replace(parameters, '{$1}/')}`);
      }),
    );
    expect(allowed.flat().sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  /** The row that was made last, by the name of its list; for staff, a user who is left alone otherwise. */
  const ids: Record<string, number> = { staff: 3, users: 1 };

  /** Tokens for one operation: some end the session that they are done in. */
  const bearer = ({ access }: TokenPair) => ({ authorization: `Bearer ${access}` });

  const sidOf = ({ access }: TokenPair) => String(readClaims(access)?.['sid']);

  /** What stands for the id in a path. */
  const idFor = ({ path, operation: { tags = [] } }: Documented, pair: TokenPair): string =>
    path.includes('/auth/sessions/') ? sidOf(pair) : `${ids[tags[0] ?? '']}`;

  const addressOf = (path: string, id: string, pair: TokenPair) =>
    path.replace('{id}', id).replace('{session}', sidOf(pair));

  /** The example of a body, with ada's secrets and references that lead to the rows that were made. */
  const bodyFor = ({ operation: { requestBody } }: Documented, { access, refresh }: TokenPair): object => {
    const known: Record<string, unknown> = {
      ...{ username: 'ada', password, refresh, token: access },
      ...{ current_password: password, new_password: password },
      ...{ address: ids['addresses'], account: ids['accounts'], products: [ids['products']] },
    };
    const [example = {}] = examplesOf(requestBody?.content[json] ?? {});
    return Object.fromEntries(
      Object.entries(example as object).map(([name, value]) => [name, known[name] ?? value]),
    );
  };

  /** Asks for what an operation does, with its example as the body. */
  const perform = async (documented: Documented): Promise<LightMyRequestResponse> => {
    const { path, method, operation } = documented;
    const [group = ''] = operation.tags ?? [];
    const pair = await signIn(shop.app, 'ada');
    const answer = await shop.send(method as 'GET', addressOf(path, idFor(documented, pair), pair), {
      headers: bearer(pair),
      ...(operation.requestBody && { json: bodyFor(documented, pair) }),
    });
    if (answer.statusCode === 201) ids[group] = answer.json<{ id: number }>().id;
    return answer;
  };

  /** Those of the newer views are held against the document by the specs of these views. */
  const tried = operations.filter(({ operation: { tags } }) => !tags?.some((tag) => tag === 'catalogue'));
  const makers = tried.filter(({ method }) => method === 'POST');
  const removers = tried.filter(({ method }) => method === 'DELETE');
  const others = tried.filter(({ method }) => method !== 'POST' && method !== 'DELETE');

  it('answers these operations as they are documented', async () => {
    // What refers to others is made after them, and goes before.
    const all = [...makers, ...others, ...removers.toReversed()];
    const outcomes = [];
    for (const documented of all) {
      const answer = await perform(documented);
      const schema = successSchema(documented);
      outcomes.push({
        operation: documented.operation.operationId,
        status: answer.statusCode,
        fits: schema ? fits(schema, answer.json()) : answer.body === '',
      });
    }
    expect(outcomes).toEqual(
      all.map((documented) => ({
        operation: documented.operation.operationId,
        status: successOf(documented),
        fits: true,
      })),
    );
  });

  const broken = (payload: string, type = json, headers = {}) => ({
    as: 'ada',
    payload,
    headers: { 'content-type': type, ...headers },
  });
  const provocations = [
    {},
    { as: 'carl' },
    { as: 'ada' },
    { headers: { authorization: 'Bearer x' } },
    { as: 'ada', headers: { accept: 'text/html' } },
    broken('{"username":"ada","password":"x"}', json, { 'x-auth-mode': 'cookie' }),
    broken('x', 'text/plain', { 'x-auth-mode': 'cookie', 'sec-fetch-site': 'same-origin' }),
    broken('{"current_password":"x","new_password":"x"}'),
    { as: 'ada', query: { event: 'x', search: '\0', id: 'x' } },
    broken('x', 'text/plain'),
    broken('{'),
    broken('[]'),
    broken('{"name":null,"street":null,"version":null,"products":null,"is_active":null}'),
    broken('{"username":"ada","password":"x","refresh":"x","token":"x"}'),
    broken(' '.repeat(70_000)),
  ];

  it('has the problems that are documented, and no others', async () => {
    for (const documented of makers) await perform(documented);
    const seen = new Set<string>();
    const undocumented = [];
    // An address that is still on an account cannot be deleted: this time they go in the order in which they came.
    for (const documented of [...makers, ...others, ...removers]) {
      const { path, method, operation } = documented;
      const endsSessions = /\/(auth|token|sessions)\//.test(path);
      const pairs = new Map<string, TokenPair>();
      for (const { as, headers = {}, ...body } of provocations) {
        const user = as ?? 'ada';
        const pair = pairs.get(user) ?? (await signIn(shop.app, user));
        pairs.set(endsSessions ? 'nobody' : user, pair);
        for (const id of ['99', idFor(documented, pair)]) {
          const url = `${addressOf(path, id, pair)}?page=9`;
          const answer = await shop.send(method as 'GET', url, {
            ...body,
            headers: { ...(as !== undefined && bearer(pair)), ...headers },
          });
          const told = operation.responses[answer.statusCode];
          const schema = told?.content?.[json]?.schema;
          const isTold = schema ? fits(schema, answer.json()) : told !== undefined && answer.body === '';
          seen.add(`${operation.operationId} ${answer.statusCode}`);
          undocumented.push(...(isTold ? [] : [[operation.operationId, headers, body, answer.body]]));
        }
      }
    }
    expect(undocumented).toEqual([]);
    const problems = tried.flatMap(({ operation: { operationId, responses } }) =>
      Object.keys(responses)
        .filter((status) => Number(status) >= 400)
        .map((status) => `${operationId} ${status}`),
    );
    expect(problems.filter((problem) => !seen.has(problem))).toEqual([
      // Specs sign in unthrottled, and not by the hundred.
      'token_create 429',
      'token_create 503',
      'auth_password_create 429',
      'auth_password_create 503',
    ]);
  });
});
