import { afterEach, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';

describe('the health of a server', () => {
  let shop: Shop;
  afterEach(() => shop.close());

  it('is good while it serves', async () => {
    shop = await openShop();
    for (const url of ['/healthz', '/readyz']) {
      const answer = await shop.send('GET', url);
      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('is alive but not ready when the database is gone', async () => {
    shop = await openShop();
    await shop.database.close();
    expect((await shop.send('GET', '/healthz')).statusCode).toBe(200);
    const answer = await shop.send('GET', '/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'unavailable', reason: 'database' }]);
  });
});
