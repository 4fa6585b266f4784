import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SendOptions, type Shop, openShop } from '../../testing/shop.ts';

const collections = ['products', 'addresses', 'accounts', 'invoices'] as const;
const jsonType = { 'content-type': 'application/json' };

/** What an answer to anybody must never show: a stack, a place on the disk, a statement, the parts the server is made of. */
const leaks =
  /\bat .+:\d+:\d+|node_modules|\.ts\b|\/src\/|select |insert into|sqlite|postgres|SQLITE_|knex|ECONN/i;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ PERMISSIONS: 'authenticated' });
  const product = { name: 'part', price: '1.00' };
  await shop.send('POST', '/api/v0/products/', { as: 'ada', json: product });
  await shop.send('POST', '/api/v0/addresses/', {
    as: 'ada',
    json: { street: 'S', number: 1, city: 'C', postal_code: 'P' },
  });
  await shop.send('POST', '/api/v0/accounts/', { as: 'ada', json: { user: 1, address: 1 } });
  await shop.send('POST', '/api/v0/invoices/', { as: 'ada', json: { products: [1], account: 1 } });
});
afterAll(() => shop.close());

async function refused(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  options: SendOptions,
): Promise<{ status: number; body: unknown }> {
  const answer = await shop.send(method, url, { as: 'ada', ...options });
  expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(500);
  expect(answer.body).not.toMatch(leaks);
  return { status: answer.statusCode, body: answer.json() };
}

