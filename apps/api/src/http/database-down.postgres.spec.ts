import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeMigratedDatabase } from '../../testing/database.ts';
import { type Gate, openGate } from '../../testing/gate.ts';
import { type SendOptions, type Shop, openShop, password, signIn } from '../../testing/shop.ts';

describe('a shop whose PostgreSQL is out of reach', () => {
  let own: TestDatabase;
  let gate: Gate;
  let shop: Shop;
  let refresh: string;
  beforeEach(async () => {
    own = await makeMigratedDatabase();
    gate = await openGate(own.url);
    const database = connectTo(gate.url, { poolSize: 2, statementTimeout: 300 });
    shop = await openShop({ LOGIN_THROTTLE: true }, { database });
    await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: 'there before' } });
    refresh = (await signIn(shop.app, 'carl')).refresh;
  });
  afterEach(async () => {
    await gate.open();
    await shop.close();
    await gate.shut();
    await own.drop();
  });

  /** One of each: signing in, renewing, reading, writing. */
  const requests = (): [InjectOptions['method'], string, SendOptions][] => [
    ['POST', '/api/token/', { json: { username: 'carl', password } }],
    ['POST', '/api/token/', { json: { username: 'nobody', password } }],
    ['POST', '/api/token/refresh/', { json: { refresh } }],
    ['GET', '/api/v1/auth/me/', { as: 'ada' }],
    ['GET', '/api/v0/products/', { as: 'ada' }],
    ['GET', '/api/v0/products/1/', { as: 'ada' }],
    ['OPTIONS', '/api/v0/products/1/', { as: 'ada' }],
    ['POST', '/api/v0/products/', { as: 'ada', json: { name: 'another' } }],
    ['PATCH', '/api/v0/products/1/', { as: 'ada', json: { name: 'renamed' } }],
    ['DELETE', '/api/v0/products/1/', { as: 'ada' }],
  ];
  const sendAll = () =>
    Promise.all(
      requests().map(async ([method, url, options]) => {
        const { statusCode, headers, body } = await shop.send(method, url, options);
        return { request: `${method} ${url}`, statusCode, retryAfter: headers['retry-after'], body };
      }),
    );
  const unavailable = () =>
    requests().map(([method, url]) => ({
      request: `${method} ${url}`,
      statusCode: 503,
      retryAfter: '1',
      body: '{"detail":"Service temporarily unavailable, try again later."}',
    }));
  const readiness = async () => {
    const { statusCode, body } = await shop.send('GET', '/readyz');
    return [statusCode, JSON.parse(body) as unknown];
  };
  const notReady = [503, { status: 'unavailable', reason: 'database' }];

  it('answers everything with 503, and says that it is alive but not ready', async () => {
    await gate.shut();
    expect(await sendAll()).toEqual(unavailable());
    expect(await readiness()).toEqual(notReady);
    expect((await shop.send('GET', '/healthz')).statusCode).toBe(200);
  });

  it('does so, too, when PostgreSQL does not say a word', async () => {
    gate.freeze();
    expect(await readiness()).toEqual(notReady);
    expect(await sendAll()).toEqual(unavailable());
  });

  it('serves again when it is back, with the same tokens', async () => {
    await gate.shut();
    await sendAll();
    await gate.open();
    expect((await shop.send('GET', '/api/v0/products/', { as: 'ada' })).json()).toMatchObject({ count: 1 });
    expect((await shop.send('POST', '/api/token/refresh/', { json: { refresh } })).statusCode).toBe(200);
    expect(await readiness()).toEqual([200, { status: 'ok' }]);
  });

  it('answers 503 to what must wait too long for somebody else', async () => {
    const other = connectTo(own.url);
    const statusCodes = await other.write(async (trx) => {
      await trx.raw('lock table products in access exclusive mode');
      const answers = [
        await shop.send('GET', '/api/v0/products/', { as: 'ada' }),
        await shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: 'another' } }),
      ];
      return answers.map(({ statusCode }) => statusCode);
    });
    expect(statusCodes).toEqual([503, 503]);
    expect((await shop.send('GET', '/api/v0/products/', { as: 'ada' })).statusCode).toBe(200);
    await other.close();
  });

  it('goes on under a load whose connections are killed, with 503 at worst', async () => {
    const other = connectTo(own.url);
    const statusCodes = new Set<number>();
    const load = Array.from({ length: 4 }, async (_, worker) => {
      for (let turn = 0; turn < 25; turn++) {
        const answers = await Promise.all([
          shop.send('GET', '/api/v0/products/', { as: 'ada' }),
          shop.send('POST', '/api/v0/products/', { as: 'ada', json: { name: `${worker} ${turn}` } }),
        ]);
        for (const { statusCode } of answers) statusCodes.add(statusCode);
      }
    });
    let isOver = false;
    const killing = (async () => {
      while (!isOver) {
        await other.knex.raw(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`,
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await Promise.all(load);
    isOver = true;
    await killing;
    expect([...statusCodes].filter((code) => ![200, 201, 400, 503].includes(code))).toEqual([]);
    expect(statusCodes).toContain(201);
    await expect
      .poll(async () => (await shop.send('GET', '/api/v0/products/', { as: 'ada' })).statusCode)
      .toBe(200);
    await other.close();
  });
});
