import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, makeEmptyDatabase } from '../testing/database.ts';
import { type PostgresProcess, startPostgres } from '../testing/postgres-process.ts';
import { type Program, startProgram } from '../testing/program.ts';
import { demoPassword } from './demo/seed.ts';

const part = (url: string, changes: Partial<URL>) => Object.assign(new URL(url), changes).href;

describe('two servers on one PostgreSQL', () => {
  let folder: string;
  let postgres: PostgresProcess;
  let servers: Program[];
  let addresses: string[];
  let access: string;

  const restart = () =>
    startPostgres('--folder', join(folder, 'postgres'), '--port', new URL(postgres.url).port);
  const ask = async <Answer>(sql: string): Promise<Answer[]> => {
    const client = new Client(postgres.url);
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows as Answer[];
  };
  const send = async (server: number, path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${access}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${addresses[server]}${path}`, { headers, ...init });
    return {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      body: (await answer.json()) as unknown,
    };
  };
  const post = (server: number, path: string, body: object) =>
    send(server, path, { method: 'POST', body: JSON.stringify(body) });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
    postgres = await startPostgres('--folder', join(folder, 'postgres'));
    const env = { DATABASE_URL: postgres.url, DEMO: 'on', PORT: '0', SIGNING_KEY: 'k'.repeat(32) };
    servers = [1, 2].map(() => startProgram([], { env }));
    addresses = await Promise.all(servers.map(({ listens }) => listens));
    const { body } = await post(0, '/api/token/', { username: 'alice', password: demoPassword });
    ({ access } = body as { access: string });
  });
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL');
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it('both come up at once on an empty database, and one fills it', async () => {
    const counts = await Promise.all([0, 1].map((server) => send(server, '/api/v0/products/')));
    const [one, other] = counts.map(({ body }) => (body as { count: number }).count);
    expect(one).toBeGreaterThan(200);
    expect(other).toBe(one);
    expect(await ask('select count(*)::int as users from users')).toEqual([{ users: 4 }]);
    expect(await ask('select is_locked from knex_migrations_lock')).toEqual([{ is_locked: 0 }]);
  });

  it('read what the other one wrote, with its tokens', async () => {
    const made = await post(0, '/api/v0/products/', { name: 'made at one' });
    const { id } = made.body as { id: number };
    expect(await send(1, `/api/v0/products/${id}/`)).toEqual({ ...made, status: 200 });
  });

  it('give a name once, whoever is asked', async () => {
    const answers = await Promise.all(
      [0, 1].map((server) => post(server, '/api/v0/products/', { name: 'twin' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('count the failures of one name together', async () => {
    const fail = (server: number) => post(server, '/api/token/', { username: 'carol', password: 'wrong' });
    for (let turn = 0; turn < 5; turn++) await Promise.all([fail(0), fail(1)]);
    expect((await fail(0)).status).toBe(429);
    expect((await fail(1)).status).toBe(429);
  });

  it('serve on when connections are killed', async () => {
    await ask(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const answers = await Promise.all([0, 1, 0, 1].map((server) => send(server, '/api/v0/products/')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('answer 503 while PostgreSQL is away, and serve again without a restart', async () => {
    const seen: { status: number; retryAfter: string | null }[] = [];
    let isOver = false;
    const load = [0, 1].map(async (server) => {
      for (let turn = 0; !isOver; turn++) {
        seen.push(await send(server, '/api/v0/products/'));
        seen.push(await post(server, '/api/v0/products/', { name: `load ${server} ${turn}` }));
      }
    });
    await expect.poll(() => seen.length).toBeGreaterThan(20);
    await postgres.stop();
    for (const server of [0, 1]) {
      expect(await send(server, '/api/v0/products/')).toMatchObject({ status: 503, retryAfter: '1' });
      expect(await send(server, '/readyz')).toMatchObject({
        status: 503,
        body: { status: 'unavailable', reason: 'database' },
      });
      expect(await send(server, '/healthz')).toMatchObject({ status: 200 });
    }
    postgres = await restart();
    for (const server of [0, 1]) {
      await expect.poll(async () => (await send(server, '/api/v0/products/')).status).toBe(200);
    }
    isOver = true;
    await Promise.all(load);
    expect([...new Set(seen.map(({ status }) => status))].sort()).toEqual([200, 201, 503]);
    expect(seen.filter(({ status, retryAfter }) => status === 503 && retryAfter !== '1')).toEqual([]);
  });

  it('end at SIGTERM with exit code 0, having said which database it was, without the password', async () => {
    for (const { child } of servers) child.kill('SIGTERM');
    const { host, password } = new URL(postgres.url);
    for (const { code, out } of await Promise.all(servers.map(({ ended }) => ended))) {
      expect(code).toBe(0);
      expect(out).toContain(`the database is PostgreSQL at ${host}, database latchkey`);
      expect(out).not.toContain(password);
    }
  });
});

describe('a start on PostgreSQL', () => {
  let own: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    own = await makeEmptyDatabase();
    folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  });
  afterAll(async () => {
    await own.drop();
    rmSync(folder, { recursive: true });
  });

  const run = (args: readonly string[], changes: Partial<URL>) =>
    startProgram(args, { env: { DATA_DIR: folder, PORT: '0', DATABASE_URL: part(own.url, changes) } }).ended;

  it.each([
    [{ port: '1' }, /^latchkey: PostgreSQL at 127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED .*\n$/],
    [{ password: 's3cret' }, /^latchkey: PostgreSQL at \S+ refuses the user latchkey: password auth.*\n$/],
    [{ pathname: '/nothing' }, /^latchkey: PostgreSQL at \S+ has no database nothing\n$/],
    [{ search: '?ssl=true' }, /^latchkey: DATABASE_URL may have the parameter sslmode only\n$/],
  ])('with %j ends in one line that says why', async (changes, line) => {
    for (const args of [[], ['migrate']]) {
      const { code, out, err } = await run(args, changes);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(line);
      expect(err).not.toContain('s3cret');
    }
  });

  it('as a user who may not make tables ends in one line', async () => {
    const client = new Client(own.url);
    await client.connect();
    await client.query("create role reader login password 'reader'");
    const { code, err } = await run(['migrate'], { username: 'reader', password: 'reader' });
    await client.query('drop role reader').finally(() => client.end());
    expect([code, err]).toEqual([
      1,
      'latchkey: DATABASE_URL must name a user who may make tables: permission denied for schema public\n',
    ]);
  });
});
