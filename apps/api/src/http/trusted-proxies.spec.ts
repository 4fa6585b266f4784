import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop } from '../../testing/shop.ts';
import { isNetwork } from './trusted-proxies.ts';

describe('isNetwork', () => {
  it.each(['127.0.0.1', '10.0.0.0/8', '192.0.2.1/32', '::1', '2001:db8::/32', '::ffff:10.0.0.1', 'fd00::/8'])(
    'takes %s',
    (text) => {
      expect(isNetwork(text)).toBe(true);
    },
  );

  it.each([
    '',
    '*',
    'true',
    '1',
    'loopback',
    'proxy.example',
    '127.1',
    '0x7f.0.0.1',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/255.0.0.0',
    '0.0.0.0/0',
    '::/0',
    '::/129',
    'fe80::1%eth0',
    '127.0.0.1:8000',
    '[::1]',
  ])('refuses %j', (text) => {
    expect(isNetwork(text)).toBe(false);
  });
});

describe('TRUSTED_PROXIES', () => {
  const proxy = '10.1.2.3';
  const stranger = '203.0.113.9';
  const client = '198.51.100.7';
  let shop: Shop;
  let seen: { ip: string; protocol: string; host: string };
  beforeAll(async () => {
    shop = await openShop({ TRUSTED_PROXIES: ['10.0.0.0/8', '2001:db8:1::/48'] });
    shop.app.addHook('onResponse', async ({ ip, protocol, host }) => {
      seen = { ip, protocol, host };
    });
  });
  afterAll(() => shop.close());

  /** What the server takes for the client's address, scheme and host, and the first link of its answer. */
  const ask = async (remoteAddress: string, headers: Record<string, string>) => {
    const answer = await shop.send('GET', '/api/v0/', { remoteAddress, headers });
    return { ...seen, link: answer.json<{ products?: string }>().products };
  };
  const ipOf = async (remoteAddress: string, chain: string) =>
    (await ask(remoteAddress, { 'x-forwarded-for': chain })).ip;

  it('believes a proxy that it names, and nobody else', async () => {
    const headers = { 'x-forwarded-for': client, 'x-forwarded-proto': 'https' };
    expect(await ask(proxy, headers)).toEqual({
      ip: client,
      protocol: 'https',
      host: 'localhost',
      link: 'https://localhost/api/v0/products/',
    });
    expect(await ask(stranger, headers)).toEqual({
      ip: stranger,
      protocol: 'http',
      host: 'localhost',
      link: 'http://localhost/api/v0/products/',
    });
  });

  it.each([
    ['nothing', '', proxy],
    ['one client', client, client],
    ['several headers, as Node joins them', `${client}, 10.9.9.9`, client],
    ['what the client made up', `127.0.0.1, 10.0.0.1, ${client}`, client],
    ['our own proxies, and what the client made up', `1.1.1.1, ${client}, 10.9.9.9, 10.8.8.8`, client],
    ['our own proxies only', '10.9.9.9, 10.8.8.8', '10.9.9.9'],
    ['a port', `${client}:4711`, client],
    ['IPv6 with a port', '[2001:db8::7]:4711', '2001:db8::7'],
    ['IPv6 in brackets', '[2001:db8::7]', '2001:db8::7'],
    ['IPv4 in IPv6', `${client}, ::ffff:10.9.9.9`, client],
    ['a proxy that will not say for whom', 'unknown', proxy],
    ['a proxy that will not say for whom, before ours', `${client}, unknown, 10.9.9.9`, '10.9.9.9'],
    ['an empty place', `${client}, , 10.9.9.9`, '10.9.9.9'],
    ['a comma', ',', proxy],
    ['a name', 'localhost', proxy],
    ['a number', '2130706433', proxy],
    ['no address', '999.1.1.1', proxy],
    ['a range', '10.0.0.0/8', proxy],
    ['markup', '<script>alert(1)</script>', proxy],
    ['very much', `${'1.1.1.1,'.repeat(1000)}${client}`, client],
  ])('reads a chain with %s', async (_what, chain, ip) => {
    expect(await ipOf(proxy, chain)).toBe(ip);
  });

  it.each(['10.0.0.1', '127.0.0.1', `${client}, 10.0.0.1`, '::1'])(
    'does not believe a stranger who says %s',
    async (chain) => {
      expect(await ipOf(stranger, chain)).toBe(stranger);
    },
  );

  it.each([
    ['https', 'https'],
    ['HTTPS', 'https'],
    ['http, https', 'https'],
    ['https, http', 'http'],
    ['javascript', 'http'],
    ['https://evil.example/?', 'http'],
    ['', 'http'],
    ['https,', 'http'],
  ])('takes the scheme that the nearest proxy tells, if it is one: %j', async (proto, scheme) => {
    const { protocol, link } = await ask(proxy, { 'x-forwarded-proto': proto });
    expect([protocol, link]).toEqual([scheme, `${scheme}://localhost/api/v0/products/`]);
  });

  it.each([proxy, stranger])('follows no other host, whoever says so: %s', async (from) => {
    const { host, link } = await ask(from, {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https;for=127.0.0.1',
      'x-real-ip': '127.0.0.1',
    });
    expect([host, link]).toEqual(['localhost', 'http://localhost/api/v0/products/']);
  });

  it('counts failures for the client, not for the proxy', async () => {
    const counting = await openShop({ LOGIN_THROTTLE: true, TRUSTED_PROXIES: ['10.0.0.0/8'] });
    const fail = (i: number, chain: string) =>
      counting.send('POST', '/api/token/', {
        json: { username: `name-${i}`, password: 'wrong' },
        remoteAddress: proxy,
        headers: { 'x-forwarded-for': chain },
      });
    const statuses = [];
    for (let i = 0; i < 31; i++) statuses.push((await fail(i, `203.0.113.${i}, ${client}`)).statusCode);
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429]);
    expect((await fail(32, '198.51.100.8')).statusCode).toBe(401);
    await counting.close();
  });
});

describe('without TRUSTED_PROXIES', () => {
  it('believes nobody, not even this machine', async () => {
    const shop = await openShop();
    const answer = await shop.send('GET', '/api/v0/', {
      remoteAddress: '127.0.0.1',
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' },
    });
    expect(answer.json()).toMatchObject({ products: 'http://localhost/api/v0/products/' });
    await shop.close();
  });
});
