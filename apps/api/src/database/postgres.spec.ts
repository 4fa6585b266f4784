import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.ts';
import { type TestDatabase, connectTo, makeMigratedDatabase } from '../../testing/database.ts';
import { type Gate, openGate } from '../../testing/gate.ts';
import { type TlsGate, openTlsGate } from '../../testing/tls-gate.ts';
import type { Database } from './connect.ts';
import { UnreachableError, isUnavailable } from './errors.ts';

const product = (name: string) => ({ name, price: '1.50', currency: '€' });
const thrownBy = (work: Promise<unknown>) => work.catch((error: unknown) => error);
/** A URL with some of its parts changed. */
const part = (url: string, changes: Partial<URL>) => Object.assign(new URL(url), changes).href;

describe('a PostgreSQL database', () => {
  let own: TestDatabase;
  let gate: Gate;
  let database: Database;
  beforeEach(async () => {
    own = await makeMigratedDatabase();
    gate = await openGate(own.url);
    database = connectTo(gate.url, { poolSize: 2, statementTimeout: 500 });
  });
  afterEach(async () => {
    await gate.open();
    await database.close();
    await gate.shut();
    await own.drop();
  });

  const names = async () => (await database.knex('products').orderBy('id')).map(({ name }) => name as string);
  const killOthers = () =>
    database.knex.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );

  it('gives numbers, text and days as they are written', async () => {
    const row = `select 9007199254740991::bigint as big, 2147483647 as whole, 1.50::numeric(10, 2) as price,
      true as yes, date '2024-02-29' as day, '☃' as snow, null as nothing`;
    expect(await database.prepare(row).get()).toEqual({
      big: 9_007_199_254_740_991,
      whole: 2_147_483_647,
      price: '1.50',
      yes: true,
      day: '2024-02-29',
      snow: '☃',
      nothing: null,
    });
  });

  it('compiles a prepared query once for each connection', async () => {
    const one = connectTo(own.url, { poolSize: 1 });
    const find = one.prepare('select name from products where id = ?');
    for (const id of [1, 2, 3]) await find.all(id);
    const compiled = one.prepare('select statement from pg_prepared_statements where name <> ?');
    expect(await compiled.all('')).toContainEqual({ statement: 'select name from products where id = $1' });
    expect(await compiled.all('')).toHaveLength(2);
    await one.close();
  });

  it('is described without its password', () => {
    const { hostname, port, pathname, password } = new URL(gate.url);
    expect(database.description).toBe(`PostgreSQL at ${hostname}:${port}, database ${pathname.slice(1)}`);
    expect(database.description).not.toContain(password);
  });

  describe('write', () => {
    it('runs again after a deadlock', async () => {
      // Writers of products cannot block each other so: they wait for their one row of state before they have any.
      const address = { street: 'Canal Street', number: 7, postal_code: '3511 AB' };
      await database.knex('addresses').insert(['one', 'two'].map((city) => ({ ...address, city })));
      let arrived = 0;
      const { promise: met, resolve: meet } = Promise.withResolvers<undefined>();
      const patient = connectTo(own.url);
      const moveBoth = (order: readonly number[], suffix: string) =>
        patient.write(async (trx) => {
          for (const id of order) {
            await trx('addresses')
              .where({ id })
              .update({ city: `${suffix} ${id}` });
            if (++arrived === 2) meet(undefined);
            await met;
          }
        });
      await Promise.all([moveBoth([1, 2], 'a'), moveBoth([2, 1], 'b')]);
      await patient.close();
      const cities = (await database.knex('addresses').orderBy('id').pluck('city')) as string[];
      expect(['a 1,a 2', 'b 1,b 2']).toContain(String(cities));
    });

    it('runs again when the connection broke before anything was committed', async () => {
      let runs = 0;
      await database.write(async (trx) => {
        runs += 1;
        await trx('products').insert(product('once'));
        if (runs === 1) await trx.raw('select pg_terminate_backend(pg_backend_pid())');
      });
      expect([runs, await names()]).toEqual([2, ['once']]);
    });

    it('gives up when the connection breaks again', async () => {
      let runs = 0;
      const error = await thrownBy(
        database.write(async (trx) => {
          runs += 1;
          await trx.raw('select pg_terminate_backend(pg_backend_pid())');
        }),
      );
      expect([runs, isUnavailable(error)]).toEqual([2, true]);
      expect(await names()).toEqual([]);
    });

    it('does not run again when the connection broke while committing', async () => {
      await database.knex.raw(`
        create function die() returns trigger language plpgsql as
          $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create constraint trigger dies after insert on products deferrable initially deferred
          for each row execute function die();`);
      let runs = 0;
      const error = await thrownBy(
        database.write(async (trx) => {
          runs += 1;
          await trx('products').insert(product('who knows'));
        }),
      );
      expect([runs, isUnavailable(error)]).toEqual([1, true]);
    });

    it('does not run again after an error of its own', async () => {
      let runs = 0;
      const error = await thrownBy(
        database.write(async (trx) => {
          runs += 1;
          await trx.raw('select 1 / 0');
        }),
      );
      expect([runs, isUnavailable(error)]).toEqual([1, false]);
      expect(await names()).toEqual([]);
    });
  });

  describe('that is in trouble', () => {
    it('stops a statement that takes too long, and goes on', async () => {
      expect(isUnavailable(await thrownBy(database.prepare('select pg_sleep(30)').get()))).toBe(true);
      expect(isUnavailable(await thrownBy(database.knex.raw('select pg_sleep(30)')))).toBe(true);
      expect(isUnavailable(await thrownBy(database.write((trx) => trx.raw('select pg_sleep(30)'))))).toBe(
        true,
      );
      expect(await names()).toEqual([]);
    });

    it('has no connection for one more, and has one later', async () => {
      const busy = connectTo(own.url, { poolSize: 1 });
      const { promise: held, resolve: free } = Promise.withResolvers<undefined>();
      const { promise: holding, resolve: hold } = Promise.withResolvers<undefined>();
      const write = busy.write(async () => {
        hold(undefined);
        await held;
      });
      await holding;
      const error = await thrownBy(busy.prepare('select 1').get());
      expect(error).toBeInstanceOf(UnreachableError);
      expect(String(error)).toMatch(/cannot be reached: timeout exceeded when trying to connect$/);
      free(undefined);
      await write;
      expect(await busy.knex('products')).toEqual([]);
      await busy.close();
    });

    it('lets those wait for more than a second who queue behind others that it answers', async () => {
      // Two at a time, for a tenth of a second each: the last ones are asked after 1.4 s.
      const queries = Array.from({ length: 30 }, () => database.prepare('select pg_sleep(0.1)').get());
      await expect(Promise.all(queries)).resolves.toHaveLength(30);
    });

    it('is asked again when it is back', async () => {
      expect(await names()).toEqual([]);
      await gate.shut();
      for (const asked of [database.knex('products'), database.prepare('select 1').get()]) {
        expect(isUnavailable(await thrownBy(Promise.resolve(asked)))).toBe(true);
      }
      await gate.open();
      expect(await names()).toEqual([]);
      expect(await database.prepare('select 1 as one').get()).toEqual({ one: 1 });
    });

    it('is not waited for when it says nothing, with a query or without', async () => {
      expect(await names()).toEqual([]);
      const open = database.prepare('select 1 as one').get();
      await open;
      gate.freeze();
      const errors = await Promise.all(
        Array.from({ length: 4 }, () => thrownBy(database.prepare('select 1').get())),
      );
      expect(errors.map(isUnavailable)).toEqual([true, true, true, true]);
      await gate.open();
      expect(await database.prepare('select 1 as one').get()).toEqual({ one: 1 });
    });

    it('is asked again when the idle connections were ended', async () => {
      const prepared = database.prepare('select 1 as one');
      await Promise.all([prepared.get(), prepared.get()]);
      await killOthers();
      expect(await Promise.all([prepared.get(), prepared.get()])).toEqual([{ one: 1 }, { one: 1 }]);
    });
  });

  it('does not give a connection to the next one in the middle of a transaction', async () => {
    const one = connectTo(own.url, { poolSize: 1 });
    const connection = one.prepare<{ pid: number }>('select pg_backend_pid() as pid');
    const first = await connection.get();
    expect(await connection.get()).toEqual(first);
    await one.knex.raw('begin');
    expect(await connection.get()).not.toEqual(first);
    await one.close();
  });

  it('closes in time though nobody answers', async () => {
    await database.knex('products');
    gate.freeze();
    await database.close();
    expect(await thrownBy(database.prepare('select 1').get())).toBeInstanceOf(UnreachableError);
  });

  describe('exclusively', () => {
    it('lets one after the other, however long it takes', async () => {
      const other = connectTo(own.url, { statementTimeout: 20 });
      const said: string[] = [];
      const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
      const { promise: ending, resolve: end } = Promise.withResolvers<undefined>();
      const first = database.exclusively(async () => {
        begin(undefined);
        await ending;
        said.push('first');
      });
      await begun;
      const second = other.exclusively(async ({ write }) => {
        said.push('second');
        await write((trx) => trx.raw('select pg_sleep(0.1)'));
      });
      const isWaiting = database.prepare<{ waiting: number }>(
        `select count(*) as waiting from pg_locks where locktype = 'advisory' and not granted and database =
          (select oid from pg_database where datname = current_database())`,
      );
      await expect.poll(() => isWaiting.get()).toEqual({ waiting: 1 });
      end(undefined);
      await Promise.all([first, second]);
      expect(said).toEqual(['first', 'second']);
      await other.close();
    });

    it('lets the next one when the first is dead', async () => {
      const first = database.exclusively(async () => {
        await gate.shut();
      });
      await thrownBy(first);
      const other = connectTo(own.url);
      expect(await other.exclusively(() => Promise.resolve('my turn'))).toBe('my turn');
      await other.close();
    });
  });
});

