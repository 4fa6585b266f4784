import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, connectTo, makeEmptyDatabase } from '../../testing/database.ts';
import { type DjangoShop, makeDjangoShop } from '../../testing/django-shop.ts';
import { signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { createUser, setPassword, setUserState, userStore } from '../users/user-store.ts';
import { ImportError } from './import-error.ts';
import { runImport } from './import-command.ts';

/** 'secret', by Django's PBKDF2PasswordHasher. */
const secret = 'pbkdf2_sha256$1000$seasalt12345$uv+DWdTG//Il8um++dY8rIwWKUtAfdv6lKzIgA1xasM=';
const changed = 'pbkdf2_sha256$1000$othersalt12$uv+DWdTG//Il8um++dY8rIwWKUtAfdv6lKzIgA1xasM=';

let django: DjangoShop;
let own: TestDatabase;
let ours: Database | undefined;
beforeEach(async () => {
  django = await makeDjangoShop();
  own = await makeEmptyDatabase();
  ours = undefined;
});
afterEach(async () => {
  await ours?.close();
  await own.drop();
  await django.drop();
});

const shop = () => (ours ??= connectTo(own.url));

interface RunOptions {
  readonly isDryRun?: boolean;
  readonly prefix?: string;
  readonly tables?: [string, string][];
  readonly env?: Readonly<Record<string, string>>;
}

async function run(options: RunOptions = {}) {
  const printed: string[] = [];
  const { isDryRun = false, prefix, tables = [], env = {} } = options;
  const summary = await runImport(
    { name: 'import-django', from: django.from, isDryRun, prefix, tables: new Map(tables) },
    readConfig({ DATABASE_URL: own.url, ...env }),
    (line) => printed.push(line),
  );
  return { summary, printed };
}

const rows = (table: string, ...columns: string[]) =>
  shop()
    .knex(table)
    .select(columns)
    .orderBy(columns[0] ?? 'id') as Promise<Record<string, unknown>[]>;
const countOf = async (table: string) => (await shop().knex(table)).length;
const timeOf = (value: unknown) =>
  new Date(value instanceof Date ? value : `${String(value).replace(' ', 'T')}Z`).toISOString();

async function fill(): Promise<void> {
  await django.add('auth_user', {
    id: 3,
    username: 'ada',
    password: secret,
    email: 'ada@parts.example',
    first_name: 'Ada',
    last_name: 'L\u00f6velace',
    is_staff: true,
    last_login: '2026-01-02 03:04:05.678901+00',
  });
  await django.add('auth_user', { id: 7, username: 'bob smith', is_active: false });
  await django.add('shop_product', { id: 5, name: 'Hinge', price: '19.99' });
  await django.add('shop_product', { id: 9, name: 'Anvil', price: '-99999999.99', currency: '$' });
  await django.add('shop_address', { id: 4, number: 12 });
  await django.add('shop_address', { id: 6, number: null, street: '' });
  await django.add('shop_account', { id: 11, version: 2, address_id: 4, user_id: 7 });
  await django.add('shop_account', { id: 12, version: -1, address_id: null, user_id: 3 });
  await django.add('shop_invoice', { id: 21, invoice_number: 2041, account_id: 11 });
  await django.add('shop_invoice', { id: 22, account_id: 12 });
  await django.add('shop_invoice_products', { id: 31, invoice_id: 21, product_id: 9 });
  await django.add('shop_invoice_products', { id: 32, invoice_id: 21, product_id: 5 });
  await django.add('shop_invoice_products', { id: 33, invoice_id: 22, product_id: 5 });
}

describe('an import', () => {
  beforeEach(fill);

  it('copies every row with its id and its fields', async () => {
    await run();
    expect(
      await rows('users', 'id', 'username', 'password', 'state', 'email', 'first_name', 'last_name'),
    ).toEqual([
      {
        id: 3,
        username: 'ada',
        password: secret,
        state: 'active',
        email: 'ada@parts.example',
        first_name: 'Ada',
        last_name: 'L\u00f6velace',
      },
      {
        id: 7,
        username: 'bob smith',
        password: '!',
        state: 'inactive',
        email: '',
        first_name: '',
        last_name: '',
      },
    ]);
    const [ada, bob] = await rows('users', 'id', 'is_staff', 'last_login', 'created_at');
    expect([Boolean(ada?.['is_staff']), Boolean(bob?.['is_staff'])]).toEqual([true, false]);
    expect([ada?.['last_login'], ada?.['created_at']].map(timeOf)).toEqual([
      '2026-01-02T03:04:05.678Z',
      '2024-02-29T12:34:56.789Z',
    ]);
    expect(bob?.['last_login']).toBeNull();
    const products = await rows('products', 'id', 'name', 'price', 'currency');
    expect(products.map((row) => ({ ...row, price: Number(row['price']) }))).toEqual([
      { id: 5, name: 'Hinge', price: 19.99, currency: '€' },
      { id: 9, name: 'Anvil', price: -99_999_999.99, currency: '$' },
    ]);
    expect(await rows('addresses', 'id', 'street', 'number', 'city', 'postal_code')).toEqual([
      { id: 4, street: 'Canal Street', number: 12, city: 'Utrecht', postal_code: '3511 AB' },
      { id: 6, street: '', number: null, city: 'Utrecht', postal_code: '3511 AB' },
    ]);
    expect(await rows('accounts', 'id', 'version', 'address', 'user')).toEqual([
      { id: 11, version: 2, address: 4, user: 7 },
      { id: 12, version: -1, address: null, user: 3 },
    ]);
    expect(await rows('invoices', 'id', 'invoice_number', 'account')).toEqual([
      { id: 21, invoice_number: 2041, account: 11 },
      { id: 22, invoice_number: 0, account: 12 },
    ]);
    const links = await shop().knex('invoice_products').orderBy(['invoice', 'product']).select();
    expect(links).toEqual([
      { invoice: 21, product: 5 },
      { invoice: 21, product: 9 },
      { invoice: 22, product: 5 },
    ]);
  });

  it('tells what it did, and the settings that match', async () => {
    const { summary } = await run();
    expect(summary.split('\n').slice(1, 8)).toEqual([
      '  users                     2 new,         0 brought up to date',
      '  products                  2 new,         0 brought up to date',
      '  addresses                 2 new,         0 brought up to date',
      '  accounts                  2 new,         0 brought up to date',
      '  invoices                  2 new,         0 brought up to date',
      '  invoice_products          3 new,         0 brought up to date',
      '  blacklisted_tokens        0 new,         0 brought up to date',
    ]);
    expect(summary).toContain('PERMISSIONS=authenticated');
    expect(summary).not.toContain('latchkey:');
  });

  it('leaves one row in the audit log', async () => {
    await run();
    expect(await rows('audit', 'event', 'actor_username', 'detail')).toEqual([
      {
        event: 'data_imported',
        actor_username: 'command line',
        detail:
          'users 2, products 2, addresses 2, accounts 2, invoices 2, invoice products 3, blacklisted tokens 0',
      },
    ]);
  });

  it('lets people sign in with the password they had, and hashes it anew', async () => {
    await run();
    const users = userStore(shop());
    expect(await users.authenticate('ada', 'wrong')).toBeUndefined();
    expect(await users.authenticate('ada', 'secret')).toMatchObject({ id: 3, isStaff: true });
    const [ada] = await rows('users', 'id', 'password');
    expect(ada?.['password']).toMatch(/^argon2\$argon2id\$/);
    expect(await users.authenticate('ada', 'secret')).toMatchObject({ id: 3 });
  });

  it('names those whose hash lets them in no more', async () => {
    await django.add('auth_user', { id: 8, username: 'old', password: 'md5$salt$hash' });
    await django.add('auth_user', {
      id: 9,
      username: 'dear',
      password: secret.replace('$1000$', '$9000000$'),
    });
    const { summary } = await run();
    expect(summary).toContain(
      '    2 cannot sign in here: a hash of a kind that is not known, or that costs too much (ids 8, 9)\n',
    );
    const users = userStore(shop());
    for (const name of ['old', 'dear', 'bob smith']) {
      expect(await users.authenticate(name, 'secret')).toBeUndefined();
    }
  });

  it('names superusers who are not staff', async () => {
    await django.add('auth_user', { id: 8, username: 'root', is_superuser: true });
    await django.add('auth_user', { id: 9, username: 'admin', is_superuser: true, is_staff: true });
    expect((await run()).summary).toContain(
      '\n    1 superuser there, but not staff, which is nothing here (id 8)\n',
    );
  });

  it('gives new rows ids that Django has never given', async () => {
    await django.giveIds('auth_user', 40);
    await run();
    expect(await createUser(shop(), { username: 'eve', password: 'x' })).toBe(41);
    const [made] = await shop()
      .knex('products')
      .insert({ name: 'New', price: '1.00', currency: '$' })
      .returning('id');
    expect(made).toEqual({ id: 10 });
  });

  it('says what it would do, and does nothing, as a dry run', async () => {
    await run({ tables: [['invoice_products', 'none']] });
    const dry = await run({ isDryRun: true });
    expect(dry.summary).toMatch(
      /^Nothing was changed\. From .* there would be:\n {2}users +0 new, +2 brought/,
    );
    expect(dry.summary).toMatch(/invoice_products +3 new, /);
    expect(await countOf('invoice_products')).toBe(0);
    expect(await countOf('audit')).toBe(1);
  });

  it('copies two users whose names differ in capitals only', async () => {
    await django.add('auth_user', { id: 8, username: 'ADA', password: secret });
    await run();
    await run();
    const users = userStore(shop());
    expect(await users.authenticate('ada', 'secret')).toMatchObject({ id: 3 });
    expect(await users.authenticate('ADA', 'secret')).toMatchObject({ id: 8 });
    await expect(createUser(shop(), { username: 'Ada', password: 'x' })).rejects.toThrow(
      'already a user Ada',
    );
  });

  it('copies more rows than a page has', async () => {
    const many = Array.from({ length: 1234 }, (_, i) => ({
      id: 1000 + i,
      name: `Part ${i}`,
      price: '2.00',
      currency: '€',
    }));
    await django.knex.batchInsert('shop_product', many, 200);
    expect((await run()).summary).toMatch(/products +1236 new/);
    expect((await run()).summary).toMatch(/products +0 new, +1236 brought/);
    expect(await countOf('products')).toBe(1236);
  });

  it('leaves out what it is told to', async () => {
    const { summary } = await run({
      tables: [
        ['addresses', 'none'],
        ['blacklisted_tokens', 'none'],
      ],
    });
    expect(summary).toContain('  addresses         left out\n');
    expect(summary).toContain('1 skipped: its address was not copied (id 11)');
    expect(await rows('accounts', 'id')).toEqual([{ id: 12 }]);
    expect(await rows('invoices', 'id')).toEqual([{ id: 22 }]);
  });
});

describe('a second import', () => {
  beforeEach(fill);

  it('brings rows up to date and doubles none', async () => {
    await run();
    await django.knex('shop_product').where('id', 5).update({ price: '21.00' });
    await django.knex('shop_invoice_products').where('id', 31).delete();
    await django.add('shop_product', { id: 10, name: 'Saw' });
    const { summary } = await run();
    expect(summary).toMatch(/products +1 new, +2 brought up to date/);
    const products = await rows('products', 'id', 'price');
    expect(products.map(({ price }) => Number(price))).toEqual([21, -99_999_999.99, 1]);
    expect(await rows('invoice_products', 'invoice', 'product')).toEqual([
      { invoice: 21, product: 5 },
      { invoice: 22, product: 5 },
    ]);
    expect(await countOf('users')).toBe(2);
  });

  it('lets names pass from one row to another', async () => {
    await run();
    await django.knex('shop_product').where('id', 5).update({ name: 'x' });
    await django.knex('shop_product').where('id', 9).update({ name: 'Hinge' });
    await django.knex('shop_product').where('id', 5).update({ name: 'Anvil' });
    await django.knex('auth_user').where('id', 3).update({ username: 'x' });
    await django.knex('auth_user').where('id', 7).update({ username: 'ada' });
    await django.knex('auth_user').where('id', 3).update({ username: 'bob smith' });
    await run();
    expect(await rows('products', 'id', 'name')).toEqual([
      { id: 5, name: 'Anvil' },
      { id: 9, name: 'Hinge' },
    ]);
    expect(await rows('users', 'id', 'username', 'folded_username')).toEqual([
      { id: 3, username: 'bob smith', folded_username: 'bob smith' },
      { id: 7, username: 'ada', folded_username: 'ada' },
    ]);
  });

  it('keeps a password that was changed here, unless it was changed there as well', async () => {
    await run();
    await setPassword(shop(), 'ada', 'a password of today');
    await run();
    expect(await userStore(shop()).authenticate('ada', 'a password of today')).toBeDefined();
    await django.knex('auth_user').where('id', 3).update({ password: changed });
    await run();
    const [ada] = await rows('users', 'id', 'password');
    expect(ada?.['password']).toBe(changed);
  });

  it('removes what is no longer there, and lets others have the names', async () => {
    await run();
    await createUser(shop(), { username: 'eve', password: 'x' });
    await django.knex('shop_account').where('id', 11).update({ address_id: 6 });
    await django.knex('shop_address').where('id', 4).delete();
    await django.knex('shop_invoice').where('id', 22).delete();
    await django.knex('shop_invoice_products').where('id', 33).delete();
    await django.knex('shop_account').where('id', 12).delete();
    await django.knex('auth_user').where('id', 3).delete();
    await django.knex('shop_product').where('id', 9).delete();
    await django.knex('shop_invoice_products').where('id', 31).delete();
    await django.add('shop_product', { id: 12, name: 'Anvil' });
    const { summary } = await run();
    expect(summary).toContain('\n    1 removed: no longer in the source (id 3)\n');
    expect(await rows('users', 'id', 'username')).toEqual([
      { id: 7, username: 'bob smith' },
      { id: 8, username: 'eve' },
    ]);
    expect(await rows('products', 'id', 'name')).toEqual([
      { id: 5, name: 'Hinge' },
      { id: 12, name: 'Anvil' },
    ]);
    expect(await rows('addresses', 'id')).toEqual([{ id: 6 }]);
    expect(await rows('accounts', 'id', 'address')).toEqual([{ id: 11, address: 6 }]);
    expect(await rows('invoices', 'id')).toEqual([{ id: 21 }]);
    expect((await rows('audit', 'id', 'detail')).at(-1)?.['detail']).toBe(
      'users 1 (1 removed), products 2 (1 removed), addresses 1 (1 removed), accounts 1 (1 removed), ' +
        'invoices 1 (1 removed), invoice products 1, blacklisted tokens 0',
    );
  });

  it('does not remove what is needed here', async () => {
    await run();
    const eve = await createUser(shop(), { username: 'eve', password: 'x' });
    await shop().knex('accounts').insert({ version: 0, user: eve, address: 6 });
    await django.knex('shop_address').where('id', 6).delete();
    await expect(run()).rejects.toThrow('no longer in the source, but in use here: address 6');
    expect(await countOf('addresses')).toBe(2);
  });

  it('does not bring back users who were deleted here', async () => {
    await run();
    await setUserState(shop(), 'ada', 'deleted');
    await run();
    expect(await rows('users', 'id', 'state')).toEqual([
      { id: 3, state: 'deleted' },
      { id: 7, state: 'inactive' },
    ]);
  });
});

describe('a row that has no place here', () => {
  it.each([
    ['shop_product', { id: 1, name: 'A', currency: '£' }, 'currency is none of € and $'],
    ['shop_product', { id: 1, name: '' }, 'name is empty'],
    ['shop_account', { id: 1, user_id: 99 }, 'its user was not copied'],
    ['shop_account', { id: 1, user_id: 1, address_id: 5 }, 'its address was not copied'],
    ['shop_invoice', { id: 1, account_id: 3 }, 'its account was not copied'],
    ['shop_invoice_products', { id: 1, invoice_id: 3, product_id: 4 }, 'its invoice was not copied'],
    ['auth_user', { id: -5, username: 'minus' }, 'id is no whole number from 1 to 2147483647'],
  ] as const)('is skipped, and told: %s %j', async (table, row, reason) => {
    await django.add('auth_user', { id: 1, username: 'ada' });
    await django.add(table, row);
    const { summary } = await run();
    expect(summary).toContain(`    1 skipped: ${reason} (id ${row.id})\n`);
    expect(await countOf('users')).toBe(1);
    expect(await countOf('products')).toBe(0);
  });

  it('is named with others of its kind, but not with all', async () => {
    await django.add('auth_user', { id: 1, username: 'ada' });
    for (const id of [1, 2, 3, 4, 5, 6]) await django.add('shop_account', { id, user_id: 90 + id });
    expect((await run()).summary).toContain(
      '6 skipped: its user was not copied (ids 1, 2, 3, 4, 5 and others)',
    );
  });
});

describe('an import that cannot be done', () => {
  const refused = async (message: string | RegExp, options = {}) => {
    const attempt = run(options);
    await expect(attempt).rejects.toThrow(ImportError);
    await expect(attempt).rejects.toThrow(message);
  };

  it('leaves everything as it was', async () => {
    await fill();
    await run({ tables: [['products', 'none']] });
    await shop().knex('products').insert({ name: 'Hinge', price: '1.00', currency: '$' });
    await django.knex('auth_user').where('id', 3).update({ email: 'new@parts.example' });
    await refused('the product 5 and the product 1 both have the name "Hinge"');
    expect(await rows('users', 'email')).toEqual([{ email: '' }, { email: 'ada@parts.example' }]);
    expect(await rows('products', 'name')).toEqual([{ name: 'Hinge' }]);
    expect(await countOf('audit')).toBe(1);
  });

  it('does not put rows in the place of others that no import has made', async () => {
    await fill();
    await run();
    await createUser(shop(), { username: 'eve', password: 'x' });
    await django.add('auth_user', { id: 8, username: 'zoe' });
    await refused('this shop has a user with the id 8 that no import has made');
    expect(await rows('users', 'username')).toHaveLength(3);
  });

  it('does not take a source without users for one', async () => {
    await refused('the source has no users');
  });

  it.each([
    ['a part that there is not', { tables: [['orders', 'x']] }, /^--tables knows users, .*; not orders$/],
    [
      'a table that there is not',
      { tables: [['users', 'people']] },
      'the source has no table people for users',
    ],
    [
      'a table without the columns',
      { tables: [['users', 'shop_product']] },
      'the table shop_product has no column username, password, is_active, is_staff for users',
    ],
    [
      'an app that there is not',
      { prefix: 'store' },
      /^the source has no table for products, with the columns id/,
    ],
  ])('names %s', async (_what, options, message) => {
    await refused(message, options);
  });

  it('names a table that is missing', async () => {
    await django.drop();
    django = await makeDjangoShop('auth_user');
    await refused(
      'the source has no table for users, with the columns id, username, password, is_active, is_staff: ' +
        'name it with --tables users=TABLE, or leave it out with --tables users=none',
    );
  });

  it('asks which of two tables is meant', async () => {
    await fill();
    await django.knex.raw('create table store_product as select * from shop_product');
    await refused(/^both \w+ and \w+ may be the products: say --tables products=\w+, or --prefix$/);
    expect((await run({ prefix: 'shop' })).summary).toMatch(/products +2 new/);
    expect((await run({ tables: [['products', 'store_product']] })).summary).toMatch(/products +0 new, +2/);
  });

  it('does not take this shop for one of Django', async () => {
    await fill();
    await run();
    const attempt = runImport(
      { name: 'import-django', from: own.url, isDryRun: false, prefix: undefined, tables: new Map() },
      readConfig({ DATABASE_URL: own.url }),
      () => undefined,
    );
    await expect(attempt).rejects.toThrow('the source has no table for users');
  });
});

describe('tokens of SimpleJWT', () => {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (claims: object) => {
    const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return `${input}.${createHmac('sha256', signingKey).update(input).digest('base64url')}`;
  };
  const refreshToken = (jti: string) =>
    sign({ token_type: 'refresh', exp: now + 3600, iat: now, jti, user_id: 1 });
  const inAnHour = `${new Date((now + 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ')}+00`;

  const keep = async (id: number, jti: string, more: object = {}) => {
    const row = { id, jti, user_id: 1, token: refreshToken(jti), expires_at: inAnHour };
    await django.add('token_blacklist_outstandingtoken', { ...row, ...more });
  };
  const blacklist = (id: number) =>
    django.add('token_blacklist_blacklistedtoken', { id: id + 50, token_id: id });

  beforeEach(() => django.add('auth_user', { id: 1, username: 'ada' }));

  const visit = async (url: string, payload: object, headers = {}) => {
    const database = connectTo(own.url);
    const app = await buildApp(testConfig, { signingKey, database });
    const answer = await app.inject({
      method: 'POST',
      url,
      payload,
      headers: { host: 'localhost', ...headers },
    });
    await app.close();
    return [answer.statusCode, answer.json()];
  };
  const refresh = (jti: string) => visit('/api/token/refresh/', { refresh: refreshToken(jti) });
  const dead = [401, { detail: 'Token is blacklisted', code: 'token_not_valid' }];

  it('that are on the blacklist there are on it here, others go on', async () => {
    await keep(1, 'a'.repeat(32));
    await keep(2, 'b'.repeat(32));
    await keep(3, 'c'.repeat(32), { user_id: null });
    await blacklist(1);
    await blacklist(3);
    expect((await run()).summary).toMatch(/blacklisted_tokens +2 new/);
    expect(await refresh('a'.repeat(32))).toEqual(dead);
    expect(await refresh('c'.repeat(32))).toEqual(dead);
    expect(await refresh('b'.repeat(32))).toEqual([200, { access: expect.any(String) }]);
  });

  it('are on it whatever their ids look like', async () => {
    const jti = `an id of another kind, ${'x'.repeat(60)}`;
    await keep(1, jti);
    await blacklist(1);
    await run();
    expect(await refresh(jti)).toEqual(dead);
  });

  it('end here when they were adopted before', async () => {
    await keep(1, 'a'.repeat(32));
    await run();
    expect(await refresh('a'.repeat(32))).toEqual([200, { access: expect.any(String) }]);
    await blacklist(1);
    expect((await run()).summary).toMatch(/blacklisted_tokens +0 new, +1 brought/);
    expect(await refresh('a'.repeat(32))).toEqual(dead);
    expect((await run()).summary).toMatch(/blacklisted_tokens +0 new, +1 brought/);
  });

  it('are left behind when they have expired', async () => {
    await keep(1, 'a'.repeat(32), { expires_at: '2024-02-29 12:34:56+00' });
    await blacklist(1);
    expect((await run()).summary).toContain('    1 skipped: it has expired (id 1)');
    expect(await countOf('sessions')).toBe(0);
  });

  it('tell how long they last and whom they are for', async () => {
    await keep(1, 'a', { token: sign({ exp: 5000, iat: 1400, iss: 'shop', aud: ['one', 'two'], jti: 'a' }) });
    const { summary } = await run();
    expect(summary).toMatch(/^ {2}REFRESH_TOKEN_LIFETIME=3600 +as in the newest token$/m);
    expect(summary).toMatch(/^ {2}ISSUER=shop +as/m);
    expect(summary).toMatch(/^ {2}AUDIENCE=one,two +as/m);
  });

  it.each([
    [{ SIGNING_KEY: signingKey }, /^ {2}SIGNING_KEY=… .*; yours has signed the newest token$/m],
    [{ SIGNING_KEY: 'x'.repeat(40) }, /^ {2}SIGNING_KEY=… .*; YOURS HAS NOT SIGNED the newest token$/m],
    [
      { SIGNING_KEY: signingKey.repeat(2), ALGORITHM: 'HS512' },
      /^ {2}SIGNING_KEY=… .*; YOURS HAS NOT SIGNED/m,
    ],
    [{}, /^ {2}SIGNING_KEY=… +Django's SECRET_KEY, or the SIGNING_KEY of SIMPLE_JWT$/m],
    [{ ALGORITHM: 'EdDSA' }, /^ {2}SIGNING_KEY=… +Django's SECRET_KEY, or the SIGNING_KEY of SIMPLE_JWT$/m],
  ])('tell whether the key is right, even when they have expired: %j', async (env, line) => {
    await keep(1, 'a', { token: sign({ token_type: 'refresh', exp: 5000, iat: 1400, jti: 'a' }) });
    expect((await run({ env })).summary).toMatch(line);
  });

  it.each(['', 'a.b.c', `${encode({ alg: 5 })}..`])('tell nothing where the newest is %j', async (token) => {
    await keep(1, 'a', { token });
    expect((await run()).summary).toMatch(/REFRESH_TOKEN_LIFETIME=86400 +SimpleJWT's default/);
  });
});
