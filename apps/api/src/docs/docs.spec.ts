import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openShop } from '../../testing/shop.ts';
import type { OpenApi } from './openapi.ts';

const shop = await openShop();
afterAll(() => shop.close());

describe('GET /api/schema/', () => {
  const url = '/api/schema/';

  it('is for anyone to read', async () => {
    const answer = await shop.send('GET', url);
    expect([answer.statusCode, answer.json<{ openapi: string }>().openapi]).toEqual([200, '3.1.0']);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      allow: 'GET, HEAD, OPTIONS',
      vary: 'Accept',
      'cache-control': 'no-cache',
    });
  });

  it.each([
    ['GET', '?format=json', {}, 200],
    ['GET', '', { accept: 'application/json; indent=2' }, 200],
    ['GET', '?format=yaml', {}, 404],
    ['GET', '', { accept: 'text/html' }, 406],
    ['HEAD', '', {}, 200],
    ['OPTIONS', '', {}, 200],
    ['POST', '', {}, 405],
    ['DELETE', '', {}, 405],
  ] as const)('answers %s %s with %j: %i', async (method, query, headers, status) => {
    expect((await shop.send(method, url + query, { headers })).statusCode).toBe(status);
  });

  it('is the same for everyone', async () => {
    const [one, two] = [await shop.send('GET', url), await shop.send('GET', url, { as: 'ada' })];
    expect(one.body).toBe(two.body);
  });
});

describe('a resource that is added', () => {
  it('is in the document and on the page, and one that is not served is not', async () => {
    const schema = {
      title: 'Note',
      properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } },
    };
    const other = await openShop(
      {},
      { resources: [{ schema, name: 'notes', orderBy: 'text' }] },
      async (knex) => {
        await knex.schema.createTable('notes', (table) => {
          table.increments('id');
          table.string('text').notNullable();
        });
      },
    );
    const { paths } = (await other.send('GET', '/api/schema/')).json<OpenApi>();
    const { body } = await other.send('GET', '/api-docs/');
    await other.close();
    expect(Object.keys(paths).filter((path) => path.startsWith('/api/v0/'))).toEqual([
      ...['/api/v0/', '/api/v0/notes/', '/api/v0/notes/{id}/'],
    ]);
    expect(body).toContain('Create a note');
    expect(body).not.toContain('Create a product');
  });
});

describe('what may be kept', () => {
  it.each(['/api/schema/', '/api-docs/'])('%s is sent again only if it has changed', async (url) => {
    const { headers } = await shop.send('GET', url);
    const etag = String(headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{12}"$/);
    const ask = async (known: string) => {
      const answer = await shop.send('GET', url, { headers: { 'if-none-match': known } });
      return [answer.statusCode, answer.body.length > 0, answer.headers.etag];
    };
    expect(await ask(etag)).toEqual([304, false, etag]);
    expect(await ask(`"other", ${etag.slice(2)}`)).toEqual([304, false, etag]);
    expect(await ask('W/"other"')).toEqual([200, true, etag]);
    expect(await ask('nonsense')).toEqual([200, true, etag]);
  });
});

describe('GET /api-docs/', () => {
  const url = '/api-docs/';

  it('is a page that may load its own style, font and icon and nothing else', async () => {
    const answer = await shop.send('GET', url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.body).toMatch(/^<!doctype html>/);
    expect(answer.body).not.toMatch(/<script|<style|style="|\son\w+=/);
  });

  it('has every operation, reached from the contents', async () => {
    const { body } = await shop.send('GET', url);
    const { paths } = (await shop.send('GET', '/api/schema/')).json<OpenApi>();
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId ?? ''),
    );
    expect(ids.length).toBeGreaterThan(25);
    for (const id of ids) {
      expect(body).toContain(`<article id="${id}"`);
      expect(body).toContain(`<a href="#${id}">`);
    }
  });

  it('has no link that leads nowhere, and no id twice', async () => {
    const { body } = await shop.send('GET', url);
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...body.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('begins with the four requests of signing in', async () => {
    const { body } = await shop.send('GET', url);
    const start = body.slice(body.indexOf('id="signing-in"'), body.indexOf('<article'));
    const commands = [...start.matchAll(/<code>(curl[^<]*)<\/code>/g)].map(([, command]) => command);
    expect(commands.map((command) => /http:[^&]*/.exec(command ?? '')?.[0])).toEqual([
      'http://localhost/api/token/',
      'http://localhost/api/v1/auth/me/',
      'http://localhost/api/token/refresh/',
      'http://localhost/api/token/verify/',
    ]);
  });

  it('has the commands for the host that was asked', async () => {
    const { body } = await shop.send('GET', url, { headers: { host: 'localhost:8123' } });
    expect(body).toContain('curl &#39;http://localhost:8123/api/token/&#39;');
  });

  it('is refused to a host that is not ours, which would stand in it', async () => {
    const answer = await shop.send('GET', url, { headers: { host: '"><script>alert(1)</script>' } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/json; charset=utf-8',
    ]);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await shop.send('HEAD', url);
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('does not know %s', async (method) => {
    const answer = await shop.send(method as 'POST', url);
    expect([answer.statusCode, answer.json()]).toEqual([405, { detail: `Method "${method}" not allowed.` }]);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });

  it('is where its address without the slash leads', async () => {
    const answer = await shop.send('GET', '/api-docs');
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/api-docs/']);
  });

  it('loads files whose names tell their content', async () => {
    const { body } = await shop.send('GET', url);
    const files = [...body.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, file]) => file ?? '');
    const style = await shop.send('GET', files[1] ?? '');
    const font = /url\('([^']*)'\)/.exec(style.body)?.[1] ?? '';
    const answers = await Promise.all([...files, font].map((file) => shop.send('GET', file)));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual([
      [200, 'image/svg+xml'],
      [200, 'text/css; charset=utf-8'],
      [200, 'font/woff2'],
    ]);
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(
      answers.map(() => 'public, max-age=31536000, immutable'),
    );
  });

  it('stands beside the web app', async () => {
    const root = mkdtempSync(join(tmpdir(), 'latchkey-docs-'));
    writeFileSync(join(root, 'index.html'), '<app-root></app-root>');
    const whole = await openShop({}, { webRoot: root });
    const bodies = await Promise.all(['/', '/api-docs/', '/api-docs'].map((path) => whole.send('GET', path)));
    expect(bodies.map(({ body }) => /<app-root>|<h1>The API/.exec(body)?.[0])).toEqual([
      ...['<app-root>', '<h1>The API', undefined],
    ]);
    await whole.close();
    rmSync(root, { recursive: true });
  });
});
