// Requests that take their time, on a server that has little.
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { acceptAnyBody, answerApiException, requestBytes } from '@latchkey/fastify-auth';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowUpload, limitArrivals } from './upload-time.ts';

const usual = 300;

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify();
  limitArrivals(app, usual);
  app.setErrorHandler(answerApiException);
  acceptAnyBody(app);
  app.post('/file', async (asked) => {
    allowUpload(asked, 5 * usual);
    return { size: (await requestBytes(asked, 100)).length };
  });
  app.post('/slow', async (asked) => {
    await text(asked.body as Readable);
    await sleep(2 * usual);
    return {};
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

function send(path: string, chunks: readonly string[], headers: object = {}): ClientRequest {
  const { port } = app.server.address() as AddressInfo;
  const sent = request({
    ...{ method: 'POST', host: '127.0.0.1', port, path },
    headers: { 'content-type': 'text/csv', ...headers },
  });
  sent.flushHeaders();
  for (const chunk of chunks) sent.write(chunk);
  return sent;
}

async function answerOf(sent: ClientRequest): Promise<[status: number | undefined, body: unknown]> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return [answer.statusCode, JSON.parse(await text(answer))];
}

describe('a request whose body is late', () => {
  it('is answered 408 and ended', async () => {
    const late = { detail: 'The request took too long to arrive.' };
    expect(await answerOf(send('/slow', ['a']))).toEqual([408, late]);
    expect(await answerOf(send('/slow', [], { 'content-length': '5' }))).toEqual([408, late]);
  });

  it('has longer where it brings a file', async () => {
    const sent = send('/file', ['a']);
    const answer = answerOf(sent);
    await sleep(2 * usual);
    sent.end('b');
    expect(await answer).toEqual([200, { size: 2 }]);
  });

  it('does not have any time it likes', async () => {
    const started = performance.now();
    expect((await answerOf(send('/file', ['a'])))[0]).toBe(408);
    expect(performance.now() - started).toBeGreaterThan(4 * usual);
  });

  it('gets no second answer where it was answered unread', async () => {
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /file HTTP/1.1\r\nHost: localhost\r\nContent-Type: a/b\r\nContent-Length: 101\r\n\r\nx',
    );
    expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
  });

  it('is served that has arrived, however long its answer takes', async () => {
    const sent = send('/slow', ['a']);
    sent.end();
    expect(await answerOf(sent)).toEqual([200, {}]);
  });
});
