import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { isAllowedHost } from './allowed-hosts.ts';

describe('isAllowedHost', () => {
  const patterns = ['shop.example', '.example.org', '127.0.0.1', '[::1]'];

  it.each([
    'shop.example',
    'SHOP.example:8000',
    'shop.example.',
    'example.org',
    'a.b.example.org:80',
    '127.0.0.1:8000',
    '[::1]',
    '[::1]:8000',
  ])('lets %s in', (host) => {
    expect(isAllowedHost(host, patterns)).toBe(true);
  });

  it.each([
    '',
    ':8000',
    'evil.example',
    'shop.example.evil',
    'notexample.org',
    '[::2]',
    'shop.example@evil',
    '127.0.0.2',
  ])('refuses %j', (host) => {
    expect(isAllowedHost(host, patterns)).toBe(false);
  });

  it('lets anything in with *, but a name there must be', () => {
    expect(isAllowedHost('any.thing', ['*'])).toBe(true);
    for (const host of ['', ':80', 'a b', 'a"b', '<b>', 'a/b', 'me@host', 'a:b', '[::1', 'a,b']) {
      expect(isAllowedHost(host, ['*'])).toBe(false);
    }
  });
});

describe('a request for another host', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  it('is refused before anything else', async () => {
    const answer = await shop.send('POST', '/api/token/', { headers: { host: 'evil.example' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ detail: 'Invalid HTTP_HOST header: add the host to ALLOWED_HOSTS.' });
  });

  it('may still ask for the health, which machines do by address', async () => {
    expect((await shop.send('GET', '/healthz', { headers: { host: '10.0.0.7' } })).statusCode).toBe(200);
  });
});
