import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../config.ts';
import { tellMetrics } from './metrics-listener.ts';

const told = { type: 'text/plain; version=0.0.4', body: 'requests 1\n' };

describe('the port for metrics', () => {
  let app: FastifyInstance;
  let log: string;

  beforeEach(() => {
    log = '';
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString();
        done();
      },
    });
    app = Fastify({ logger: { stream } });
  });
  afterEach(() => app.close());

  const address = () => /metrics at (http:[^"]+)"/.exec(log)?.[1] ?? 'nowhere';

  it('tells them, and says where', async () => {
    tellMetrics(app, { text: async () => told }, { host: '127.0.0.1', port: 0 });
    await app.ready();
    const answer = await fetch(address());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, told.type]);
    expect(await answer.text()).toBe(told.body);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/metrics/x'],
    ['POST', '/metrics'],
  ])('has nothing else: %s %s is 404', async (method, path) => {
    tellMetrics(app, { text: async () => told }, { host: '127.0.0.1', port: 0 });
    await app.ready();
    const answer = await fetch(new URL(path, address()), { method });
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('says 500, and nothing else, when they cannot be told', async () => {
    const text = () => Promise.reject(new Error('secret'));
    tellMetrics(app, { text }, { host: '127.0.0.1', port: 0 });
    await app.ready();
    const answer = await fetch(address());
    expect([answer.status, await answer.text()]).toEqual([500, '']);
  });

  it('is closed with the app', async () => {
    tellMetrics(app, { text: async () => told }, { host: '127.0.0.1', port: 0 });
    await app.ready();
    await app.close();
    await expect(fetch(address())).rejects.toThrow();
  });

  it('stops the start with one line that names the setting when somebody else has it', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    tellMetrics(app, { text: async () => told }, { host: '127.0.0.1', port });
    await expect(app.ready()).rejects.toThrow(
      new ConfigError(
        `METRICS_PORT must be free at METRICS_HOST: listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
      ),
    );
    other.close();
  });
});
