import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { resources } from '../resources.ts';

describe('/api/v0/', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  it('lists the collections to everybody, at the address that was asked', async () => {
    const answer = await shop.send('GET', '/api/v0/', { headers: { host: 'localhost:8123' } });
    const links = resources.map(({ name }) => [name, `http://localhost:8123/api/v0/${name}/`]);
    expect([answer.statusCode, answer.body]).toEqual([200, JSON.stringify(Object.fromEntries(links))]);
    expect(answer.body).toMatch(/^\{"products":.*"addresses":.*"accounts":.*"invoices":/);
    expect(answer.headers).toMatchObject({ allow: 'GET, HEAD, OPTIONS', vary: 'Accept' });
    expect((await shop.send('GET', '/api/v0/', { as: 'carl' })).json()).toEqual(
      (await shop.send('GET', '/api/v0/')).json(),
    );
  });

  it.each([
    ['?format=json', '/?format=json'],
    ['?format=xml&format=json', '/?format=json'],
    ['?format=', '/?format='],
    ['?page=2', '/'],
    ['.json', '.json'],
    ['.json/', '.json'],
    ['.json?format=xml', '.json?format=xml'],
  ])('asked with %j, links to lists of the same format', async (asked, end) => {
    const answer = await shop.send('GET', `/api/v0/${asked}`);
    expect(answer.json()).toHaveProperty('invoices', `http://localhost/api/v0/invoices${end}`);
  });

  it('refuses a bad token even though it needs none', async () => {
    const bad = await shop.send('GET', '/api/v0/', { headers: { authorization: 'Bearer garbage' } });
    expect(bad.statusCode).toBe(401);
    const none = await shop.send('GET', '/api/v0/', { headers: { authorization: 'Token garbage' } });
    expect(none.statusCode).toBe(200);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('does not know %s', async (method) => {
    const answer = await shop.send(method, '/api/v0/', { json: {} });
    expect([answer.statusCode, answer.json()]).toEqual([405, { detail: `Method "${method}" not allowed.` }]);
  });

  it('is described by OPTIONS', async () => {
    expect((await shop.send('OPTIONS', '/api/v0/')).json()).toEqual({
      name: 'Api Root',
      description: 'The default basic root view for DefaultRouter',
      renders: ['application/json'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    });
  });

  it('has its last slash', async () => {
    const answer = await shop.send('GET', '/api/v0');
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/api/v0/']);
  });

  it.each(['/api/v0/nothing/', '/api/v0/Products/', '/api/v0//', '/api/v0/products/1/2/', '/api/v1/'])(
    'has nothing at %s',
    async (url) => {
      const answer = await shop.send('GET', url, { as: 'ada' });
      expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
    },
  );
});