describe('a PostgreSQL database that cannot be had', () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await makeMigratedDatabase();
  });
  afterAll(() => own.drop());

  it.each([
    [{ password: 's3cret' }, /^PostgreSQL at 127\.0\.0\.1:\d+ refuses the user latchkey: password auth/],
    [{ username: 'nobody', password: 's3cret' }, /refuses the user nobody: password authentication failed/],
    [{ pathname: '/nothing' }, /^PostgreSQL at 127\.0\.0\.1:\d+ has no database nothing$/],
    [{ port: '1' }, /^PostgreSQL at 127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1$/],
    [{ host: 'localhost:1' }, /^PostgreSQL at localhost:1 cannot be reached: .*ECONNREFUSED/],
    [{ host: '[::1]:1' }, /^PostgreSQL at \[::1\]:1 cannot be reached: /],
    [{ host: 'no.such.host.invalid' }, /cannot be reached: getaddrinfo (ENOTFOUND|EAI_AGAIN)/],
    [{ search: '?sslmode=verify-full' }, /cannot be reached: The server does not support SSL connections$/],
  ])('says why: %j', async (changes, message) => {
    const url = part(own.url, changes);
    const database = connectTo(url);
    const error = await thrownBy(database.prepare('select 1').get());
    expect(error).toBeInstanceOf(UnreachableError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('s3cret');
    await database.close();
  });
});

