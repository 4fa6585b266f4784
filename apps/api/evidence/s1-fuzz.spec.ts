// S1: whatever is asked of any route, nobody provokes an error of ours, a silence, or a look inside.
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { OpenApi } from '../src/docs/openapi.ts';
import { type Shop, openShop, password, signIn } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { figures, patience } from './figures.ts';
import { tell } from './raw.ts';

const { requests, requestsOnPostgres, sockets } = figures.S1;
const times = inject('template') === undefined ? requests : requestsOnPostgres;

/** A stack, a place on the disk, a statement, the parts that the server is made of. */
const leaks =
  /\n\s+at .+:\d+:\d+|node_modules|\.ts:\d|\/src\/|select .+ from |insert into|SQLITE_|knex|ECONN/i;

/** Milliseconds after which an answer counts as missing: two seconds, on a machine that does nothing else. */
const longest = 10_000;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 10 }),
  fc.constantFrom(
    ...[
      '',
      '0',
      '-1',
      '1e400',
      'null',
      '[]',
      '{}',
      '\u0000',
      '\ud800',
      '../../../../etc/passwd',
      '%2e%2e%2f',
      "' or 1=1 --",
    ],
    ...[
      '__proto__',
      'constructor',
      'a\r\nx-injected: 1',
      '${7*7}',
      '<script>',
      '99999999999999999999',
      '2026-13-45',
      'ä'.repeat(300),
    ],
  ),
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.json({ maxDepth: 3 }) },
  text.map((words) => JSON.stringify(words)),
  fc.constantFrom('1', '[1]', 'null', 'true', '1e400', '-0', '[[[[1]]]]', '{"a":{"__proto__":1}}'),
);

/** What is asked: the address leads to a route, and everything else is anything. */
interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string;
  readonly who: 'staff' | 'customer' | 'nobody';
}

function questions(document: OpenApi): fc.Arbitrary<Question> {
  const known = new Set(['x', '__proto__', 'next', 'mode']);
  /** Every name that the document tells of: fields and parameters. */
  const collect = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'properties') for (const name of Object.keys(inner as object)) known.add(name);
      if (key === 'name' && typeof inner === 'string') known.add(inner);
      collect(inner);
    }
  };
  collect(document);
  const name = fc.constantFrom(...known);
  const operations = Object.entries(document.paths).flatMap(([path, operation]) =>
    Object.keys(operation).map((method) => [method.toUpperCase(), path] as const),
  );
  const target = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...operations) },
    fc.tuple(
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'),
      fc.constantFrom(...Object.keys(document.paths), '/', '/api/', '/healthz', '/readyz', '/nothing'),
    ),
  );
  const id = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('1', '2', '3') }, text);
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .array(fc.tuple(name, value), { maxLength: 8 })
        .map((pairs) => `{${pairs.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join()}}`),
    },
    fc.json(),
    text,
    fc.constantFrom('[['.repeat(500), '{"a":'.repeat(500), '{"a":1,"a":2}', '\ufeff{}'),
  );
  const headers = fc.record(
    {
      'content-type': fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/csv',
          'image/png',
          '',
        ),
      ),
      accept: fc.constantFrom('*/*', 'application/json', 'text/html', 'image/*;q=x', ''),
      'if-match': fc.constantFrom('*', '"1"', 'W/"x"', '"'),
      'if-none-match': fc.constantFrom('*', '"1"', 'W/"x"', ',,,'),
      'x-auth-mode': fc.constantFrom('cookie', 'json', 'x'),
      cookie: fc.constantFrom('refresh=x', '=;;=__proto__', 'refresh=a.b.c; refresh=d'),
      'x-forwarded-for': fc.constantFrom('127.0.0.1', 'nobody', '::ffff:1.2.3.4, x'),
      'accept-language': fc.constantFrom('de', '*', 'x-'.repeat(50)),
      range: fc.constantFrom('bytes=0-1', 'bytes=9-1', 'x'),
    },
    { requiredKeys: ['content-type'] },
  );
  const query = fc.array(fc.tuple(name, text), { maxLength: 3 });
  return fc
    .record({ target, id, body, headers, query, who: fc.constantFrom('staff', 'customer', 'nobody') })
    .map(({ target: [method, path], id: key, body: payload, headers: sent, query: pairs, who }) => {
      const encode = (words: string) => encodeURIComponent(words.toWellFormed());
      const search = pairs.map(([key_, words]) => `${encode(key_)}=${encode(words)}`).join('&');
      const url = path.replaceAll(/\{\w+\}/g, encode(key)) + (search && `?${search}`);
      return { method, url, headers: sent, payload, who } as Question;
    });
}

