// What views tell @fastify/swagger of themselves, and what their schemas do to their answers.
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { ApiException, notFound, throttled, validationError } from '@latchkey/drf';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryUsers, signingKey } from './spec-kit.ts';
import { type View, acceptAnyBody, answerApiException, fastifyAuth, registerView } from './index.ts';

interface Document {
  readonly tags?: unknown;
  readonly components: { readonly schemas: object; readonly securitySchemes: object };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
}

interface Told {
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const json = 'application/json';
const openapi = { openapi: '3.1.0', info: { title: 'A shop', version: '1' } };

let app: FastifyInstance;
beforeEach(() => {
  app = Fastify();
});
afterEach(() => app.close());

/** The document of an app with the plugin, and with these views below `/shop`. */
async function documentOf(
  views: Readonly<Record<string, View>> = {},
  options: FastifyDynamicSwaggerOptions = { openapi },
): Promise<Document> {
  await app.register(fastifySwagger, {
    refResolver: { buildLocalReference: ({ $id }) => String($id) },
    ...options,
  });
  await app.register(fastifyAuth, { users: new MemoryUsers(), signingKey });
  await serve(views);
  return app.swagger() as unknown as Document;
}

async function serve(views: Readonly<Record<string, View>>): Promise<void> {
  await app.register(
    async (shop) => {
      acceptAnyBody(shop);
      shop.setErrorHandler(answerApiException);
      for (const [path, view] of Object.entries(views)) {
        registerView(shop, path, view, { suffixed: `${path.slice(0, -1)}.json` });
      }
    },
    { prefix: '/shop' },
  );
  await app.ready();
}

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );

const handler = () => ({});

describe('the document', () => {
  it('has the operations of the plugin, and none that only help them', async () => {
    expect(operationsOf(await documentOf())).toEqual([
      'post /api/token/',
      'post /api/token/refresh/',
      'post /api/token/verify/',
      'get /api/v1/auth/me/',
    ]);
  });

  it('tells how to sign in', async () => {
    const { paths, components } = await documentOf();
    const { responses, requestBody, ...told } = paths['/api/token/']?.['post'] ?? {};
    expect(told).toEqual({
      operationId: 'token_create',
      summary: 'Sign in',
      description:
        'Takes a set of user credentials and returns an access and refresh JSON web\n' +
        'token pair to prove the authentication of those credentials.',
      tags: ['token'],
      security: [],
    });
    expect(requestBody?.content[json]).toEqual({
      schema: { $ref: '#/components/schemas/TokenObtainPairRequest' },
    });
    expect(responses?.['200']?.content).toEqual({
      [json]: {
        schema: expect.objectContaining({
          anyOf: [
            { $ref: '#/components/schemas/TokenObtainPair' },
            { $ref: '#/components/schemas/TokenAccess' },
          ],
        }),
      },
    });
    expect(Object.keys(responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '406',
      '413',
      '415',
      '429',
      '503',
    ]);
    expect(responses?.['401']).toEqual({
      description: 'Unauthorized',
      headers: { 'www-authenticate': { schema: { type: 'string', examples: ['Bearer realm="api"'] } } },
      content: {
        [json]: {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: {
            'no-active-account-found-with-the-given-credentials': {
              value: { detail: 'No active account found with the given credentials' },
            },
          },
        },
      },
    });
    expect(components.schemas).toHaveProperty('TokenObtainPair.examples');
  });

  it('has the scheme and the groups of the views beside those of the app', async () => {
    const { components, tags } = await documentOf(
      {
        '/things/': {
          name: 'Things',
          tag: { name: 'things', description: 'All.' },
          actions: { GET: { handler } },
        },
      },
      {
        openapi: {
          ...openapi,
          tags: [{ name: 'token', description: 'Mine.' }],
          components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-key' } } },
        },
      },
    );
    expect(components.securitySchemes).toEqual({
      jwtAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      key: { type: 'apiKey', in: 'header', name: 'x-key' },
    });
    expect(tags).toEqual([
      { name: 'token', description: 'Mine.' },
      { name: 'auth', description: 'The one who is signed in, and their sessions.' },
      { name: 'things', description: 'All.' },
    ]);
  });

  it('says who must be signed in', async () => {
    const authenticate = () => undefined;
    const permit = () => undefined;
    const { paths } = await documentOf({
      '/open/': { name: 'Open', actions: { GET: { handler } } },
      '/ask/': { name: 'Ask', authenticate, actions: { GET: { handler } } },
      '/closed/': { name: 'Closed', authenticate, permit, actions: { GET: { handler } } },
    });
    const told = ['open', 'ask', 'closed'].map((path) => paths[`/shop/${path}/`]?.['get']);
    expect(told.map((one) => one?.security)).toEqual([[], [{ jwtAuth: [] }, {}], [{ jwtAuth: [] }]]);
    expect(told.map((one) => Object.keys(one?.responses ?? {}))).toEqual([
      ['200', '406'],
      ['200', '401', '406'],
      ['200', '401', '406'],
    ]);
  });

  it('tells of an action that tells nothing by the words of its view', async () => {
    const { paths } = await documentOf({
      '/notes/': { name: 'Note List', description: 'Short ones.', actions: { GET: { handler } } },
    });
    expect(paths['/shop/notes/']?.['get']).toMatchObject({
      summary: 'Note List',
      description: 'Short ones.',
      responses: { 200: { description: 'OK' } },
    });
  });

  it('tells bodies of other types, whose problems are those of the action alone', async () => {
    const text = { schema: { type: 'string' } };
    const { paths } = await documentOf({
      '/list/': {
        name: 'List',
        actions: {
          POST: {
            schema: {
              consumes: ['text/csv'],
              body: { type: 'string' },
              response: { 200: { content: { 'text/csv': text } } },
              problems: [new ApiException(413, { detail: 'Too long.' })],
            },
            handler: async (_request, reply) => reply.type('text/csv').send('a,b'),
          },
        },
      },
    });
    const told = paths['/shop/list/']?.['post'];
    expect(told?.requestBody?.content).toEqual({ 'text/csv': text });
    expect(told?.responses['200']?.content).toEqual({ 'text/csv': text });
    expect(Object.keys(told?.responses ?? {})).toEqual(['200', '406', '413']);
    const ask = async (accept: string) =>
      app.inject({ method: 'POST', url: '/shop/list/', headers: { accept } });
    expect(await ask('text/csv')).toMatchObject({ statusCode: 200, body: 'a,b' });
    expect((await ask('*/*')).headers['content-type']).toMatch(/^text\/csv/);
    expect((await ask('text/html')).statusCode).toBe(406);
  });

  it('tells parameters, three kinds of bodies, and problems by status', async () => {
    const body = { type: 'object', properties: { text: { type: 'string' } } };
    const { paths } = await documentOf({
      '/notes/:id/': {
        name: 'Note',
        actions: {
          PUT: {
            schema: {
              params: { type: 'object', properties: { id: { type: 'integer' } } },
              querystring: { type: 'object', properties: { page: { type: 'integer' } } },
              body,
              response: { 204: null },
              problems: [
                validationError({ text: ['This field is required.'] }),
                notFound('Note'),
                notFound(),
                new ApiException(409, { detail: 'Too late.' }),
                throttled(1),
              ],
            },
            handler,
          },
        },
      },
    });
    const { parameters, requestBody, responses } = paths['/shop/notes/{id}/']?.['put'] ?? {};
    expect(parameters).toEqual([
      { schema: { type: 'integer' }, in: 'query', name: 'page', required: false },
      { schema: { type: 'integer' }, in: 'path', name: 'id', required: true },
    ]);
    expect(requestBody?.content).toEqual({
      'application/json': { schema: body },
      'application/x-www-form-urlencoded': { schema: body },
      'multipart/form-data': { schema: body },
    });
    expect(responses?.['204']).toEqual({ description: 'No Content' });
    expect(responses?.['400']?.content?.[json]).toMatchObject({
      schema: {
        anyOf: [{ $ref: '#/components/schemas/FieldErrors' }, { $ref: '#/components/schemas/Problem' }],
      },
      examples: { 'field-errors': { value: { text: ['This field is required.'] } } },
    });
    expect(responses?.['404']?.content?.[json]).toMatchObject({
      examples: {
        'no-note-matches-the-given-query': { value: { detail: 'No Note matches the given query.' } },
        'not-found': { value: { detail: 'Not found.' } },
      },
    });
    expect(responses?.['429']).toHaveProperty('headers.retry-after');
  });

  it('has no views in a document of Swagger 2, which lacks the words', async () => {
    const document = await documentOf({}, { swagger: { info: openapi.info } });
    expect(operationsOf(document)).toEqual([]);
  });
});

