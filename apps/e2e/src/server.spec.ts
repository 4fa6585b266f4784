// How the server hands out the app: policy, caches, compression, and nothing it should not.
import { request as plainRequest } from 'node:http';
import { expect, test } from './journey.ts';

const page = { accept: 'text/html' };

/** The first hashed script that a page of the app names. */
function scriptIn(html: string): string {
  const [, script = ''] = /<script[^>]+src="([^"]+-[\w-]{8,}\.js)"/.exec(html) ?? [];
  expect(script).toMatch(/-[\w-]{8,}\.js$/);
  return `/${script.replace(/^\//, '')}`;
}

/** Asks for a path exactly as it is written, which no browser would. */
function askLiterally(origin: string, path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(origin);
  return new Promise((answer, fail) => {
    const asked = plainRequest({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => answer({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', fail);
    asked.end();
  });
}

test.describe('a page of the app', () => {
  for (const path of ['/', '/products?page=2', '/products/1', '/sign-in', '/no/such/page']) {
    test(`comes with a policy of its own: ${path}`, async ({ request }) => {
      const nonces = [];
      for (const answer of [
        await request.get(path, { headers: page }),
        await request.get(path, { headers: page }),
      ]) {
        expect(answer.status()).toBe(200);
        expect(answer.headers()['content-type']).toMatch(/^text\/html/);
        expect(answer.headers()['cache-control']).toBe('no-store');
        const policy = answer.headers()['content-security-policy'] ?? '';
        expect(policy).toContain("default-src 'self'");
        expect(policy).not.toContain('unsafe-inline');
        expect(policy).not.toContain('unsafe-eval');
        const html = await answer.text();
        const nonce = /<app-root[^>]* ngCspNonce="([^"]{16,})"/i.exec(html)?.[1] ?? '';
        expect(policy).toContain(`'nonce-${nonce}'`);
        expect(html).not.toContain('CSP_NONCE');
        nonces.push(nonce);
      }
      expect(new Set(nonces)).toHaveProperty('size', 2);
    });
  }

  test('tells browsers to be strict', async ({ request }) => {
    const headers = (await request.get('/', { headers: page })).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain('trusted-types');
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});

test.describe('a file of the app', () => {
  test('is kept for a year where its name holds its hash', async ({ request }) => {
    const answer = await request.get(scriptIn(await (await request.get('/')).text()));
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/javascript/);
    expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  for (const [accepted, expected] of [
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
  ] as const) {
    test(`is compressed as the browser can read it: ${accepted}`, async ({ request }) => {
      const script = scriptIn(await (await request.get('/')).text());
      const answer = await request.get(script, { headers: { 'accept-encoding': accepted } });
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-encoding']).toBe(expected);
      expect(answer.headers()['vary']?.toLowerCase()).toContain('accept-encoding');
      expect(await answer.text()).toMatch(/=>|function/);
    });
  }

  test('is sent as it is to whoever reads nothing else', async ({ request }) => {
    const script = scriptIn(await (await request.get('/')).text());
    const answer = await request.get(script, { headers: { 'accept-encoding': 'identity' } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()).not.toHaveProperty('content-encoding');
    expect(await answer.text()).toMatch(/=>|function/);
  });

  test('that does not exist is a 404, not the app', async ({ request }) => {
    const answer = await request.get('/chunk-ZZZZZZZZ.js');
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toContain('<app-root');
  });
});

test.describe('an unknown address of the API', () => {
  for (const path of ['/api/nothing/', '/api/v0/nothing/', '/api/v9/', '/api/token/nothing/']) {
    test(`answers in JSON, even to a browser: ${path}`, async ({ request }) => {
      const answer = await request.get(path, { headers: page });
      expect(answer.status()).toBe(404);
      expect(answer.headers()['content-type']).toMatch(/^application\/json/);
      expect(await answer.json()).toHaveProperty('detail');
    });
  }
});

test.describe('a path that climbs out of the folder', () => {
  for (const path of [
    '/../package.json',
    '/../../../../package.json',
    '/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5c..%5c..%5cpackage.json',
    '/....//....//package.json',
    '//package.json',
    '/assets/../../../../package.json',
    '/%00/package.json',
    '/package.json%00.js',
    '/%c0%ae%c0%ae/%c0%ae%c0%ae/package.json',
    '/../../../../../../../../etc/passwd',
    '/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  ]) {
    test(`yields nothing: ${path}`, async ({ shop }) => {
      const { status, body } = await askLiterally(shop.url, path);
      expect(status).toBeLessThan(500);
      expect(body).not.toContain('"workspaces"');
      expect(body).not.toContain('root:');
    });
  }
});
