import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openShop } from '../../testing/shop.ts';
import { requestIds } from './request-ids.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('requestIds', () => {
  const proxies = ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'];
  const idOf = (given: string | undefined, remoteAddress: string | undefined) =>
    requestIds(proxies)({ headers: { 'x-request-id': given }, socket: { remoteAddress } as Socket });

  it.each(['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', '2001:db8::5'])(
    'takes the id that a trusted proxy gives, from %s',
    (address) => {
      expect(idOf('from-the_proxy-1', address)).toBe('from-the_proxy-1');
    },
  );

  it.each(['11.1.2.3', '192.0.2.8', '2001:db9::5', '::ffff:11.1.2.3', undefined])(
    'makes one of its own where anybody else gives it, from %s',
    (address) => {
      expect(idOf('mine', address)).toMatch(uuid);
    },
  );

  it.each([undefined, '', 'a b', 'a.b.c', 'a'.repeat(65), '"x"', 'ä', 'a,b', 'a\r\nb'])(
    'makes one of its own instead of %j, whoever gives it',
    (given) => {
      expect(idOf(given, '10.1.2.3')).toMatch(uuid);
    },
  );
});

describe('a request', () => {
  it('has an id of its own, which its answer and its log lines tell, also the one that says what failed', async () => {
    const lines: { reqId?: string; msg: string }[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(JSON.parse(chunk.toString()) as { msg: string });
        done();
      },
    });
    const shop = await openShop({}, { logger: { level: 'info', stream } });
    const ids: unknown[] = [];
    for (const url of ['/healthz', '/nothing', '/%zz', '/api/v0/products/', '/api/schema/']) {
      ids.push(
        (await shop.send('GET', url, { headers: { 'x-request-id': 'mine' } })).headers['x-request-id'],
      );
    }
    await shop.database.knex.schema.renameTable('products', 'elsewhere');
    const answer = await shop.send('DELETE', '/api/v0/products/1/', { as: 'ada' });
    await shop.close();

    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(5);
    expect([answer.statusCode, answer.json()]).toEqual([500, { detail: 'A server error occurred.' }]);
    const told = lines.filter(({ reqId }) => reqId === answer.headers['x-request-id']);
    expect(told.map(({ msg }) => msg)).toEqual(['a request failed', 'request']);
  });
});
