import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Shop, openShop, password } from '../../testing/shop.ts';

describe('LOGIN_THROTTLE', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop({ LOGIN_THROTTLE: true });
  });
  afterEach(() => shop.close());

  const attempt = async (username: string, word: string, remoteAddress = '192.0.2.1') =>
    shop.send('POST', '/api/token/', { json: { username, password: word }, remoteAddress });
  const fail = async (times: number, username = 'carl', address = '192.0.2.1') => {
    for (let i = 0; i < times; i++) await attempt(username, 'wrong', address);
  };

  it('leaves ten failures of one name free and then makes it wait', async () => {
    await fail(9);
    expect((await attempt('carl', 'wrong')).statusCode).toBe(401);
    const answer = await attempt('carl', 'wrong');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toEqual({ detail: 'Request was throttled. Expected available in 1 second.' });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('counts failures only, and forgets them at a good sign-in', async () => {
    await fail(9);
    expect((await attempt('carl', password)).statusCode).toBe(200);
    await fail(9);
    expect((await attempt('carl', password)).statusCode).toBe(200);
  });

  it('leaves other names alone', async () => {
    await fail(11);
    expect((await attempt('ada', password)).statusCode).toBe(200);
  });

  it('stops an address that tries many names, and no other address', async () => {
    for (let i = 0; i < 30; i++) await fail(1, `name-${i}`);
    const answer = await attempt('ada', password);
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(200);
    expect((await attempt('ada', password, '192.0.2.2')).statusCode).toBe(200);
  });

  it('takes names of any kind', async () => {
    await fail(11, `${'x'.repeat(10_000)}☃'";`);
    expect((await attempt('carl', password)).statusCode).toBe(200);
  });
});
