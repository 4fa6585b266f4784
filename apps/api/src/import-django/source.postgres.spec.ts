import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeEmptyDatabase } from '../../testing/database.ts';
import { type DjangoShop, makeDjangoShop } from '../../testing/django-shop.ts';
import { readConfig } from '../config.ts';
import { runImport } from './import-command.ts';

let django: DjangoShop;
let own: TestDatabase;
let reader: string;
let from: string;
beforeEach(async () => {
  django = await makeDjangoShop();
  own = await makeEmptyDatabase();
  reader = `reader_${randomUUID().slice(0, 8)}`;
  const url = new URL(django.from);
  Object.assign(url, { username: reader, password: 'x' });
  from = url.href;
  await django.knex.raw(`create role ${reader} login password 'x'`);
  await django.add('auth_user', { id: 5, username: 'ada' });
  await django.knex.raw(`select setval('auth_user_id_seq', 90)`);
});
afterEach(async () => {
  await own.drop();
  await django.knex.raw(`drop owned by ${reader}`);
  await django.knex.raw(`drop role ${reader}`);
  await django.drop();
});

const run = () =>
  runImport(
    { name: 'import-django', from, isDryRun: false, prefix: undefined, tables: new Map() },
    readConfig({ DATABASE_URL: own.url }),
    () => undefined,
  );

describe('a source on PostgreSQL', () => {
  it('may be read by a user who may do nothing else', async () => {
    await django.knex.raw(`grant select on all tables in schema public to ${reader}`);
    expect(await run()).toMatch(/users +1 new/);
  });

  it.each(['auth_user', 'token_blacklist_blacklistedtoken'])(
    'is told to be closed to a user who may not read all of it: %s',
    async (table) => {
      await django.knex.raw(`grant select on all tables in schema public to ${reader}`);
      await django.knex.raw(`revoke select on ${table} from ${reader}`);
      await expect(run()).rejects.toThrow(
        /^PostgreSQL at .*, database shop_\w+ may not be read by this user$/,
      );
      const ours = connectTo(own.url);
      expect(await ours.knex('users').select('id')).toEqual([]);
      await ours.close();
    },
  );
});