describe('S1: fuzzed requests', { timeout: patience }, () => {
  let shop: Shop;
  let access: { staff: string; customer: string };
  let people = 0;

  beforeEach(async () => {
    shop = await openShop({ PERMISSIONS: 'roles' });
    await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: 'part', price: '1.00' } });
    access = { staff: '', customer: '' };
  });
  afterEach(() => shop.close());

  /** The fuzz ends sessions and locks people out: there are always new ones. */
  async function renew(): Promise<void> {
    people++;
    await createUser(shop.database, { username: `staff${people}`, password, isStaff: true });
    await createUser(shop.database, { username: `customer${people}`, password });
    access = {
      staff: (await signIn(shop.app, `staff${people}`)).access,
      customer: (await signIn(shop.app, `customer${people}`)).access,
    };
  }

  async function wrongIn({ method, url, headers, payload, who }: Question): Promise<string | number> {
    const bearer = who === 'nobody' ? {} : { authorization: `Bearer ${access[who]}` };
    const asked = shop.app.inject({
      method: method as 'GET',
      url,
      headers: { host: 'localhost', ...bearer, ...headers },
      ...(['GET', 'HEAD', 'TRACE'].includes(method) ? {} : { payload }),
    });
    const answer = await Promise.race([asked, sleep(longest, undefined, { ref: false })]);
    if (!answer) return 'no answer';
    const { statusCode: status, body, headers: told } = answer;
    if (status >= 500) return `${status} ${body}`;
    if ('x-injected' in told) return 'a header of theirs';
    // What somebody has put into a row may come back.
    return status >= 300 && leaks.test(body) ? `it leaks: ${body}` : status;
  }

  it(`to every route get no error of ours, an answer each, and no look inside, ${times} times`, async ({
    task,
  }) => {
    const document = (await shop.send('GET', '/api/schema/')).json<OpenApi>();
    const statuses = new Map<number, number>();
    const seed = 20_261_130;
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(questions(document), async (question) => {
        if (turn++ % 500 === 0) await renew();
        const outcome = await wrongIn(question);
        if (typeof outcome === 'string') throw new Error(outcome);
        statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
      }),
      { numRuns: times, seed },
    );
    const sorted = [...statuses].sort(([one], [other]) => one - other);
    task.meta.measured = sorted.map(([status, count]) => `${count} × ${status}`).join(', ');
    // They get past the door: some are granted, more are read and refused.
    const share = (from: number, to: number) =>
      sorted.reduce((sum, [status, count]) => (status >= from && status <= to ? sum + count : sum), 0) /
      times;
    expect(share(200, 299)).toBeGreaterThan(0.02);
    expect(share(400, 400)).toBeGreaterThan(0.02);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('would be noticed where a route fails and tells why', async () => {
    const broken = await openShop({}, {});
    broken.app.addHook('onSend', async (_request, reply, body) => {
      if (reply.statusCode === 404) reply.code(500);
      return body;
    });
    const before = shop;
    shop = broken;
    try {
      const question = { method: 'GET', url: '/nothing', headers: {}, payload: '', who: 'nobody' } as const;
      expect(await wrongIn(question)).toMatch(/^500 /);
    } finally {
      shop = before;
      await broken.close();
    }
  });

  it(`as raw bytes are answered or hung up on, ${sockets} times, and the next one is served`, async () => {
    await shop.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = shop.app.server.address() as AddressInfo;
    const line = fc.oneof(
      fc.constantFrom(
        'GET /api/v0/products/ HTTP/1.1',
        'POST /api/token/ HTTP/1.1',
        'GET / HTTP/9.9',
        'GET  /',
        'CONNECT x:1 HTTP/1.1',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const header = fc.oneof(
      fc.constantFrom(
        'Host: localhost',
        'Content-Length: 5',
        'Content-Length: -1',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: x, chunked',
      ),
      fc.constantFrom(
        'Connection: close',
        'Expect: 100-continue',
        'Upgrade: h2c',
        ': ',
        'Authorization: Bearer \u0001',
        'Cookie: refresh=\u00ff',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const bytes = fc
      .tuple(line, fc.array(header, { maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 80 }))
      .map(([first, more, rest]) => `${[first, ...more].join('\r\n')}\r\n\r\n${rest}`);
    const all = fc.sample(bytes, { numRuns: sockets, seed: 20_261_130 });
    // Many at a time, since some leave the server waiting for more.
    for (let turn = 0; turn < all.length; turn += 50) {
      await Promise.all(
        all.slice(turn, turn + 50).map(async (sent) => {
          const told = await tell(port, sent);
          expect(told, JSON.stringify(sent)).not.toMatch(/HTTP\/1\.1 5\d\d/);
          expect(told).not.toMatch(leaks);
        }),
      );
    }
    expect((await shop.send('GET', '/healthz')).statusCode).toBe(200);
  });
});
