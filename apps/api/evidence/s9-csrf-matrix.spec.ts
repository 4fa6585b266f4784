// S9: of all that a browser can be made to send, only what a page of the site's own sends uses the cookie. (An attacking
// page in a real browser is among the journeys: `apps/e2e/src/csrf.spec.ts`.)
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { Client, type Tokens, cookieIn } from './client.ts';
import { patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Answer, type Send, toApp } from './wire.ts';

/** `undefined`: the header is absent. */
type Header = string | undefined;

/** The cookie of pages that have TLS. */
const secureName = '__Host-Http-refresh';

interface Cell {
  readonly method: string;
  readonly mode: Header;
  readonly site: Header;
  readonly origin: Header;
  readonly type: Header;
}

const methods = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const modes: Header[] = ['cookie', undefined, '', 'json', 'Cookie', 'cookie, json'];
const sites: Header[] = [
  'same-origin',
  undefined,
  '',
  'same-site',
  'cross-site',
  'none',
  'Same-Origin',
  'same-origin, cross-site',
];
const origins: Header[] = [
  'http://localhost',
  'https://localhost',
  undefined,
  '',
  'null',
  'http://attacker.example',
  'http://localhost:8080',
  'http://localhost.attacker.example',
  'http://api.localhost',
  'http://localhost, http://attacker.example',
  'http://attacker.example#http://localhost',
];
const types: Header[] = [
  'application/json',
  'application/json; charset=utf-8',
  undefined,
  'text/plain',
  'text/plain; application/json',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
];

/** The rule: the page asks for the mode, with JSON, and the browser says that the page is of the same origin. */
function isIntended({ method, mode, site, origin, type }: Cell): boolean {
  const isJson = type === 'application/json' || type === 'application/json; charset=utf-8';
  const isOwn = origin === 'http://localhost' || origin === 'https://localhost';
  return (
    method === 'POST' && mode === 'cookie' && isJson && (site === undefined ? isOwn : site === 'same-origin')
  );
}

function cellsOf(chosen: readonly string[], chosenModes: readonly Header[]): Cell[] {
  return chosen.flatMap((method) =>
    chosenModes.flatMap((mode) =>
      sites.flatMap((site) =>
        origins.flatMap((origin) => types.map((type) => ({ method, mode, site, origin, type }))),
      ),
    ),
  );
}

describe('S9: requests that other sites make a browser send', { timeout: patience }, () => {
  let site: Site;
  let send: Send;
  let client: Client;
  beforeEach(async () => {
    site = await Site.open({ isDurable: false });
    send = toApp(await site.serve());
    client = new Client(send);
  });
  afterEach(() => site.close());

  /** What the browser sends: it has the cookie, and where it is asked to, an access token. */
  const request = (cell: Cell, path: string, { access, refresh }: Partial<Tokens>, body: object) =>
    send({
      method: cell.method,
      path,
      headers: {
        // By both names: which one is meant depends on whether the page has TLS.
        ...(refresh !== undefined && { cookie: `refresh=${refresh}; ${secureName}=${refresh}` }),
        ...(access !== undefined && { authorization: `Bearer ${access}` }),
        ...(cell.mode !== undefined && { 'x-auth-mode': cell.mode }),
        ...(cell.site !== undefined && { 'sec-fetch-site': cell.site }),
        ...(cell.origin !== undefined && { origin: cell.origin }),
        ...(cell.type !== undefined && { 'content-type': cell.type }),
      },
      ...(['GET', 'HEAD'].includes(cell.method) ? {} : { body: JSON.stringify(body) }),
    });

  /** All that sessions are: unless it changes, nothing has happened. */
  const state = async () => JSON.stringify(await site.database.knex('sessions').orderBy('id'));

  /** The cells whose answer is none that a request without effect may get. */
  const isWrong = ({ mode, method }: Cell, { status, headers }: Answer) => {
    const isRefused =
      method === 'POST' && mode === 'cookie' ? [400, 403, 415].includes(status) : status < 500;
    return (
      !isRefused ||
      headers['set-cookie'] !== undefined ||
      headers['access-control-allow-origin'] !== undefined
    );
  };

  /** @returns cells that are not intended, and were not refused */
  async function passed(cells: readonly Cell[], path: string, tokens: Partial<Tokens>, body: object) {
    const wrong: [Cell, number][] = [];
    for (const cell of cells.filter((one) => !isIntended(one))) {
      const answer = await request(cell, path, tokens, body);
      if (isWrong(cell, answer)) wrong.push([cell, answer.status]);
    }
    return wrong;
  }

  it('refresh nothing in any cell of the whole matrix but those intended', async () => {
    const tokens = await client.signIn();
    const { refresh } = tokens;
    const before = await state();
    const cells = cellsOf(methods, modes);
    expect(await passed(cells, '/api/token/refresh/', { refresh }, {})).toEqual([]);
    expect(await state()).toBe(before);
    const statuses = [];
    for (const cell of cells.filter(isIntended)) {
      const answer = await request(cell, '/api/token/refresh/', { refresh }, {});
      const name = cell.origin?.startsWith('https:') ? secureName : undefined;
      statuses.push([answer.status, cookieIn(answer, name)?.length]);
    }
    expect(statuses).toEqual(Array(statuses.length).fill([200, refresh.length]));
    // One site that says so with any origin, and two origins of which nothing is said; two ways to say JSON.
    expect(statuses).toHaveLength((origins.length + 2) * 2);
  });

  const forged = cellsOf(['POST'], ['cookie']);
  const signIn = { username: 'carl', password };
  const change = { current_password: password, new_password: 'what the attacker would like' };

  it.each([
    ['sign in', '/api/token/', signIn, false],
    ['blacklist', '/api/token/blacklist/', {}, false],
    ['sign out', '/api/v1/auth/logout/', {}, false],
    ['sign out everywhere', '/api/v1/auth/logout-all/', {}, true],
    ['change the password', '/api/v1/auth/password/', change, true],
  ])('do not %s', async (_what, path, body, hasAccess) => {
    const { access, refresh } = await client.signIn();
    const tokens = hasAccess ? { access, refresh } : { refresh };
    // The first use of an access token is kept, whatever it is for.
    await client.me(access);
    const before = await state();
    expect(await passed(forged, path, tokens, body)).toEqual([]);
    expect(await state()).toBe(before);
    const [intended] = forged.filter(isIntended);
    const { status } = await request(intended as Cell, path, tokens, body);
    expect(status).toBe(200);
    expect(await state()).not.toBe(before);
  });

  it('sign nobody out and change nothing as forms, which ask for no mode', async () => {
    const { access, refresh } = await client.signIn();
    await client.me(access);
    const before = await state();
    const paths = [
      'token/refresh/',
      'token/blacklist/',
      'v1/auth/logout/',
      'v1/auth/logout-all/',
      'v1/auth/password/',
    ];
    for (const path of paths) {
      const wrong = await passed(cellsOf(['POST'], [undefined]), `/api/${path}`, { refresh }, change);
      expect([path, wrong]).toEqual([path, []]);
    }
    expect(await state()).toBe(before);
  });
});
