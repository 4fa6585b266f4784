import { expect, it } from 'vitest';
import { openShop, signIn } from '../../testing/shop.ts';
import { removeExpiredSessions } from './session-cleaner.ts';

it('removes sessions when the last access token that they can have given has expired', async () => {
  const shop = await openShop();
  await signIn(shop.app, 'carl');
  const live = (await signIn(shop.app, 'carl')).access;
  const { knex } = shop.database;
  const first = await knex('sessions').orderBy('created_at').first<{ id: string }>('id');
  const expire = (secondsAgo: number) =>
    knex('sessions')
      .where('id', first.id)
      .update({ expires_at: Date.now() - secondsAgo * 1000 });
  await expire(200);
  expect(await removeExpiredSessions(shop.database, 300)).toBe(0);
  await expire(400);
  expect(await removeExpiredSessions(shop.database, 300)).toBe(1);
  const answer = await shop.send('GET', '/api/v0/products/', {
    headers: { authorization: `Bearer ${live}` },
  });
  expect(answer.statusCode).toBe(200);
  await shop.close();
});
