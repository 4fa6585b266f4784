import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { awaitLateRequests } from './late-requests.ts';

let app: FastifyInstance;
let port: number;

async function open(isPatient: boolean): Promise<void> {
  app = Fastify({ return503OnClosing: false });
  if (isPatient) awaitLateRequests(app);
  app.get('/', async () => 'served');
  app.get('/slow', () => setTimeout(800, 'served'));
  await app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = app.server.address() as AddressInfo);
}

/** What somebody is told who has a connection when the server is told to end, and asks a moment later. */
async function askLate(): Promise<string> {
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  const accepted = once(app.server, 'connection');
  await Promise.race([accepted, setTimeout(100)]);
  const closed = app.close();
  await setTimeout(50);
  client.write('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  const answer = await text(client).catch((error: Error) => error.message);
  await closed;
  return answer;
}

describe('a request that comes a moment after the end has begun', () => {
  it('is served, and its connection closed', async () => {
    await open(true);
    const answer = await askLate();
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain('Connection: close');
    expect(answer).toMatch(/served$/);
  });

  it('would be lost without patience', async () => {
    await open(false);
    expect(await askLate()).not.toContain('served');
  });
});

describe('the end', () => {
  beforeEach(() => open(true));

  it('accepts nobody any more', async () => {
    const closed = app.close();
    await setTimeout(20);
    const [error] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await closed;
  });

  it('comes when the last answer is there, although its connection would be kept for more', async () => {
    const client = connect(port, '127.0.0.1');
    // Asked before the end, and answered after it has begun: this answer says nothing of it.
    client.write('GET /slow HTTP/1.1\r\nHost: shop\r\n\r\n');
    await once(app.server, 'request');
    const closed = app.close().then(() => 'closed');
    expect(await text(client)).toMatch(/served$/);
    expect(await closed).toBe('closed');
  });

  it('comes although somebody says nothing', async () => {
    const client = connect(port, '127.0.0.1');
    await once(client, 'connect');
    const ended = once(client, 'close');
    client.resume();
    await app.close();
    await ended;
    expect(app.server.listening).toBe(false);
  });
});
