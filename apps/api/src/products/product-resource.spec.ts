import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

let shop: Shop;
const list = '/api/v0/products/';

async function make(fields: object): Promise<{ id: number; name: string; price: string; currency: string }> {
  const answer = await shop.send('POST', list, { as: 'ada', json: fields });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('GET /api/v0/products/', () => {
  let paged: Shop;
  const get = (query = '', as: string | undefined = 'carl') =>
    paged.send('GET', list + query, as === undefined ? {} : { as });

  beforeAll(async () => {
    paged = await openShop();
    const names = ['b', 'a', 'Z', 'é', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    for (const name of names) await paged.send('POST', list, { as: 'ada', json: { name } });
  });
  afterAll(() => paged.close());

  it('tells five rows a page, sorted by code point, with absolute links', async () => {
    const answer = await get();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      count: 11,
      next: 'http://localhost/api/v0/products/?page=2',
      previous: null,
    });
    expect(answer.json<{ results: { name: string }[] }>().results.map(({ name }) => name)).toEqual([
      ...['Z', 'a', 'b', 'c', 'd'],
    ]);
    expect(answer.json<{ results: object[] }>().results[0]).toEqual({
      id: 3,
      name: 'Z',
      price: '0.00',
      currency: '€',
    });
  });

  it('links back to the first page without a page number', async () => {
    expect((await get('?page=2')).json()).toMatchObject({
      next: 'http://localhost/api/v0/products/?page=3',
      previous: 'http://localhost/api/v0/products/',
    });
  });

  it('ends on a page with the rest', async () => {
    const last = (await get('?page=last')).json<{ next: null; results: { name: string }[] }>();
    expect(last.next).toBeNull();
    expect(last.results.map(({ name }) => name)).toEqual(['é']);
  });

  it.each(['0', '-1', 'abc', '1.5', '4', '99999999999999999999', 'LAST'])('has no page %s', async (page) => {
    const answer = await get(`?page=${page}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ detail: 'Invalid page.' });
  });

  it('keeps other parameters in the links and ignores them', async () => {
    expect((await get('?search=x&page=2&limit=1')).json()).toMatchObject({
      next: 'http://localhost/api/v0/products/?limit=1&page=3&search=x',
      previous: 'http://localhost/api/v0/products/?limit=1&search=x',
    });
  });

  it('keeps a second question mark', async () => {
    expect((await get('?a=b?c&page=2')).json()).toMatchObject({
      previous: 'http://localhost/api/v0/products/?a=b%3Fc',
    });
  });

  it('takes the links from the Host header and not from X-Forwarded-Host', async () => {
    const answer = await paged.send('GET', `${list}?page=2`, {
      as: 'carl',
      headers: { host: 'localhost:8123', 'x-forwarded-host': 'evil.example' },
    });
    expect(answer.json()).toMatchObject({ previous: 'http://localhost:8123/api/v0/products/' });
  });

  it('is served under the suffix .json too, and links to it', async () => {
    const answer = await paged.send('GET', '/api/v0/products.json', { as: 'carl' });
    expect(answer.json()).toMatchObject({ next: 'http://localhost/api/v0/products.json?page=2' });
  });

  it('has a slash after the suffix or not', async () => {
    const answer = await paged.send('GET', '/api/v0/products.json/?page=3', { as: 'carl' });
    expect(answer.json()).toMatchObject({ previous: 'http://localhost/api/v0/products.json/?page=2' });
  });

  it('indents for those who ask for it', async () => {
    const answer = await paged.send('GET', `${list}?page=3`, {
      as: 'carl',
      headers: { accept: 'application/json; indent=2' },
    });
    expect(answer.body).toMatch(/^\{\n {2}"count": 11,/);
  });

  it.each([
    ['application/xml', 406, 'Could not satisfy the request Accept header.'],
    ['text/html', 406, 'Could not satisfy the request Accept header.'],
  ])('does not speak %s', async (accept, status, detail) => {
    const answer = await paged.send('GET', list, { as: 'carl', headers: { accept } });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ detail });
  });

  it('knows no format but json', async () => {
    expect((await get('?format=json')).statusCode).toBe(200);
    expect((await get('?format=xml')).json()).toEqual({ detail: 'Not found.' });
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await paged.send('HEAD', list, { as: 'carl' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body).toBe('');
  });

  it('has a first page when it is empty', async () => {
    const empty = await openShop();
    const answer = await empty.send('GET', list, { as: 'carl' });
    expect(answer.json()).toEqual({ count: 0, next: null, previous: null, results: [] });
    await empty.close();
  });

  it('has pages of the size that is set', async () => {
    const wide = await openShop({ PAGE_SIZE: 2 });
    for (const name of ['a', 'b', 'c']) await wide.send('POST', list, { as: 'ada', json: { name } });
    expect((await wide.send('GET', list, { as: 'carl' })).json<{ results: object[] }>().results).toHaveLength(
      2,
    );
    await wide.close();
  });

  it.each([undefined, '', 'Token x', 'bearer x'])('refuses the header %j', async (authorization) => {
    const answer = await paged.send(
      'GET',
      list,
      authorization === undefined ? {} : { headers: { authorization } },
    );
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual({ detail: 'Authentication credentials were not provided.' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
    expect(answer.headers.allow).toBe('GET, POST, HEAD, OPTIONS');
    expect(answer.headers.vary).toBe('Accept');
  });

  it('refuses a bad token to the letter', async () => {
    const answer = await paged.send('GET', list, { headers: { authorization: 'Bearer garbage' } });
    expect(answer.body).toBe(
      '{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":' +
        '"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}',
    );
  });
});

describe('POST /api/v0/products/', () => {
  it('makes a product and tells it with its id', async () => {
    const made = await make({ name: '  Zither ☃ ', price: '10.5', currency: '$', id: 4711, color: 'red' });
    expect(made).toEqual({ id: made.id, name: 'Zither ☃', price: '10.50', currency: '$' });
    expect(made.id).not.toBe(4711);
  });

  it('tells all that is wrong at once, in the order of the fields', async () => {
    await make({ name: 'taken' });
    const answer = await shop.send('POST', list, {
      as: 'ada',
      json: { currency: 'x', price: 'abc', name: 'taken' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toBe(
      '{"name":["product with this productName already exists."],"price":["A valid number is required."],' +
        '"currency":["\\"x\\" is not a valid choice."]}',
    );
  });

  it.each([
    ['99999999.99', '99999999.99'],
    [19.99, '19.99'],
    ['-0', '0.00'],
    ['1e2', '100.00'],
    ['-1', '-1.00'],
  ])('keeps a price of %j as %s', async (price, told) => {
    const { id } = await make({ name: `price ${price}`, price });
    expect((await shop.send('GET', `${list}${id}/`, { as: 'carl' })).json()).toMatchObject({ price: told });
  });

  it('tells two who make the same name at once apart', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => shop.send('POST', list, { as: 'ada', json: { name: 'one of a kind' } })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400, 400]);
    const refused = answers.filter(({ statusCode }) => statusCode === 400);
    expect(refused.map((answer) => answer.json())).toEqual(
      refused.map(() => ({ name: ['product with this productName already exists.'] })),
    );
  });

  it('reads forms', async () => {
    const answer = await shop.send('POST', list, {
      as: 'ada',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=From+a+form&price=3.5&currency=',
    });
    expect(answer.json()).toMatchObject({ name: 'From a form', price: '3.50', currency: '€' });
  });

  it('is not shaken by __proto__', async () => {
    const answer = await shop.send('POST', list, {
      as: 'ada',
      headers: { 'content-type': 'application/json' },
      payload: '{"name":"proto","__proto__":{"price":"9"},"constructor":{"prototype":{"polluted":1}}}',
    });
    expect(answer.json()).toMatchObject({ name: 'proto', price: '0.00' });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('judges the one asking before the body, and the body before its fields', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await shop.send('POST', list, { payload: '{', headers })).statusCode).toBe(401);
    expect((await shop.send('POST', list, { as: 'carl', payload: '{', headers })).statusCode).toBe(403);
    const answer = await shop.send('POST', list, { as: 'ada', payload: '{', headers });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toEqual({ detail: 'Unsupported media type "text/plain" in request.' });
  });
});

describe('/api/v0/products/{id}/', () => {
  it('replaces with PUT, and leaves what is optional and not given', async () => {
    const { id } = await make({ name: 'put me', price: '12.30', currency: '$' });
    const answer = await shop.send('PUT', `${list}${id}/`, { as: 'ada', json: { name: 'was put' } });
    expect(answer.json()).toEqual({ id, name: 'was put', price: '12.30', currency: '$' });
  });

  it('changes with PATCH what is given, and nothing without anything', async () => {
    const made = await make({ name: 'patch me', price: '12.30', currency: '$' });
    const patch = (json: object) => shop.send('PATCH', `${list}${made.id}/`, { as: 'ada', json });
    expect((await patch({})).json()).toEqual(made);
    expect((await patch({ price: '4.5' })).json()).toEqual({ ...made, price: '4.50' });
  });

  it('may keep its own name but not take another', async () => {
    const other = await make({ name: 'mine' });
    const { id } = await make({ name: 'yours' });
    const put = (name: string) => shop.send('PUT', `${list}${id}/`, { as: 'ada', json: { name } });
    expect((await put('yours')).statusCode).toBe(200);
    expect((await put(other.name)).json()).toEqual({
      name: ['product with this productName already exists.'],
    });
  });

  it('leaves a product as it was when the change is refused', async () => {
    const made = await make({ name: 'steady' });
    const url = `${list}${made.id}/`;
    expect((await shop.send('PATCH', url, { as: 'ada', json: { name: 'x', price: 'y' } })).statusCode).toBe(
      400,
    );
    expect((await shop.send('GET', url, { as: 'carl' })).json()).toEqual(made);
  });

  it('is gone after DELETE, and its name is free', async () => {
    const { id, name } = await make({ name: 'short life' });
    const url = `${list}${id}/`;
    const answer = await shop.send('DELETE', url, { as: 'ada' });
    expect([answer.statusCode, answer.body, answer.headers['content-type']]).toEqual([204, '', undefined]);
    const gone = await shop.send('GET', url, { as: 'carl' });
    expect([gone.statusCode, gone.json()]).toEqual([404, { detail: 'No Product matches the given query.' }]);
    await make({ name });
  });

  it.each([
    ['99999999', 'No Product matches the given query.'],
    ['0', 'No Product matches the given query.'],
    ['-1', 'No Product matches the given query.'],
    ['99999999999999999999999', 'No Product matches the given query.'],
    ['abc', 'Not found.'],
    ['01', 'Not found.'],
    ['1.5', 'Not found.'],
    ['%201', 'Not found.'],
    ['1e0', 'Not found.'],
    ['1/extra', 'Not found.'],
  ])('has nothing at %s', async (id, detail) => {
    const answer = await shop.send('GET', `${list}${id}/`, { as: 'carl' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail }]);
  });

  it('looks for the row before it looks at the body', async () => {
    const answer = await shop.send('PUT', `${list}99999999/`, {
      as: 'ada',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(404);
  });

  it('is served under the suffix .json too', async () => {
    const made = await make({ name: 'suffixed' });
    expect((await shop.send('GET', `/api/v0/products/${made.id}.json`, { as: 'carl' })).json()).toEqual(made);
  });

  it.each(['POST', 'TRACE', 'PROPFIND'] as const)('does not know %s', async (method) => {
    const { id } = await make({ name: `no ${method}` });
    const answer = await shop.send(method as 'POST', `${list}${id}/`, { as: 'ada' });
    expect([answer.statusCode, answer.json()]).toEqual([405, { detail: `Method "${method}" not allowed.` }]);
    expect(answer.headers.allow).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  });
});

describe('OPTIONS', () => {
  it('describes the fields to those who may write', async () => {
    const answer = await shop.send('OPTIONS', list, { as: 'ada' });
    expect(answer.json()).toEqual({
      name: 'Product List',
      description: '',
      renders: ['application/json'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
      actions: {
        POST: {
          id: { type: 'integer', required: false, read_only: true, label: 'ID' },
          name: { type: 'string', required: true, read_only: false, label: 'ProductName', max_length: 200 },
          price: {
            type: 'decimal',
            required: false,
            read_only: false,
            label: 'Price',
            max_digits: 10,
            decimal_places: 2,
          },
          currency: {
            type: 'choice',
            required: false,
            read_only: false,
            label: 'Currency',
            choices: [
              { value: '€', display_name: 'Eur' },
              { value: '$', display_name: 'Usd' },
            ],
          },
        },
      },
    });
    expect((await shop.send('OPTIONS', list, { as: 'carl' })).json()).not.toHaveProperty('actions');
  });

  it('describes PUT of a product that is there, and is 200 for one that is not', async () => {
    const { id } = await make({ name: 'optional' });
    expect((await shop.send('OPTIONS', `${list}${id}/`, { as: 'ada' })).json()).toHaveProperty(
      'actions.PUT.name',
    );
    for (const absent of ['99999999', 'abc']) {
      const answer = await shop.send('OPTIONS', `${list}${absent}/`, { as: 'ada' });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).not.toHaveProperty('actions');
    }
  });
});

describe('PERMISSIONS', () => {
  const writes = [
    ['POST', list],
    ['PUT', `${list}1/`],
    ['PATCH', `${list}1/`],
    ['DELETE', `${list}1/`],
  ] as const;

  it.each(writes)('=roles lets only staff %s %s', async (method, url) => {
    const answer = await shop.send(method, url, { as: 'carl', json: {} });
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      { detail: 'You do not have permission to perform this action.' },
    ]);
  });

  it('=authenticated lets every signed-in user write', async () => {
    const open = await openShop({ PERMISSIONS: 'authenticated' });
    const answer = await open.send('POST', list, { as: 'carl', json: { name: 'by carl' } });
    expect(answer.statusCode).toBe(201);
    expect((await open.send('POST', list, { json: { name: 'by nobody' } })).statusCode).toBe(401);
    await open.close();
  });
});

describe('a path without its last slash', () => {
  it('leads to the one with it, query and method kept', async () => {
    const get = await shop.send('GET', '/api/v0/products?page=1&x=a%20b', { as: 'carl' });
    expect([get.statusCode, get.headers.location]).toEqual([301, '/api/v0/products/?page=1&x=a%20b']);
    const post = await shop.send('POST', '/api/v0/products', { as: 'ada', json: {} });
    expect([post.statusCode, post.headers.location]).toEqual([308, '/api/v0/products/']);
  });
});
