// Moves a real Django shop over, from start to end, and looks at everything that must have come along.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { Client, type Tokens } from './client.ts';
import { type Engine, type Place, makePlace } from './places.ts';
import { rowsOfBoth } from './rows.ts';
import { importDjango, password, startDjango, startOurs } from './shops.ts';

/** As tools/moving/django/serve.py makes them: one for each kind of hash, and one whose name differs in a capital. */
const kinds = ['pbkdf2_sha256', 'pbkdf2_sha1', 'argon2', 'bcrypt_sha256', 'scrypt'];
const users = [...kinds, 'Scrypt'];
const lists = ['products', 'addresses', 'accounts', 'invoices'];

/** Goes through one step and says whether it has held. @throws whatever says that it has not */
async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    const result = await work();
    process.stdout.write(`  ok  ${name}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`  NOT OK  ${name}\n`);
    throw error;
  }
}

const badToken = { detail: 'Token is blacklisted', code: 'token_not_valid' };
const nobody = { detail: 'No active account found with the given credentials' };

interface Row {
  readonly id: number;
  readonly name: string;
}

interface Held {
  /** The tokens of each user, from Django. */
  readonly live: ReadonlyMap<string, Tokens>;
  readonly revoked: Tokens;
  /** What Django told of each list. */
  readonly told: ReadonlyMap<string, object[]>;
}

async function signInEverybody(django: Client): Promise<Map<string, Tokens>> {
  const live = new Map<string, Tokens>();
  for (const user of users) live.set(user, await django.tokensOf(user, password));
  return live;
}

/** The shop lives on: rows change, pass their names on and go, and somebody signs out. */
async function liveOn(django: Client, live: Held['live']): Promise<Held> {
  const revoked = await django.tokensOf('revoked', password);
  assert.deepEqual(await django.post('/api/token/blacklist/', { refresh: revoked.refresh }), {
    status: 200,
    body: {},
  });
  const access = accessOf(live);
  const products = (await django.list('products', access)) as unknown as Row[];
  const [first, second, third] = products;
  assert.ok(first && second && third);
  const rename = async (row: Row, name: string) => {
    const { status } = await django.change('PATCH', `/api/v0/products/${row.id}/`, access, { name });
    assert.equal(status, 200);
  };
  await rename(first, 'nobody has this name');
  await rename(second, first.name);
  await rename(first, second.name);
  assert.equal(await django.remove(`/api/v0/products/${third.id}/`, access), 204);
  assert.equal((await django.change('POST', '/api/v0/products/', access, { name: third.name })).status, 201);
  const told = new Map<string, object[]>();
  for (const list of lists) told.set(list, await django.list(list, access));
  return { live, revoked, told };
}

function accessOf(live: Held['live']): string {
  const [tokens] = live.values();
  assert.ok(tokens);
  return tokens.access;
}

/** Whether the hashes that are to move are of all kinds: Django likes to make them all of one. */
async function checkKinds(place: Place): Promise<void> {
  for (const kind of kinds) {
    const [user] = await place.ask('django', `select password from auth_user where username = '${kind}'`);
    assert.ok(String(user?.['password']).startsWith(`${kind}$`), kind);
  }
}

async function checkRows(place: Place, engine: Engine): Promise<string> {
  const tables = await rowsOfBoth(place, engine);
  for (const { name, django, ours } of tables) {
    assert.ok(django.length > 0, `Django has no ${name}`);
    assert.deepEqual(ours, django, name);
  }
  return tables.map(({ name, ours }) => `${ours.length} ${name.replace('_', ' ')}`).join(', ');
}

function withoutId(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
}

async function checkClients(ours: Client, { live, revoked, told }: Held): Promise<void> {
  await step('every live token opens the lists, which tell what they told', async () => {
    for (const { access } of live.values()) {
      assert.equal((await ours.get('/api/v0/products/', access)).status, 200);
    }
    for (const list of lists) {
      const rows = await ours.list(list, accessOf(live));
      const isWithId = ['products', 'addresses'].includes(list);
      // Accounts and invoices of ours tell their id as well.
      assert.deepEqual(isWithId ? rows : rows.map(withoutId), told.get(list));
    }
  });
  await step('every live token refreshes, and what it gives is good', async () => {
    for (const { refresh } of live.values()) {
      const { status, body } = await ours.refresh(refresh);
      assert.equal(status, 200);
      assert.equal((await ours.get('/api/v0/products/', (body as Tokens).access)).status, 200);
    }
  });
  await step('a token that Django has revoked does not refresh', async () => {
    assert.deepEqual(await ours.refresh(revoked.refresh), { status: 401, body: badToken });
  });
  await step('every user signs in with the old password, twice, and not with another', async () => {
    for (const user of users) {
      await ours.tokensOf(user, password);
      await ours.tokensOf(user, password);
      assert.deepEqual(await ours.signIn(user, `${password}!`), { status: 401, body: nobody });
    }
  });
  await step('who could not sign in still cannot', async () => {
    for (const user of ['inactive', 'unusable', 'gone']) {
      assert.deepEqual(await ours.signIn(user, password), { status: 401, body: nobody });
    }
  });
  await step('a token of Django can be revoked here', async () => {
    const refresh = live.get('scrypt')?.refresh ?? '';
    assert.equal((await ours.post('/api/token/blacklist/', { refresh })).status, 200);
    assert.deepEqual(await ours.refresh(refresh), { status: 401, body: badToken });
  });
}

async function checkGoingBack(place: Place, django: Client, ours: Client): Promise<void> {
  await step('a token of ours opens the lists at Django, and refreshes there', async () => {
    const { access, refresh } = await ours.tokensOf('argon2', password);
    assert.equal((await django.get('/api/v0/products/', access)).status, 200);
    assert.equal((await django.post('/api/token/verify/', { token: refresh })).status, 200);
    const { status, body } = await django.refresh(refresh);
    assert.equal(status, 200);
    assert.equal((await django.get('/api/v0/products/', (body as Tokens).access)).status, 200);
  });
  await step('a hash of ours is good at Django', async () => {
    const [user] = await place.ask('ours', "select password from users where username = 'scrypt'");
    await place.ask(
      'django',
      `update auth_user set password = '${String(user?.['password'])}' where username = 'scrypt'`,
    );
    await django.tokensOf('scrypt', password);
    assert.deepEqual(await django.signIn('scrypt', `${password}!`), { status: 401, body: nobody });
  });
}

async function move(engine: Engine): Promise<void> {
  process.stdout.write(`${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'}\n`);
  const place = await makePlace(engine);
  const stops: (() => Promise<void>)[] = [];
  try {
    const djangoServer = await step('Django runs, with users of every kind of hash', () =>
      startDjango(place),
    );
    stops.push(djangoServer.stop);
    const django = new Client(djangoServer.found);
    const live = await step('clients hold tokens', () => signInEverybody(django));
    await step('there is a hash of every kind', () => checkKinds(place));

    await step('a dry run copies nothing', async () => {
      assert.match(await importDjango(place, '--dry-run'), /^Nothing was changed/m);
      assert.deepEqual(await place.ask('ours', 'select id from users'), []);
    });
    await step('the import', () => importDjango(place));
    await step('every row is equal, by id and field', () => checkRows(place, engine));
    const held = await step('the shop lives on', () => liveOn(django, live));
    await step('the import, once more', () => importDjango(place));
    const counts = await step('every row is equal again', () => checkRows(place, engine));

    const ourServer = await step('our server starts', () => startOurs(place));
    stops.push(ourServer.stop);
    const ours = new Client(ourServer.found);
    await checkClients(ours, held);
    await step('every hash of those who signed in is argon2id now', async () => {
      const names = users.map((name) => `'${name}'`).join(', ');
      const rows = await place.ask('ours', `select password from users where username in (${names})`);
      assert.equal(rows.length, users.length);
      for (const { password: hash } of rows) assert.match(String(hash), /^argon2\$argon2id\$/);
    });
    await step('a new row has an id that Django has never given', async () => {
      const [largest] = await place.ask('django', 'select max(id) as id from shop_product');
      const { access } = await ours.tokensOf('argon2', password);
      const { status, body } = await ours.change('POST', '/api/v0/products/', access, { name: 'New' });
      assert.deepEqual([status, (body as Row).id], [201, Number(largest?.['id']) + 1]);
    });
    await checkGoingBack(place, django, ours);
    process.stdout.write(`  moved: ${counts}\n`);
  } finally {
    for (const stop of stops.reverse()) await stop();
    await place.leave();
  }
}

const { values } = parseArgs({ options: { sqlite: { type: 'boolean' }, postgres: { type: 'boolean' } } });
const isBoth = !values.sqlite && !values.postgres;
try {
  if (isBoth || values.sqlite) await move('sqlite');
  if (isBoth || values.postgres) await move('postgres');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
