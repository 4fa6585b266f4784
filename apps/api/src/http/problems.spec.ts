import { afterEach, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

describe('what goes wrong', () => {
  let shop: Shop;
  afterEach(() => shop.close());

  it.each(['/', '/nothing', '/api/', '/api/nothing/', '/api/v0/nothing/', '/api/v0/products/1/2/3/'])(
    'is told as JSON: %s is not there',
    async (url) => {
      shop = await openShop();
      const answer = await shop.send('GET', url, { as: 'carl' });
      expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it.each(['%zz', '%ff', 'a'.repeat(500)])('is a view’s own 404 for an id like %j', async (id) => {
    shop = await openShop();
    const send = (options: { as?: string }) => shop.send('GET', `/api/v0/products/${id}/`, options);
    const answer = await send({ as: 'carl' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not found.' }]);
    expect(answer.headers.allow).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
    expect((await send({})).statusCode).toBe(401);
  });

  it('is a 500 that says nothing of what happened', async () => {
    shop = await openShop();
    await shop.database.knex.schema.renameTable('products', 'elsewhere');
    const answer = await shop.send('DELETE', '/api/v0/products/1/', { as: 'ada' });
    expect([answer.statusCode, answer.json()]).toEqual([500, { detail: 'A server error occurred.' }]);
    expect(answer.headers).toHaveProperty('x-request-id');
  });

  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE', '53100', '57014', '40P01'])(
    'is a 503 to try again when the database says %s',
    async (code) => {
      shop = await openShop();
      await shop.send('GET', '/api/v0/products/', { as: 'ada' });
      const failing = Object.assign(new Error('secret/path.sqlite3'), { code });
      shop.database.write = () => Promise.reject(failing);
      const answer = await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: 'x' } });
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
      expect(answer.body).not.toContain('secret');
    },
  );
});
