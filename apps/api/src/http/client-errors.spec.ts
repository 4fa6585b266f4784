import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

describe('a request that cannot be read', () => {
  let shop: Shop;
  let port: number;
  beforeAll(async () => {
    shop = await openShop();
    await shop.app.listen({ port: 0, host: '127.0.0.1' });
    port = (shop.app.server.address() as AddressInfo).port;
  });
  afterAll(() => shop.close());

  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(answer);
      });
    });

  const post = 'POST /api/token/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n';
  const unreadable = ['400 Bad Request', 'The request cannot be read.'] as const;

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', ...unreadable],
    ['two lengths', `${post}Content-Length: 3\r\n\r\n{}`, ...unreadable],
    ['a length and chunks', `${post}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, ...unreadable],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20 * 1024)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
      'Request headers are too large.',
    ],
    [
      'no host',
      'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
      '400 Bad Request',
      'The request has no Host header.',
    ],
    [
      'what nobody can expect',
      'GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n',
      '417 Expectation Failed',
      'The only expectation that can be met is 100-continue.',
    ],
  ])('is answered with all headers: %s', async (_what, text, status, detail) => {
    const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
    expect(head).toMatch(`HTTP/1.1 ${status}`);
    expect(JSON.parse(body.replace(/^[\da-f]+\r\n|\r\n0$/g, ''))).toEqual({ detail });
    for (const line of [
      'content-type: application/json; charset=utf-8',
      'x-content-type-options: nosniff',
      'x-frame-options: DENY',
      'referrer-policy: same-origin',
      'cross-origin-opener-policy: same-origin',
    ]) {
      expect(head.toLowerCase()).toContain(line.toLowerCase());
    }
  });

  it('is answered without a host where HTTP is older', async () => {
    expect(await raw('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is hung up on after its answer, whatever the client does', async () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.write('hello\r\n\r\n');
    socket.resume();
    await new Promise((resolve) => socket.on('end', resolve));
    const drip = setInterval(() => socket.write('x'), 200);
    await closed;
    clearInterval(drip);
  });
});
