// A page of somebody else's, in the browser of somebody who is signed in, sends all that a page can send: nothing happens.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request } from '@playwright/test';
import { expect, keptToken, password, record, seeProducts, signIn, test } from './journey.ts';

/** What the attacker would like to be asked for in the name of the person. */
const targets = [
  ['/api/token/refresh/', {}],
  ['/api/token/blacklist/', {}],
  ['/api/token/', { username: 'dave', password }],
  ['/api/v1/auth/logout/', {}],
  ['/api/v1/auth/logout-all/', {}],
  ['/api/v1/auth/password/', { current_password: password, new_password: 'as the attacker likes it' }],
] as const;

/** Serves an empty page on a port of its own, for any host name. */
const withAttacker = test.extend<object, { attackerPort: number }>({
  attackerPort: [
    async ({}, use) => {
      const server = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>A prize!</title><body>');
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      await use((server.address() as AddressInfo).port);
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    },
    { scope: 'worker' },
  ],
});

/** Sends a request in every way that scripts, forms and elements have. @returns the ways that gave an answer to read */
const attack = (page: Page, url: string, body: object) =>
  page.evaluate(
    async ([address, json]) => {
      const read: string[] = [];
      const asJson = { 'Content-Type': 'application/json' };
      const asked = { ...asJson, 'X-Auth-Mode': 'cookie' };
      const ways: [string, RequestInit][] = [
        ['no-cors', { mode: 'no-cors', body: json }],
        ['no-cors and JSON', { mode: 'no-cors', headers: asJson, body: json }],
        ['no-cors and the mode', { mode: 'no-cors', headers: asked, body: json }],
        ['no-cors and keepalive', { mode: 'no-cors', keepalive: true, body: json }],
        ['no-cors and a form', { mode: 'no-cors', body: new URLSearchParams({ a: json }) }],
        ['cors and text', { body: json }],
        ['cors and JSON', { headers: asJson, body: json }],
        ['cors and the mode', { headers: asked, body: json }],
      ];
      for (const [way, init] of ways) {
        const sent = fetch(address, { method: 'POST', credentials: 'include', ...init });
        await sent.then(
          ({ type }) => (type === 'opaque' ? undefined : read.push(way)),
          () => undefined,
        );
      }
      for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
        navigator.sendBeacon(address, new Blob([json], { type }));
      }
      await new Promise((done) => {
        const request = new XMLHttpRequest();
        request.open('POST', address);
        request.withCredentials = true;
        request.setRequestHeader('X-Auth-Mode', 'cookie');
        request.setRequestHeader('Content-Type', 'application/json');
        request.onload = () => read.push('XMLHttpRequest');
        request.onloadend = done;
        request.send(json);
      });
      for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']) {
        const frame = document.createElement('iframe');
        frame.name = `frame of ${type}`;
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action: address, enctype: type, target: frame.name });
        const field = document.createElement('input');
        // Together with the equals sign between them, name and value are JSON.
        const beginning = json === '{}' ? '{' : `${json.slice(0, -1)},`;
        Object.assign(field, { name: `${beginning}"x":"`, value: '"}' });
        form.append(field);
        document.body.append(frame, form);
        form.submit();
      }
      new Image().src = address;
      return read;
    },
    [url, JSON.stringify(body)] as const,
  );

/** The same request as a page of the shop's own sends it. */
const askFromOwnPage = (page: Page) =>
  page.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Auth-Mode': 'cookie' };
    const answer = await fetch('/api/token/refresh/', { method: 'POST', headers, body: '{}' });
    return answer.status;
  });

const carriesCookie = async (request: Request) =>
  ((await request.allHeaders())['cookie'] ?? '').includes('refresh=');

test.describe('S9: a page of somebody else', () => {
  for (const [where, host, isSent] of [
    ['on another port of the same host, to which the browser gives the cookie', '127.0.0.1', true],
    ['on another site, to which the browser gives no cookie', 'localhost', false],
  ] as const) {
    withAttacker(
      `does nothing in the name of who is signed in: ${where}`,
      async ({ page, context, shop, attackerPort }) => {
        await signIn(page);
        const before = await keptToken(page);
        const attacker = await context.newPage();
        await attacker.goto(`http://${host}:${attackerPort}/`);
        const sent = targets.map(([path]) => record(attacker, path));
        for (const [path, body] of targets) {
          expect(await attack(attacker, `${shop.url}${path}`, body), path).toEqual([]);
        }
        for (const [index, requests] of sent.entries()) {
          const posts = requests.filter((request) => request.method() === 'POST');
          expect(posts.length, targets[index]?.[0]).toBeGreaterThan(8);
        }
        const withCookie = await Promise.all(sent.flat().map(carriesCookie));
        expect(withCookie.includes(true)).toBe(isSent);
        expect(await keptToken(page)).toBe(before);
        await attacker.close();
        expect(await askFromOwnPage(page)).toBe(200);
        await page.reload();
        await seeProducts(page);
      },
    );
  }
});
