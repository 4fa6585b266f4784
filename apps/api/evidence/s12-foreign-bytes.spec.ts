// S12: no path leads out of the folder of the web app, no header is added to an answer, no body reaches a prototype.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../testing/shop.ts';
import { patience } from './figures.ts';
import { statusOf, tell } from './raw.ts';

const secret = 'nobody outside may read this';

const steps = [
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%00/',
  '..;/',
  '.../',
  '....//',
  '%c0%ae%c0%ae/',
  '%uff0e%uff0e/',
  '\u2025/',
];
const roots = [
  '/',
  '//',
  '/media/',
  '/media/%2e/',
  '/./',
  '/%2f',
  '/api/v0/',
  '/api/v1/catalogue/pictures/',
  '/api-docs/',
];
const files = [
  'secret.txt',
  'secret.txt%00.js',
  'secret.txt%00',
  'secret.txt/',
  'secret.txt?x',
  'secret.txt#x',
  'secret.txt.',
];
const paths = roots.flatMap((root) =>
  steps.flatMap((step) =>
    [1, 2, 6].flatMap((depth) => files.map((file) => root + step.repeat(depth) + file)),
  ),
);

const breaks = [
  '%0d%0aX-Injected:%201',
  '%0aX-Injected:%201',
  '%0d%0a%0d%0aX-Injected: 1',
  '%E5%98%8D%E5%98%8AX-Injected:%201',
  '%00X-Injected:1',
  '\u0000',
  '%e2%80%a8X-Injected:1',
];
const places = [
  (text: string) => `GET /${text} HTTP/1.1\r\nHost: localhost`,
  (text: string) => `GET /api/v0/products/?page=${text} HTTP/1.1\r\nHost: localhost`,
  (text: string) => `GET /api/v0/products/${text} HTTP/1.1\r\nHost: localhost`,
  (text: string) => `GET /api/v0/products HTTP/1.1\r\nHost: localhost${text}`,
  (text: string) => `GET /sign-in?returnUrl=${text} HTTP/1.1\r\nHost: localhost`,
  (text: string) =>
    `GET /api/ HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${text}\r\nX-Forwarded-Host: ${text}`,
  (text: string) => `GET /api/ HTTP/1.1\r\nHost: localhost\r\nOrigin: ${text}\r\nAccept-Language: ${text}`,
];

const polluting = [
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"name":{"__proto__":{"polluted":1}},"price":"1.00"}',
  '{"name":"x","price":"1.00","__proto__":{"isStaff":true}}',
  '[{"__proto__":{"polluted":1}}]',
];

describe('S12: bytes that are meant for somewhere else', { timeout: patience }, () => {
  let shop: Shop;
  let port: number;
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));

  beforeAll(async () => {
    const root = join(folder, 'web');
    mkdirSync(join(root, 'media'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), secret);
    writeFileSync(join(root, 'index.html'), '<app-root></app-root>');
    writeFileSync(join(root, 'media', 'open.txt'), 'everybody may read this');
    shop = await openShop({}, { webRoot: root });
    await shop.app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = shop.app.server.address() as AddressInfo);
  });
  afterAll(async () => {
    await shop.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (head: string) => tell(port, `${head}\r\nConnection: close\r\n\r\n`);

  it(`read nothing outside of the web app, by any of ${paths.length} paths`, async () => {
    expect(await ask('GET /media/open.txt HTTP/1.1\r\nHost: localhost')).toContain('everybody may read this');
    for (const path of paths) {
      const told = await ask(`GET ${path} HTTP/1.1\r\nHost: localhost`);
      expect(told, path).not.toContain(secret);
      expect(told, path).not.toContain('root:x:0');
      expect(statusOf(told), path).toBeLessThan(500);
    }
  });

  it(`add no header to an answer, by any of ${places.length * breaks.length} ways`, async () => {
    for (const place of places) {
      for (const text of breaks) {
        const told = await ask(place(text));
        const [head = ''] = told.split('\r\n\r\n');
        expect(head, place(text)).not.toMatch(/^x-injected/im);
        expect(statusOf(told), place(text)).toBeLessThan(500);
      }
    }
  });

  it('change no prototype, in a body, a form or a query', async () => {
    const urls = [
      '/api/v0/products/',
      '/api/v0/accounts/',
      '/api/token/',
      '/api/token/refresh/',
      '/api/v1/catalogue/products/',
    ];
    for (const url of urls) {
      for (const payload of polluting) {
        for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
          const form = '__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__.polluted=1';
          const answer = await shop.send('POST', `${url}?__proto__[polluted]=1&__proto__=1`, {
            as: 'ada',
            headers: { 'content-type': type },
            payload: type.endsWith('json') ? payload : form,
          });
          expect(answer.statusCode, `${url} ${payload}`).toBeLessThan(500);
        }
      }
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await shop.send('GET', '/api/v1/auth/me/', { as: 'carl' })).json()).toMatchObject({
      is_staff: false,
    });
  });
});