describe('a body that is not what it says', () => {
  const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
  const broken: [what: string, body: string | Buffer][] = [
    ['a list nested 30,000 deep', nested('[', ']', 30_000)],
    ['an object nested 5,000 deep', nested('{"a":', '1}', 5000).replace('1}', '1}')],
    ['brackets that never close', '['.repeat(60_000)],
    ['NaN', '{"price":NaN}'],
    ['Infinity', '{"price":-Infinity}'],
    ['a comma too many', '{"name":"x",}'],
    ['half a string', '{"name":"x'],
    ['half an escape', '{"name":"\\u12"}'],
    ['a control character', '{"name":"a\nb"}'],
    ['a byte order mark', '\uFEFF{"name":"x"}'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['UTF-16', Buffer.from('{"name":"x"}', 'utf16le')],
    ['Latin-1', Buffer.from('{"name":"\u00e9"}', 'latin1')],
    ['a lone NUL', '\0'],
    ['two values', '{} {}'],
    ['single quotes', "{'name':'x'}"],
    ['an integer of 5,000 digits', `{"number":${'9'.repeat(5000)}}`],
  ];

  it.each(broken)('is refused as unreadable: %s', async (_what, payload) => {
    for (const collection of collections) {
      const { status, body } = await refused('POST', `/api/v0/${collection}/`, {
        payload,
        headers: jsonType,
      });
      expect(status).toBe(400);
      expect(body).toEqual({ detail: expect.stringMatching(/^JSON parse error - /) });
    }
  });

  it.each([
    ['[]', 'list'],
    ['[{"name":"x"}]', 'list'],
    ['"x"', 'str'],
    ['1', 'int'],
    ['1e400', 'float'],
    ['true', 'bool'],
  ])('is refused as no object: %s', async (payload, type) => {
    for (const collection of collections) {
      const { body } = await refused('POST', `/api/v0/${collection}/`, { payload, headers: jsonType });
      expect(body).toEqual({
        non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`],
      });
    }
  });

  it.each([
    ['application/x-www-form-urlencoded', '%', 400],
    ['application/x-www-form-urlencoded', '&&&===&', 400],
    ['application/x-www-form-urlencoded; charset=utf-16', 'name=%ff%fe', 400],
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=', 'x', 400],
    ['multipart/form-data; boundary=b', '--b\r\nno header\r\n', 400],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--', 400],
    [`multipart/form-data; boundary=${'b'.repeat(5000)}`, 'x', 400],
    ['application/json; charset=utf-32', '{"name":', 400],
    ['application/vnd.api+json', '{}', 415],
    ['text/plain;charset=utf-7', '{}', 415],
    ['nonsense', '{}', 415],
    ['/', '{}', 415],
    ['application/json, text/html', '{}', 415],
  ])('of type %j is refused: %j', async (type, payload, expected) => {
    const { status } = await refused('POST', '/api/v0/invoices/', {
      payload,
      headers: { 'content-type': type },
    });
    expect(status).toBe(expected);
  });
});

it('does not unpack a body for anybody', async () => {
  const payload = gzipSync('{"name":"unpacked"}');
  const { body } = await refused('POST', '/api/v0/products/', {
    payload,
    headers: { ...jsonType, 'content-encoding': 'gzip' },
  });
  expect(body).toEqual({ detail: expect.stringMatching(/^JSON parse error - /) });
});

describe('a value that few fields take', () => {
  const values: [what: string, json: string][] = [
    ['NUL', '"a\\u0000b"'],
    ['a lone high surrogate', '"a\\ud800b"'],
    ['a lone low surrogate', '"\\udc00"'],
    ['more than a float holds', '1e400'],
    ['less than a float holds', '-1e400'],
    ['an integer beyond 64 bits', '99999999999999999999999999'],
    ['a list', '[[[]]]'],
    ['an object', '{"__proto__":{"polluted":true},"constructor":1}'],
    ['a bool', 'false'],
    ['an object with a method of its own', '{"toString":1,"valueOf":"x","toJSON":null}'],
    ['a very long text', JSON.stringify('9'.repeat(60_000))],
  ];

  it.each(values)('is told so in every field: %s', async (_what, value) => {
    const bodies = {
      products: ['name', 'price', 'currency'],
      addresses: ['street', 'number', 'city', 'postal_code'],
      accounts: ['version', 'address', 'user'],
      invoices: ['invoice_number', 'products', 'account'],
    };
    for (const [collection, fields] of Object.entries(bodies)) {
      for (const field of fields) {
        const payload = `{"${field}":${value}}`;
        const post = await shop.send('POST', `/api/v0/${collection}/`, {
          as: 'ada',
          payload,
          headers: jsonType,
        });
        const patch = await shop.send('PATCH', `/api/v0/${collection}/1/`, {
          as: 'ada',
          payload,
          headers: jsonType,
        });
        for (const answer of [post, patch]) {
          expect(answer.statusCode, `${field}: ${answer.body}`).toBeLessThan(500);
          expect(answer.body).not.toMatch(leaks);
        }
      }
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('an address that leads nowhere', () => {
  const ids = [
    '0',
    '-1',
    '2147483648',
    '-2147483649',
    `-${'9'.repeat(400)}`,
    '9007199254740993',
    '99999999999999999999999999999999999999',
    '1e1',
    '0x1',
    '1.0',
    '+1',
    '%00',
    '1%00',
    '%ED%A0%80',
    '%C0%AE%C0%AE',
    '..%2f..%2fetc%2fpasswd',
    '1;drop',
    "1'",
    '1"',
    '1)--',
    '٣',
    '%D9%A3',
    'NaN',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    'a'.repeat(3000),
    '%0d%0aSet-Cookie:x',
    '%',
    '%zz',
  ];

  it.each(ids)('is not found, or refused, with the id %j', async (id) => {
    for (const collection of collections) {
      const { status, body } = await refused('GET', `/api/v0/${collection}/${id}/`, {});
      expect([400, 404, 414]).toContain(status);
      expect(body).toHaveProperty('detail');
    }
  });

  it.each([
    'page=99999999999999999999999999',
    'page=1e400',
    'page=%00',
    'page=-1',
    'page=%ED%A0%80',
    'page=1&page=x',
    'page[]=1&page=%27',
    'format=%00',
    'format=__proto__',
  ])('is not found with the query %j', async (query) => {
    for (const collection of collections) {
      expect((await refused('GET', `/api/v0/${collection}/?${query}`, {})).status).toBe(404);
    }
  });

  it.each([
    ['a lone %', '?%'],
    ['no name', '?='],
    ['nothing between the ampersands', '?&&&'],
    ['no value', '?page'],
    ['a byte that is not UTF-8', '?a=%ff'],
    ['__proto__', '?__proto__[x]=1&__proto__=2'],
    ['3,000 parameters', `?${'a=1&'.repeat(3000)}`],
  ])('is served all the same with %s in the query', async (_what, query) => {
    const answer = await shop.send('GET', `/api/v0/products/${query}`, { as: 'ada' });
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ previous: null })]);
  });
});

describe('a header that makes no sense', () => {
  it.each([
    [{ accept: 'x'.repeat(8000) }, 406],
    [{ accept: ',,;;==' }, 406],
    [{ accept: 'application/json;q=NaN' }, 200],
    [{ accept: 'application/json; indent=999999999' }, 200],
    [{ accept: '\u00ff/\u00ff' }, 406],
    [{ authorization: `Bearer ${'a'.repeat(9000)}` }, 401],
    [{ authorization: 'Bearer \u00e9\u00ff' }, 401],
    [{ authorization: 'Bearer a.b.c' }, 401],
    [{ authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, 401],
    [{ 'x-forwarded-for': "1.1.1.1, ', <script>" }, 200],
    [{ 'content-type': '\u00ff' }, 200],
    [{ range: 'bytes=0-0' }, 200],
    [{ 'if-none-match': '*' }, 200],
    [{ 'accept-encoding': 'zip;q=-1, \u00ff' }, 200],
    [{ cookie: '=;;=__proto__' }, 200],
  ])('%j is answered with %i', async (headers, status) => {
    const answer = await shop.send('GET', '/api/v0/products/', { as: 'ada', headers: { ...headers } });
    expect([answer.statusCode, answer.body]).toEqual([status, expect.not.stringMatching(leaks)]);
  });
});

describe('anything at all', () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.json({ maxDepth: 3 }) },
    fc.constantFrom(
      '1',
      '"1"',
      'null',
      '[1]',
      '[1,1]',
      '1e400',
      '-0',
      '0.1e-7',
      '"\\u0000"',
      '"\\ud800"',
      '""',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
    fc.bigInt().map(String),
    fc.double().map((number) => JSON.stringify(number)),
  );
  const field = fc.constantFrom(
    ...['name', 'price', 'currency', 'street', 'number', 'city', 'postal_code', 'version', 'address', 'user'],
    ...['invoice_number', 'products', 'account', 'id', '__proto__', 'constructor', 'toString', ''],
  );
  const object = fc
    .array(fc.tuple(field, value), { maxLength: 8 })
    .map((pairs) => `{${pairs.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`);
  const payload = fc.oneof(
    { weight: 6, arbitrary: object },
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const contentType = fc.oneof(
    { weight: 6, arbitrary: fc.constant('application/json') },
    fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''),
  );
  const path = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('', '1/', '2/', '99/') },
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `${encodeURIComponent(text)}/`),
  );
  const query = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc
      .tuple(fc.constantFrom('page', 'format', 'x'), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([name, text]) => `?${name}=${encodeURIComponent(text.toWellFormed())}`),
  );

  it('is answered without an error of ours, and shows nothing of what is inside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'HEAD'),
        fc.constantFrom(...collections),
        path,
        query,
        contentType,
        payload,
        async (method, collection, id, search, type, body) => {
          const answer = await shop.send(method as 'GET', `/api/v0/${collection}/${id}${search}`, {
            as: 'ada',
            headers: { 'content-type': type },
            payload: body,
          });
          expect(
            answer.statusCode,
            `${method} ${collection}/${id}${search} ${body}: ${answer.body}`,
          ).toBeLessThan(500);
          // A row may tell back what somebody has put into it.
          expect(answer.statusCode < 300 ? '' : answer.body).not.toMatch(/node_modules|SQLITE_|\/src\//);
        },
      ),
      { numRuns: 400 },
    );
  });
});