describe('a PostgreSQL database behind TLS', () => {
  const other = makeCertificate('localhost').certificate;
  let own: TestDatabase;
  let gate: TlsGate;
  beforeAll(async () => {
    own = await makeMigratedDatabase();
    gate = await openTlsGate(own.url, 'localhost');
  });
  afterAll(async () => {
    await gate.close();
    await own.drop();
  });

  const ask = async (changes: Partial<URL>, ca?: string) => {
    const database = connectTo(part(gate.url, changes), { ca });
    try {
      return await database.prepare('select 1 as one').get();
    } finally {
      await database.close();
    }
  };

  it('is reached with sslmode=verify-full and sslmode=require when its authority is known', async () => {
    expect(await ask({ search: '?sslmode=verify-full' }, gate.certificate)).toEqual({ one: 1 });
    expect(await ask({ search: '?sslmode=require' }, gate.certificate)).toEqual({ one: 1 });
  });

  it('is reached with sslmode=no-verify whoever it is', async () => {
    expect(await ask({ search: '?sslmode=no-verify' })).toEqual({ one: 1 });
  });

  it.each([
    ['without TLS', {}, undefined, /Connection terminated/],
    ['where its authority is unknown', { search: '?sslmode=verify-full' }, undefined, /self-signed/],
    ['where its authority is unknown', { search: '?sslmode=require' }, undefined, /self-signed/],
    ['with the authority of another', { search: '?sslmode=verify-full' }, other, /self-signed/],
  ])('is not reached %s: %j', async (_what, changes, ca, message) => {
    await expect(ask(changes, ca)).rejects.toThrow(message);
    await expect(ask(changes, ca)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('is not reached under another name', async () => {
    const asked = ask({ search: '?sslmode=verify-full', hostname: '127.0.0.1' }, gate.certificate);
    await expect(asked).rejects.toThrow(/does not match certificate/);
  });
});
