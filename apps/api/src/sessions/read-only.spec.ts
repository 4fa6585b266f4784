// While the database can be read but not written, those who are signed in go on.
import type { TokenPair } from '@latchkey/tokens';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../testing/database.ts';
import { type Shop, openShop, signIn } from '../../testing/shop.ts';
import type { Database } from '../database/connect.ts';

let shop: Shop;
let failure: Error | undefined;

beforeEach(async () => {
  failure = undefined;
  const real = await openDatabase();
  const database: Database = {
    ...real,
    write: (work) => (failure ? Promise.reject(failure) : real.write(work)),
  };
  shop = await openShop({}, { database });
});
afterEach(() => shop.close());

const fail = (code: string) => {
  failure = Object.assign(new Error('a write that fails'), { code });
};

/** A session whose owner was not seen for a while. */
async function openUnseen(): Promise<TokenPair> {
  const pair = await signIn(shop.app, 'carl');
  await shop.database.knex('sessions').update({ last_seen_at: 0 });
  return pair;
}

const refresh = (token: string) => shop.send('POST', '/api/token/refresh/', { json: { refresh: token } });

it.each(['SQLITE_FULL', '25006'])('they get new access tokens at %s', async (code) => {
  const pair = await openUnseen();
  fail(code);
  const answer = await refresh(pair.refresh);
  expect(answer.statusCode).toBe(200);
  const { access } = answer.json<TokenPair>();
  const me = await shop.send('GET', '/api/v1/auth/me/', { headers: { authorization: `Bearer ${access}` } });
  expect(me.statusCode).toBe(200);
});

it('an error that is ours is not passed over', async () => {
  const pair = await openUnseen();
  fail('SQLITE_ERROR');
  expect((await refresh(pair.refresh)).statusCode).toBe(500);
});
