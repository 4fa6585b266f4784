import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { type Shop, openShop, password, signIn } from '../../testing/shop.ts';
import { liveSessions } from './live-sessions.ts';
import { Metrics } from './metrics.ts';

const rotation = { ROTATE_REFRESH_TOKENS: true, BLACKLIST_AFTER_ROTATION: true, REUSE_REVOKES: true };

describe('the metrics of a server', () => {
  let shop: Shop;
  let metrics: Metrics;

  beforeEach(async () => {
    const database = await openDatabase();
    metrics = new Metrics(database);
    shop = await openShop(rotation, { database, metrics });
  });
  afterEach(() => shop.close());

  const lines = async () => (await metrics.text()).body.split('\n');
  const linesOf = async (name: string) => (await lines()).filter((line) => line.startsWith(`${name}{`));
  const send = (method: 'GET' | 'POST', url: string, json?: unknown) => shop.send(method, url, { json });

  it('count requests by route, not by what stands in its place', async () => {
    for (const id of [1, 2, 3]) await shop.send('GET', `/api/v0/products/${id}/`, { as: 'carl' });
    await shop.send('PURGE' as 'GET', '/api/v0/products/1/', { as: 'carl' });
    await send('GET', '/nothing/4711');
    const route = (await linesOf('latchkey_requests_total')).filter((line) => line.includes('products'));
    expect(route).toHaveLength(2);
    expect(route[0]).toMatch(/\{method="GET",route="[^"]*\/products\/[^"]*id[^"]*",status="4xx"\} 3$/);
    expect(route[1]).toMatch(/method="other"/);
    expect((await lines()).join('\n')).not.toContain('4711');
  });

  it('have as many series whatever anybody asks for', async () => {
    const series = async () => (await lines()).filter((line) => line.startsWith('latchkey_')).length;
    for (const url of ['/a', '/b?c=d', '/api/v0/products/x/', '/%ff/', '/e/f/g']) await send('GET', url);
    const before = await series();
    for (const url of ['/h', '/i?j=k', '/api/v0/products/l/', '/%fe/', '/m/n/o']) await send('GET', url);
    expect(await series()).toBe(before);
  });

  it('sort requests by the time they take', async () => {
    await send('GET', '/healthz');
    const [route] = (await linesOf('latchkey_request_seconds_count')).filter((line) =>
      line.includes('healthz'),
    );
    expect(route).toBe('latchkey_request_seconds_count{route="/healthz"} 1');
  });

  it('count sign-ins and refreshes by their outcome', async () => {
    const { refresh } = await signIn(shop.app, 'carl');
    await send('POST', '/api/token/', { username: 'carl', password: `${password}!` });
    await send('POST', '/api/token/', {});
    await send('POST', '/api/token/refresh/', { refresh });
    await send('POST', '/api/token/refresh/', { refresh: 'garbage' });
    await send('GET', '/api/token/');
    expect(await linesOf('latchkey_sign_ins_total')).toEqual([
      'latchkey_sign_ins_total{outcome="ok"} 1',
      'latchkey_sign_ins_total{outcome="refused"} 1',
      'latchkey_sign_ins_total{outcome="rejected"} 1',
    ]);
    expect(await linesOf('latchkey_refreshes_total')).toEqual([
      'latchkey_refreshes_total{outcome="ok"} 1',
      'latchkey_refreshes_total{outcome="refused"} 1',
    ]);
  });

  it('count a session that ends because a spent token came back, once', async () => {
    const { refresh } = await signIn(shop.app, 'carl');
    for (const token of [refresh, refresh, refresh]) {
      await send('POST', '/api/token/refresh/', { refresh: token });
    }
    expect(await lines()).toContain('latchkey_token_reuses_total 1');
  });

  it('tell how many sessions are alive, and how busy the database is', async () => {
    await signIn(shop.app, 'carl');
    await signIn(shop.app, 'ada');
    const told = await lines();
    expect(told).toContain('latchkey_sessions_live 2');
    expect(told).toContain('latchkey_database_connections_used 0');
    expect(told).toContain('latchkey_database_waiting 0');
  });

  it('tell of the process and its event loop', async () => {
    const told = (await lines()).join('\n');
    for (const name of [
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99',
    ])
      expect(told).toContain(name);
  });

  it('say of nobody who it was', async () => {
    const { access, refresh } = await signIn(shop.app, 'carl');
    await shop.send('GET', `/api/v1/auth/me/?token=${access}`, { as: 'carl' });
    const told = (await lines()).join('\n');
    for (const secret of ['carl', '127.0.0.1', access, refresh]) expect(told).not.toContain(secret);
  });
});

describe('the number of sessions', () => {
  it('is counted every 15 seconds at most', async () => {
    const shop = await openShop();
    let time = 0;
    const count = liveSessions(shop.database, () => time);
    await signIn(shop.app, 'carl');
    expect(await count()).toBe(1);
    await signIn(shop.app, 'carl');
    time = 14_999;
    expect(await count()).toBe(1);
    time = 15_000;
    expect(await count()).toBe(2);
    await shop.close();
  });

  it('is not known while the database cannot be asked', async () => {
    const database = await openDatabase();
    await database.knex.schema.renameTable('sessions', 'elsewhere');
    expect(await liveSessions(database)()).toBeNaN();
    await database.close();
  });
});
