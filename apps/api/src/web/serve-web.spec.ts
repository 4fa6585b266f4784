import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { readIndex } from './serve-web.ts';

describe('the web app', () => {
  let shop: Shop;
  const root = mkdtempSync(join(tmpdir(), 'latchkey-web-'));

  beforeAll(async () => {
    mkdirSync(join(root, 'media'));
    writeFileSync(
      join(root, 'index.html'),
      '<app-root ngCspNonce="CSP_NONCE"><meta name="latchkey-session" content="unknown"/></app-root>',
    );
    writeFileSync(join(root, 'main-AbCd1234.js'), `"${'x'.repeat(5000)}"`);
    writeFileSync(join(root, 'page-AbCd1234.js'), '"page"');
    writeFileSync(join(root, 'page-AbCd1234.js.br'), brotliCompressSync('"page, compressed by the build"'));
    writeFileSync(join(root, 'media', 'font-0a1B2c3D.woff2'), 'font');
    writeFileSync(join(root, 'favicon.svg'), '<svg/>');
    shop = await openShop({}, { webRoot: root });
  });
  afterAll(async () => {
    await shop.close();
    rmSync(root, { recursive: true });
  });

  const nonceOf = (html: string) => /ngCspNonce="(\w+)"/.exec(html)?.[1];

  it.each(['/', '/products', '/products/12?page=3', '/sign-in'])('opens at %s', async (url) => {
    const answer = await shop.send('GET', url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('has a nonce for each answer, in the page and in the policy', async () => {
    const [one, two] = [await shop.send('GET', '/'), await shop.send('GET', '/')];
    const nonce = nonceOf(one.body);
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(nonceOf(two.body)).not.toBe(nonce);
  });

  it.each([
    [{ 'sec-fetch-site': 'none' }, 'none'],
    [{ 'sec-fetch-site': 'same-origin', cookie: 'theme=dark; xrefresh=1' }, 'none'],
    [{ 'sec-fetch-site': 'none', cookie: 'theme=dark; refresh=a.b.c' }, 'unknown'],
    [{ 'sec-fetch-site': 'none', cookie: '__Host-Http-refresh=a.b.c' }, 'unknown'],
    [{ 'sec-fetch-site': 'cross-site' }, 'unknown'],
    [{}, 'unknown'],
  ])('tells the page which came with %j that its session is %s', async (headers, session) => {
    const { body } = await shop.send('GET', '/products', { headers });
    expect(body).toContain(`<meta name="latchkey-session" content="${session}"`);
  });

  it('allows scripts and styles of its own only', async () => {
    const policy = String((await shop.send('GET', '/')).headers['content-security-policy']);
    for (const rule of ["default-src 'self'", "object-src 'none'", "require-trusted-types-for 'script'"]) {
      expect(policy.split(';')).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
  });

  it('allows pictures of its own, and those in the memory of the page', async () => {
    const policy = String((await shop.send('GET', '/')).headers['content-security-policy']);
    expect(policy.split(';')).toContain("img-src 'self' data: blob:");
  });

  it.each([
    ['/main-AbCd1234.js', 'public, max-age=31536000, immutable'],
    ['/media/font-0a1B2c3D.woff2', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'public, max-age=3600'],
  ])('lets %s be kept: %s', async (url, cacheControl) => {
    const answer = await shop.send('GET', url);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, cacheControl]);
  });

  it.each(['br', 'gzip'])('is compressed for those who take %s', async (encoding) => {
    const answer = await shop.send('GET', '/main-AbCd1234.js', { headers: { 'accept-encoding': encoding } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toMatch(/accept-encoding/i);
    expect(answer.rawPayload.length).toBeLessThan(500);
  });

  it('is as the build has compressed it', async () => {
    const answer = await shop.send('GET', '/page-AbCd1234.js', { headers: { 'accept-encoding': 'br' } });
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe('"page, compressed by the build"');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/^(text|application)\/javascript; charset=utf-8$/i),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect((await shop.send('GET', '/page-AbCd1234.js')).body).toBe('"page"');
  });

  it.each([
    '/page-AbCd1234.js.br',
    '/missing.js',
    '/index.html.bak',
    '/api/nothing/',
    '/api',
    '/.env',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/media/',
    '/.git/config',
  ])('has nothing but the page at %s', async (url) => {
    const answer = await shop.send('GET', url);
    expect([404, 200]).toContain(answer.statusCode);
    expect(answer.body).toMatch(/^(\{"detail":"Not found\."\}|<app-root )/);
  });

  it('does not take a POST for a page', async () => {
    expect((await shop.send('POST', '/products', { json: {} })).statusCode).toBe(404);
  });

  it('says what to do when it was not built', () => {
    expect(() => readIndex(join(root, 'media'))).toThrow('build the web app first (npx nx build web)');
  });
});
