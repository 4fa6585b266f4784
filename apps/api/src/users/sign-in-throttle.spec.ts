import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Shop, openShop, password, signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import { forgetFailures, networkOf } from './sign-in-throttle.ts';

/** Where the owner of an account is, and where somebody else is. */
const home = '192.0.2.1';
const elsewhere = '198.51.100.7';

describe('LOGIN_THROTTLE', () => {
  let shop: Shop;
  beforeEach(async () => {
    // The waits are in seconds: none of them passes by itself.
    vi.useFakeTimers({ toFake: ['Date'] });
    shop = await openShop({ LOGIN_THROTTLE: true });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await shop.close();
  });
  const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

  const attempt = async (username: string, word: string, remoteAddress = home, headers = {}) =>
    shop.send('POST', '/api/token/', { json: { username, password: word }, remoteAddress, headers });
  const statusOf = async (...given: Parameters<typeof attempt>) => (await attempt(...given)).statusCode;
  const fail = async (times: number, username = 'carl', address = home) => {
    for (let i = 0; i < times; i++) await attempt(username, 'wrong', address);
  };

  it('leaves ten failures of one name free and then makes it wait', async () => {
    await fail(9);
    expect(await statusOf('carl', 'wrong')).toBe(401);
    const answer = await attempt('carl', 'wrong');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toEqual({ detail: 'Request was throttled. Expected available in 1 second.' });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('doubles the wait with every further failure, up to 15 minutes', async () => {
    await fail(10);
    const waits = [1];
    for (let i = 0; i < 12; i++) {
      wait(waits.at(-1) ?? 0);
      expect(await statusOf('carl', 'wrong')).toBe(401);
      waits.push(Number((await attempt('carl', 'wrong')).headers['retry-after']));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('counts failures only', async () => {
    await fail(9);
    for (let i = 0; i < 12; i++) expect(await statusOf('carl', password)).toBe(200);
    expect(await statusOf('carl', 'wrong')).toBe(401);
  });

  it('leaves other names alone', async () => {
    await fail(11);
    expect(await statusOf('ada', password)).toBe(200);
  });

  it.each(['ｃａｒｌ', ' carl ', 'c\u{1D41A}rl'])('knows a name in any spelling: %j', async (username) => {
    await fail(10, username);
    expect(await statusOf('carl', password)).toBe(429);
  });

  it('stops an address that tries many names, and no other address', async () => {
    for (let i = 0; i < 30; i++) await fail(1, `name-${i}`);
    const answer = await attempt('ada', password);
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('300');
    expect(await statusOf('ada', password, '192.0.2.2')).toBe(200);
    wait(301);
    expect(await statusOf('ada', password)).toBe(200);
  });

  it('takes the addresses of one IPv6 customer for one', async () => {
    for (let i = 0; i < 30; i++) await fail(1, `name-${i}`, `2001:db8:0:1::${i}`);
    expect(await statusOf('ada', password, '2001:db8:0:1:ffff::1')).toBe(429);
    expect(await statusOf('ada', password, '2001:db8:0:2::1')).toBe(200);
  });

  it('takes names of any kind', async () => {
    await fail(11, `${'x'.repeat(10_000)}☃'";`);
    expect(await statusOf('carl', password)).toBe(200);
  });

  it('does not believe an address that comes without a proxy', async () => {
    const answers = [];
    for (let i = 0; i < 31; i++) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` };
      answers.push(await statusOf(`name-${i}`, 'wrong', home, headers));
    }
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });

  describe('for a device that has signed in before', () => {
    const owner = { 'user-agent': 'the browser of the owner' };
    beforeEach(async () => {
      expect(await statusOf('carl', password, home, owner)).toBe(200);
    });

    it('has a budget that no attacker can spend', async () => {
      await fail(11, 'carl', elsewhere);
      expect(await statusOf('carl', password, elsewhere)).toBe(429);
      expect(await statusOf('carl', password, home, owner)).toBe(200);
    });

    it('lets it in although its address is spent', async () => {
      for (let i = 0; i < 30; i++) await fail(1, `name-${i}`);
      expect(await statusOf('ada', password)).toBe(429);
      expect(await statusOf('carl', password, home, owner)).toBe(200);
    });

    it('makes it wait for its own failures, which cost the others nothing', async () => {
      for (let i = 0; i < 10; i++) expect(await statusOf('carl', 'wrong', home, owner)).toBe(401);
      expect(await statusOf('carl', password, home, owner)).toBe(429);
      expect(await statusOf('carl', password, elsewhere)).toBe(200);
    });

    it.each([
      ['another user', 'ada', home, owner],
      ['another browser', 'carl', home, { 'user-agent': 'another' }],
      ['another address', 'carl', elsewhere, owner],
    ])('is no device of %s', async (_what, username, address, headers) => {
      await fail(10, username, '203.0.113.1');
      expect(await statusOf(username, password, address, headers)).toBe(429);
    });
  });

  it('lets fifty sign in at once with the right password', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => statusOf('carl', password)));
    expect(answers).toEqual(Array(50).fill(200));
  });

  it('lets few of a thousand guesses at two servers cost a hash, and the owner in between', async () => {
    const owner = { 'user-agent': 'the browser of the owner' };
    expect(await statusOf('carl', password, home, owner)).toBe(200);
    const database = { ...shop.database, close: () => Promise.resolve() };
    const other = await buildApp({ ...testConfig, LOGIN_THROTTLE: true }, { signingKey, database });
    const guesses = Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const server = i % 2 ? shop.app : other;
        const { statusCode } = await server.inject({
          method: 'POST',
          url: '/api/token/',
          headers: { host: 'localhost', 'x-forwarded-for': `203.0.113.${i % 256}` },
          remoteAddress: elsewhere,
          payload: { username: 'carl', password: `guess ${i}` },
        });
        return statusCode;
      }),
    );
    expect(await statusOf('carl', password, home, owner)).toBe(200);
    const statuses = await guesses;
    await other.close();
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
  });

  it('lets one attempt through when a wait is over, however many come at once', async () => {
    await fail(10);
    wait(1);
    const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOf('carl', 'wrong')));
    expect(statuses.filter((status) => status === 401)).toHaveLength(1);
  });

  it('removes what has expired', async () => {
    await fail(5);
    wait(25 * 3600);
    await attempt('ada', password);
    expect(await shop.database.knex('sign_in_budgets').where('expire', '<', Date.now())).toEqual([]);
  });

  it('forgets the failures of a name that is unlocked, and of no other', async () => {
    await fail(10, 'carl', elsewhere);
    await fail(10, 'ada', '203.0.113.1');
    await forgetFailures(shop.database, 'carl');
    expect(await statusOf('carl', password)).toBe(200);
    expect(await statusOf('ada', password)).toBe(429);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:db8:1:2::', '2001:db8:1:2::'],
    ['fe80::1%eth0', 'fe80::'],
    ['::1', '::'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('of %j is %j', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