describe('the schema of an answer', () => {
  const thing = {
    $id: 'Thing',
    type: 'object',
    properties: {
      name: { type: 'string' },
      size: { type: ['integer', 'null'] },
      price: { type: 'string', format: 'decimal' },
      parts: { type: 'array', items: { type: 'integer' } },
    },
    required: ['name', 'size', 'price', 'parts'],
  };
  const told = { name: 'Größe "5" \u2028 😀 \\ \u0001', size: null, price: '10.50', parts: [2, 1] };
  const row = { secret: 'x', ...told };
  const written = JSON.stringify(told);

  const view = (answer: object): View => ({
    name: 'Thing',
    schemas: [thing],
    actions: { GET: { schema: { response: { 200: { $ref: 'Thing#' } } }, handler: () => answer } },
  });

  it('leaves out what it does not name, and changes no other byte', async () => {
    await serve({ '/thing/': view(row) });
    for (const url of ['/shop/thing/', '/shop/thing.json']) {
      const answer = await app.inject({ url });
      expect(answer.body).toBe(written);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  it('leaves it out of an indented answer too', async () => {
    await serve({ '/thing/': view(row) });
    const answer = await app.inject({
      url: '/shop/thing/',
      headers: { accept: 'application/json; indent=4' },
    });
    expect(answer.body).toBe(JSON.stringify(JSON.parse(written), null, 4));
  });

  it('counts the bytes of HEAD', async () => {
    await serve({ '/thing/': view(row) });
    const answer = await app.inject({ method: 'HEAD', url: '/shop/thing/' });
    expect([answer.body, answer.headers['content-length']]).toEqual(['', `${Buffer.byteLength(written)}`]);
  });

  it('is not for problems', async () => {
    const body = { detail: 'Gone.', code: 'gone', more: [1] };
    const permit = () => {
      throw new ApiException(410, body);
    };
    await serve({ '/gone/': { ...view({}), permit } });
    const answer = await app.inject({ url: '/shop/gone/' });
    expect([answer.statusCode, answer.body]).toEqual([410, JSON.stringify(body)]);
  });

  it('is one for each name', async () => {
    const other = { ...view({}), schemas: [{ ...thing, type: 'array' }] };
    await expect(serve({ '/thing/': view({}), '/other/': other })).rejects.toThrow(
      'two schemas are called Thing',
    );
  });

  it('may be the same in many views', async () => {
    await serve({ '/thing/': view(row), '/other/': view(row) });
    expect((await app.inject({ url: '/shop/other/' })).body).toBe(written);
  });
});
