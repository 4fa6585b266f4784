import { createHmac, randomUUID } from 'node:crypto';
import { type TokenPair, readClaims } from '@latchkey/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, openShop, password, signIn, signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import { removeExpiredSessions } from './session-cleaner.ts';
import { createUser, purgeUser, revokeUser, setUserState } from '../users/user-store.ts';

const blacklisted = { detail: 'Token is blacklisted', code: 'token_not_valid' };
const ended = {
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is invalid or expired' }],
};

/** Short words for what clients do with their tokens. */
const clientOf = (shop: Shop) => ({
  refresh: (refresh: string) => shop.send('POST', '/api/token/refresh/', { json: { refresh } }),
  verify: (token: string) => shop.send('POST', '/api/token/verify/', { json: { token } }),
  blacklist: (refresh: string) => shop.send('POST', '/api/token/blacklist/', { json: { refresh } }),
  list: (access: string) =>
    shop.send('GET', '/api/v0/products/', { headers: { authorization: `Bearer ${access}` } }),
});

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as a SimpleJWT server with our key would issue it: it knows of no sessions. */
function foreign(claims: Record<string, unknown>): string {
  const iat = Math.floor(Date.now() / 1000);
  const id = { token_type: 'refresh', jti: randomUUID().replaceAll('-', ''), iat, exp: iat + 300 };
  const body = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ ...id, ...claims })}`;
  return `${body}.${createHmac('sha256', signingKey).update(body).digest('base64url')}`;
}

const sessionsOf = (shop: Shop) => shop.database.knex('sessions').select('id', 'user', 'revoked_reason');

describe('a session', () => {
  let shop: Shop;
  let client: ReturnType<typeof clientOf>;
  beforeAll(async () => {
    shop = await openShop();
    client = clientOf(shop);
  });
  afterAll(() => shop.close());

  it('begins at each sign-in, and holds no token', async () => {
    const before = await sessionsOf(shop);
    const pairs = [await signIn(shop.app, 'carl'), await signIn(shop.app, 'carl')];
    const rows = await shop.database.knex('sessions').whereNotIn(
      'id',
      before.map(({ id }) => id),
    );
    expect(rows).toHaveLength(2);
    const kept = JSON.stringify(rows);
    for (const token of pairs.flatMap(({ access, refresh }) => [access, refresh])) {
      expect(kept).not.toContain(token.split('.')[2]);
    }
  });

  it('gives its access tokens as often as they are asked for', async () => {
    const { refresh } = await signIn(shop.app, 'carl');
    for (let i = 0; i < 3; i += 1) {
      const answer = await client.refresh(refresh);
      expect(Object.keys(answer.json<object>())).toEqual(['access']);
      expect((await client.list(answer.json<TokenPair>().access)).statusCode).toBe(200);
    }
  });

  it('ends with the blacklisting of its refresh token, and all its tokens with it', async () => {
    const own = await signIn(shop.app, 'carl');
    const other = await signIn(shop.app, 'carl');
    const later = (await client.refresh(own.refresh)).json<TokenPair>();
    const answer = await client.blacklist(own.refresh);
    expect([answer.statusCode, answer.body]).toEqual([200, '{}']);
    for (const again of [await client.refresh(own.refresh), await client.blacklist(own.refresh)]) {
      expect([again.statusCode, again.json()]).toEqual([401, blacklisted]);
    }
    for (const access of [own.access, later.access]) {
      expect((await client.list(access)).json()).toEqual(ended);
      expect((await client.verify(access)).json()).toEqual({
        detail: 'Token is invalid or expired',
        code: 'token_not_valid',
      });
    }
    const verified = await client.verify(own.refresh);
    expect([verified.statusCode, verified.json()]).toEqual([
      400,
      { non_field_errors: ['Token is blacklisted'] },
    ]);
    expect((await client.list(other.access)).statusCode).toBe(200);
    expect((await client.refresh(other.refresh)).statusCode).toBe(200);
  });

  it('is not ended by an access token', async () => {
    const { access, refresh } = await signIn(shop.app, 'carl');
    expect((await client.blacklist(access)).json()).toEqual({
      detail: 'Token has wrong type',
      code: 'token_not_valid',
    });
    expect((await client.refresh(refresh)).statusCode).toBe(200);
  });

  it('is ended once, however many ask at the same time', async () => {
    const { refresh } = await signIn(shop.app, 'carl');
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.blacklist(refresh)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(401)]);
  });

  it('can be ended by those who may not go on with it', async () => {
    await createUser(shop.database, { username: 'leaver', password });
    const { refresh, access } = await signIn(shop.app, 'leaver');
    await setUserState(shop.database, 'leaver', 'inactive');
    expect((await client.refresh(refresh)).json()).toEqual({
      detail: 'No active account found for the given token.',
    });
    expect((await client.list(access)).json()).toEqual({
      detail: 'User is inactive',
      code: 'user_inactive',
    });
    expect((await client.blacklist(refresh)).statusCode).toBe(200);
    await setUserState(shop.database, 'leaver', 'active');
    expect((await client.list(access)).json()).toEqual(ended);
  });

  it('goes with its user', async () => {
    await createUser(shop.database, { username: 'purged', password });
    const { refresh, access } = await signIn(shop.app, 'purged');
    await purgeUser(shop.database, 'purged');
    expect((await client.list(access)).json()).toEqual({ detail: 'User not found', code: 'user_not_found' });
    expect((await client.refresh(refresh)).json()).toEqual(blacklisted);
  });

  it('is nobody else’s: a token that names its id and another user opens nothing', async () => {
    const { access } = await signIn(shop.app, 'carl');
    const sid = readClaims(access)?.['sid'];
    const forged = foreign({ token_type: 'access', user_id: '1', sid });
    expect((await client.list(forged)).json()).toEqual(ended);
  });
});

describe('a token of another server with our key', () => {
  let shop: Shop;
  let client: ReturnType<typeof clientOf>;
  beforeAll(async () => {
    shop = await openShop();
    client = clientOf(shop);
  });
  afterAll(() => shop.close());

  it('opens what its user may open', async () => {
    expect((await client.list(foreign({ token_type: 'access', user_id: 2 }))).statusCode).toBe(200);
  });

  it('is adopted into one session, however often and at once it is refreshed', async () => {
    const before = (await sessionsOf(shop)).length;
    const token = foreign({ user_id: '2', color: 'red' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.refresh(token)));
    const claims = answers.map((answer) => readClaims(answer.json<TokenPair>().access));
    expect(new Set(claims.map((claim) => claim?.['sid'])).size).toBe(1);
    expect(claims[0]).toMatchObject({ color: 'red', user_id: '2', token_type: 'access' });
    expect((await sessionsOf(shop)).length).toBe(before + 1);
  });

  it('can be blacklisted, before and after it is adopted', async () => {
    for (const token of [foreign({ user_id: '2' }), foreign({ user_id: '2' })]) {
      const { access } = (await client.refresh(token)).json<TokenPair>();
      expect((await client.blacklist(token)).json()).toEqual({});
      expect((await client.refresh(token)).json()).toEqual(blacklisted);
      expect((await client.list(access)).json()).toEqual(ended);
    }
    const unused = foreign({ user_id: '2' });
    expect((await client.blacklist(unused)).json()).toEqual({});
    expect((await client.blacklist(unused)).json()).toEqual(blacklisted);
    expect((await client.verify(unused)).statusCode).toBe(400);
  });

  it('ends when all sessions of its user end, adopted or not; one issued later does not', async () => {
    await createUser(shop.database, { username: 'mover', password });
    const own = await signIn(shop.app, 'mover');
    const { user_id } = readClaims(own.access) as { user_id: string };
    const iat = Math.floor(Date.now() / 1000) - 10;
    const [adopted, unused, later] = [
      foreign({ user_id, iat }),
      foreign({ user_id, iat }),
      foreign({ user_id, iat: iat + 30 }),
    ] as const;
    const { access } = (await client.refresh(adopted)).json<TokenPair>();
    const alone = foreign({ token_type: 'access', user_id, iat });
    expect((await client.list(alone)).statusCode).toBe(200);
    await shop.send('POST', '/api/v1/auth/logout-all/', {
      headers: { authorization: `Bearer ${own.access}` },
    });
    for (const token of [access, alone]) expect((await client.list(token)).json()).toEqual(ended);
    for (const token of [adopted, unused]) {
      expect((await client.refresh(token)).json()).toEqual(blacklisted);
      expect((await client.verify(token)).statusCode).toBe(400);
    }
    expect((await client.refresh(later)).statusCode).toBe(200);
  });

  it('ends with all sessions of its user, too, if it does not say when it was issued', async () => {
    const username = 'ageless';
    const user_id = await createUser(shop.database, { username, password });
    const [refresh, access] = [{}, { token_type: 'access' }].map((type) =>
      foreign({ ...type, user_id, iat: undefined }),
    ) as [string, string];
    expect((await client.list(access)).statusCode).toBe(200);
    await revokeUser(shop.database, username);
    expect((await client.list(access)).json()).toEqual(ended);
    expect((await client.refresh(refresh)).json()).toEqual(blacklisted);
  });

  it.each([2_147_483_648, `${Number.MAX_SAFE_INTEGER}`])(
    'is nobody’s if it names the user %s, whom no table can have',
    async (user_id) => {
      const access = foreign({ token_type: 'access', user_id });
      expect((await client.list(access)).json()).toEqual({
        detail: 'User not found',
        code: 'user_not_found',
      });
      const token = foreign({ user_id });
      expect((await client.verify(token)).statusCode).toBe(200);
      expect((await client.refresh(token)).statusCode).toBe(401);
      expect((await client.blacklist(token)).json()).toEqual({});
      expect((await client.blacklist(token)).json()).toEqual(blacklisted);
    },
  );

  it.each([
    ['nobody', {}],
    ['somebody who is not there', { user_id: '999999' }],
    ['no number', { user_id: 'x' }],
  ])('can be blacklisted if it names %s', async (_whom, claims) => {
    const token = foreign(claims);
    expect((await client.blacklist(token)).json()).toEqual({});
    expect((await client.blacklist(token)).json()).toEqual(blacklisted);
  });

  it.each(['', 'a\0b', '\ud800', 'x'.repeat(1000), "'; drop table sessions", '☃'])(
    'may have the jti %j',
    async (jti) => {
      const token = foreign({ user_id: '2', jti });
      expect((await client.refresh(token)).statusCode).toBe(200);
      expect((await client.blacklist(token)).statusCode).toBe(200);
      expect((await client.refresh(token)).json()).toEqual(blacklisted);
    },
  );

  it.each([
    ['x', 200],
    [7, 200],
    [null, 200],
    ['a\0', 200],
    ['0'.repeat(32), 401],
  ])('may call %j its sid, and comes to no session of ours: %i', async (sid, status) => {
    const answer = await client.list(foreign({ token_type: 'access', user_id: 2, sid }));
    expect(answer.statusCode).toBe(status);
  });
});

describe('ROTATE_REFRESH_TOKENS', () => {
  it('=on gives a new refresh token, and leaves the old one good', async () => {
    const shop = await openShop({ ROTATE_REFRESH_TOKENS: true });
    const client = clientOf(shop);
    const first = await signIn(shop.app, 'carl');
    const second = (await client.refresh(first.refresh)).json<TokenPair>();
    expect(Object.keys(second)).toEqual(['access', 'refresh']);
    for (const token of [first.refresh, second.refresh]) {
      expect((await client.refresh(token)).statusCode).toBe(200);
      expect((await client.verify(token)).json()).toEqual({});
    }
    await client.blacklist(first.refresh);
    expect((await client.refresh(second.refresh)).json()).toEqual(blacklisted);
    await shop.close();
  });

  describe('=on with BLACKLIST_AFTER_ROTATION=on', () => {
    let shop: Shop;
    let client: ReturnType<typeof clientOf>;
    beforeAll(async () => {
      shop = await openShop({ ROTATE_REFRESH_TOKENS: true, BLACKLIST_AFTER_ROTATION: true });
      client = clientOf(shop);
    });
    afterAll(() => shop.close());

    it('spends the old token and lets its successor live on', async () => {
      const first = await signIn(shop.app, 'carl');
      const second = (await client.refresh(first.refresh)).json<TokenPair>();
      for (const again of [await client.refresh(first.refresh), await client.blacklist(first.refresh)]) {
        expect([again.statusCode, again.json()]).toEqual([401, blacklisted]);
      }
      expect((await client.verify(first.refresh)).statusCode).toBe(400);
      const third = (await client.refresh(second.refresh)).json<TokenPair>();
      expect((await client.list(third.access)).statusCode).toBe(200);
      expect((await client.list(first.access)).statusCode).toBe(200);
    });

    it('has one winner among many that refresh at once, round after round', async () => {
      let { refresh } = await signIn(shop.app, 'carl');
      for (let round = 0; round < 10; round += 1) {
        const token = refresh;
        const answers = await Promise.all(Array.from({ length: 20 }, () => client.refresh(token)));
        const won = answers.filter(({ statusCode }) => statusCode === 200);
        expect(won).toHaveLength(1);
        refresh = won[0]?.json<TokenPair>().refresh ?? '';
      }
    });

    it('spends a token of another server too', async () => {
      const token = foreign({ user_id: '2' });
      const next = (await client.refresh(token)).json<TokenPair>();
      expect((await client.refresh(token)).json()).toEqual(blacklisted);
      expect((await client.refresh(next.refresh)).statusCode).toBe(200);
    });

    it('keeps a token of another server spent for as long as that one gave it', async () => {
      const iat = Math.floor(Date.now() / 1000);
      const [spent, over] = [0, 1].map((n) => foreign({ user_id: '2', n, exp: iat + 30 * 86_400 })) as [
        string,
        string,
      ];
      const next = [await client.refresh(spent), await client.refresh(over)].map((answer) =>
        answer.json<TokenPair>(),
      );
      await client.blacklist(next[1]?.refresh ?? '');
      await shop.database.knex('sessions').update({ expires_at: Date.now() - 600_000 });
      await removeExpiredSessions(shop.database, 300);
      for (const token of [spent, over]) expect((await client.refresh(token)).json()).toEqual(blacklisted);
    });

    it('goes on while the clock of the database was set back', async () => {
      const { refresh } = await signIn(shop.app, 'carl');
      await shop.database.knex('sessions').update({ rotated_at: Date.now() + 3_600_000 });
      expect((await client.refresh(refresh)).statusCode).toBe(200);
    });
  });
});

it('holds for two servers on one database: what one ends is ended for the other', async () => {
  const one = await openShop();
  const { access, refresh } = await signIn(one.app, 'carl');
  const again = await openSecondServer(one);
  expect((await clientOf(again).blacklist(refresh)).statusCode).toBe(200);
  expect((await clientOf(one).list(access)).json()).toEqual(ended);
  await one.close();
});

/** Another app on the same database. */
async function openSecondServer(shop: Shop): Promise<Shop> {
  const app = await buildApp(testConfig, { database: shop.database, signingKey });
  return {
    ...shop,
    app,
    send: async (method, url, { json } = {}) =>
      app.inject({
        method: method as 'POST',
        url,
        headers: { host: 'localhost', 'content-type': 'application/json' },
        payload: JSON.stringify(json),
      }),
  };
}
