// A view of somebody else: judged in DRF's order, its body read when it is its turn, and its neighbours left alone.
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable, Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fastifyAuth } from './fastify-auth.ts';
import { MemoryUsers, type Server, accessClaims, post, serve, signingKey, token, visit } from './spec-kit.ts';
import { acceptAnyBody, answerApiException, registerView, requestBytes, requestData } from './view.ts';

const bearer = `Bearer ${token(accessClaims)}`;
const limit = 64 * 1024;
const tooLarge = { detail: `Request body is larger than ${limit} bytes.` };

let server: Server;
beforeEach(async () => {
  server = await serve();
});
afterEach(() => server.app.close());

describe('a view', () => {
  it('is not taken where another parser would take its bodies', () => {
    const register = (app: FastifyInstance) => {
      registerView(app, '/notes/', { name: 'Notes', actions: {} });
    };
    expect(() => {
      register(Fastify());
    }).toThrow('fastify-auth: call acceptAnyBody() before registerView(), or /notes/ gets no bodies');
    const prepared = Fastify();
    acceptAnyBody(prepared);
    expect(() => {
      register(prepared);
    }).not.toThrow();
  });

  it('judges format, credentials, permission, method and body, in this order', async () => {
    const ask = async (more: object, url = '/shop/things/') => {
      const answer = await server.app.inject({
        method: 'PUT',
        url,
        payload: '{',
        ...more,
      });
      return answer.statusCode;
    };
    const type = { 'content-type': 'nonsense' };
    expect(await ask({ headers: { ...type, accept: 'text/html', authorization: 'Bearer x' } })).toBe(406);
    expect(await ask({ headers: { ...type, authorization: 'Bearer x' } }, '/shop/things/?format=x')).toBe(
      404,
    );
    expect(await ask({ headers: { ...type, authorization: 'Bearer x' } })).toBe(401);
    expect(await ask({ headers: type })).toBe(401);
    expect(await ask({ headers: { ...type, authorization: bearer } })).toBe(405);
    expect(await ask({ method: 'POST', headers: { ...type, authorization: bearer } })).toBe(415);
    const json = { 'content-type': 'application/json', authorization: bearer };
    expect(await ask({ method: 'POST', headers: json })).toBe(400);
    expect(await ask({ method: 'POST', headers: json, payload: '{}' })).toBe(200);
  });

  it('answers HEAD as GET, without a body', async () => {
    const got = await visit(server, bearer);
    const { app } = server;
    const head = await app.inject({
      method: 'HEAD',
      url: '/shop/things/',
      headers: { authorization: bearer },
    });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect((await app.inject({ method: 'HEAD', url: '/shop/things/' })).statusCode).toBe(401);
  });

  it('tells its methods in every answer', async () => {
    const answers = [
      await visit(server, bearer),
      await visit(server),
      await visit(server, bearer, '/shop/things/?format=xml'),
      await server.app.inject({
        method: 'PROPFIND' as 'GET',
        url: '/shop/things/',
        headers: { authorization: bearer },
      }),
      await server.app.inject({
        method: 'OPTIONS',
        url: '/shop/things/',
        headers: { authorization: bearer },
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 404, 405, 200]);
    expect(answers.map(({ headers }) => [headers['allow'], headers['vary']])).toEqual(
      answers.map(() => ['GET, POST, HEAD, OPTIONS', 'Accept']),
    );
  });

  it('is described to those who may enter', async () => {
    const ask = (headers: object) =>
      server.app.inject({ method: 'OPTIONS', url: '/shop/things/', headers: { ...headers } });
    expect((await ask({})).statusCode).toBe(401);
    expect((await ask({ authorization: bearer })).json()).toMatchObject({
      name: 'Thing List',
      actions: { POST: { name: { type: 'string', required: true } } },
    });
  });

  it.each([
    ['/shop/things.json', 200],
    ['/shop/things.json/', 200],
    ['/shop/things.json?format=xml', 200],
    ['/shop/things/?format=json', 200],
    ['/shop/things/?format=', 200],
    ['/shop/things/?format=xml&format=json', 200],
    ['/shop/things/?format=json&format=xml', 404],
    ['/shop/things/?format=%6Ason', 200],
    ['/shop/things/?FORMAT=xml', 200],
    ['/shop/things/?format[]=xml', 200],
    ['/shop/things/?format=json%00', 404],
    ['/shop/things/?format=+json', 404],
    ['/shop/things/?a=?format=xml', 200],
    ['/shop/things/?format=json&%zz=%', 200],
    ['/shop/things.xml', 404],
    ['/shop/open.json', 404],
  ])('serves %s: %i', async (url, status) => {
    expect((await visit(server, bearer, url)).statusCode).toBe(status);
  });

  it.each([
    ['application/json', '{"user":"ada"}'],
    ['application/json; indent=2', '{\n  "user": "ada"\n}'],
    ['application/json; indent=99', '{\n        "user": "ada"\n}'],
    ['application/json; indent=0', '{"user":"ada"}'],
    ['application/json; indent=x', '{"user":"ada"}'],
  ])('writes JSON for Accept: %s', async (accept, body) => {
    const answer = await server.app.inject({
      url: '/shop/things/',
      headers: { authorization: bearer, accept },
    });
    expect(answer.body).toBe(body);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
  });

  it('indents problems too', async () => {
    const answer = await server.app.inject({
      url: '/shop/things/',
      headers: { accept: 'application/json; indent=1' },
    });
    expect(answer.body).toBe('{\n "detail": "Authentication credentials were not provided."\n}');
  });

  it.each(['GET', 'HEAD'] as const)('sends %s to the slash for good', async (method) => {
    const answer = await server.app.inject({ method, url: '/shop/things?page=2&q=a?b' });
    expect([answer.statusCode, answer.headers['location']]).toEqual([301, '/shop/things/?page=2&q=a?b']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'sends %s there as it is',
    async (method) => {
      const headers = { 'content-type': 'nonsense' };
      const answer = await server.app.inject({ method, url: '/shop/things', headers, payload: 'x' });
      expect([answer.statusCode, answer.headers['location']]).toEqual([308, '/shop/things/']);
    },
  );
});

describe('requestData', () => {
  const echo = '/shop/echo/';
  const send = (payload: Buffer | Readable, headers = {}) =>
    server.app.inject({
      method: 'POST',
      url: echo,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  const text = (length: number) => Buffer.from(`"${'x'.repeat(length - 2)}"`);

  it.each([
    ['{"a":[1,"ü"]}', { kind: 'json', value: { a: [1, 'ü'] } }],
    ['', { kind: 'json', value: {} }],
  ])('reads %j', async (body, data) => {
    expect((await send(Buffer.from(body))).json()).toEqual(data);
  });

  it('reads a body without a length', async () => {
    const chunks = ['{"a":"', '\u00fc'.repeat(100), '"}'].map((chunk) => Buffer.from(chunk));
    const answer = await send(Readable.from(chunks));
    expect(answer.json()).toEqual({ kind: 'json', value: { a: '\u00fc'.repeat(100) } });
  });

  it('reads up to 64 KiB', async () => {
    expect((await send(text(limit))).statusCode).toBe(200);
    expect((await send(Readable.from([text(limit)]))).statusCode).toBe(200);
  });

  it('answers 413 to more, whether the length is told or not', async () => {
    const answers = [await send(text(limit + 1)), await send(Readable.from([text(limit), Buffer.from(' ')]))];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([413, 413]);
    expect(answers.map((answer) => answer.json())).toEqual([tooLarge, tooLarge]);
    expect(answers[0]?.headers).toMatchObject({ allow: 'POST, OPTIONS' });
  });

  it('reads what a hook has made of the body', async () => {
    const app = Fastify();
    acceptAnyBody(app);
    app.addHook('preParsing', async (_request, _reply, payload) =>
      payload.pipe(
        new Transform({
          transform: (chunk, _encoding, done) => {
            done(null, String(chunk).toLowerCase());
          },
        }),
      ),
    );
    registerView(app, '/echo/', {
      name: 'Echo',
      actions: { POST: { handler: (request) => requestData(request) } },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/echo/', headers, payload: '{"A":NULL}' });
    expect(answer.json()).toEqual({ kind: 'json', value: { a: null } });
  });
});

describe('requestBytes', () => {
  it('reads a body of any type as it is, up to a limit of its own', async () => {
    const app = Fastify();
    acceptAnyBody(app);
    app.setErrorHandler(answerApiException);
    registerView(app, '/files/', {
      name: 'Files',
      actions: {
        POST: { handler: async (request) => ({ size: (await requestBytes(request, 100_000)).length }) },
      },
    });
    const post = (size: number) =>
      app.inject({
        method: 'POST',
        url: '/files/',
        headers: { 'content-type': 'image/png' },
        payload: Buffer.alloc(size),
      });
    expect((await post(100_000)).json()).toEqual({ size: 100_000 });
    expect((await post(0)).json()).toEqual({ size: 0 });
    const tooMuch = await post(100_001);
    expect([tooMuch.statusCode, tooMuch.json()]).toEqual([
      413,
      { detail: 'Request body is larger than 100000 bytes.' },
    ]);
  });
});

describe('over a socket', () => {
  const logged: { level: number; msg: string }[] = [];
  let port: number;

  beforeEach(async () => {
    logged.length = 0;
    const stream = { write: (line: string) => logged.push(JSON.parse(line)) };
    server = await serve({}, { logger: { level: 'info', stream } });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    port = (server.app.server.address() as AddressInfo).port;
  });

  const start = (headers: Record<string, string | number>): ClientRequest =>
    httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/shop/echo/',
      headers: { 'content-type': 'application/json', ...headers },
    });

  async function answerTo(request: ClientRequest) {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = Buffer.concat(await response.toArray()).toString();
    return { status: response.statusCode, body: JSON.parse(body) };
  }

  const megabytes = 8 * 1024 * 1024;

  // Deaf until it has sent everything, as simple clients are: whatever ends the connection before ends the answer too.
  it.each([
    ['with a length', `Content-Length: ${megabytes}`, ''],
    ['in chunks', 'Transfer-Encoding: chunked', `${megabytes.toString(16)}\r\n`],
    ['and wants no other answer', `Content-Length: ${megabytes}\r\nConnection: close`, ''],
    [
      'in chunks and wants no other',
      'Transfer-Encoding: chunked\r\nConnection: close',
      `${megabytes.toString(16)}\r\n`,
    ],
  ])('a client that sends 8 MiB %s gets the 413', async (_, headers, opening) => {
    const socket = connect(port, '127.0.0.1').pause();
    const head = `POST /shop/echo/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`;
    socket.write(head + opening);
    await new Promise((sent) => socket.write(Buffer.alloc(megabytes, ' '), sent));
    socket.end(opening && '\r\n0\r\n\r\n');
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.endsWith(JSON.stringify(tooLarge))).toBe(true);
  });

  it('a client that waits for an answer before it sends gets the 413', async () => {
    const request = start({ 'content-length': limit + 1 });
    request.flushHeaders();
    expect(await answerTo(request)).toEqual({ status: 413, body: tooLarge });
    request.destroy();
  });

  it('a client that goes away in the middle of a body is no error of the server', async () => {
    const arrival = once(server.app.server, 'request') as Promise<[IncomingMessage]>;
    const request = start({ 'content-length': 100 });
    request.on('error', () => undefined);
    request.write('{"a":');
    const [{ socket }] = await arrival;
    const closed = new Promise((done) => socket.on('close', done));
    await sleep(50);
    request.destroy();
    await closed;
    await sleep(50);
    expect(logged.map(({ msg }) => msg)).toContain('incoming request');
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  it('two requests after each other on one connection are both answered', async () => {
    const socket = connect(port, '127.0.0.1');
    const head =
      'POST /shop/echo/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n';
    socket.write(`${head}\r\n{}${head}Connection: close\r\n\r\n{}`);
    const text = Buffer.concat(await socket.toArray()).toString();
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });
});

describe('answerApiException', () => {
  it('passes other errors on to the handler around it', async () => {
    const app = Fastify();
    app.setErrorHandler((error, _request, reply) =>
      reply.code(503).send({ outer: (error as Error).message }),
    );
    await app.register(async (inner) => {
      inner.setErrorHandler(answerApiException);
      inner.get('/', () => {
        throw new Error('out of order');
      });
    });
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.json()]).toEqual([503, { outer: 'out of order' }]);
  });
});

describe('the rest of the app', () => {
  let app: FastifyInstance;
  beforeEach(async () => {
    app = Fastify();
    await app.register(fastifyAuth, { users: new MemoryUsers(), signingKey });
    app.post('/plain', (request) => ({ body: request.body }));
    app.get('/broken', () => {
      throw new Error('broken');
    });
  });

  it('keeps its body parsers', async () => {
    const sent = await app.inject({ method: 'POST', url: '/plain', payload: { a: 1 } });
    expect(sent.json()).toEqual({ body: { a: 1 } });
    const headers = { 'content-type': 'text/plain' };
    expect((await app.inject({ method: 'POST', url: '/plain', headers, payload: 'x' })).json()).toEqual({
      body: 'x',
    });
    const malformed = { 'content-type': 'nonsense' };
    const refused = await app.inject({ method: 'POST', url: '/plain', headers: malformed, payload: 'x' });
    expect(refused.json()).toMatchObject({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' });
    const bad = { 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/plain', headers: bad, payload: '{' })).statusCode).toBe(
      400,
    );
  });

  it('keeps its error handler and its 404', async () => {
    expect((await app.inject('/broken')).json()).toMatchObject({ statusCode: 500, message: 'broken' });
    expect((await app.inject('/nothing')).json()).toMatchObject({ message: 'Route GET:/nothing not found' });
  });

  it('gets no headers of views', async () => {
    const { headers } = await app.inject({ method: 'POST', url: '/plain', payload: {} });
    expect(headers).not.toHaveProperty('allow');
    expect(headers).not.toHaveProperty('vary');
  });

  it('may sign in with the tokens of the plugin', async () => {
    const sent = { app } as Server;
    expect((await post(sent, '/api/token/', { username: 'ada', password: 'adaada' })).statusCode).toBe(200);
  });
});
