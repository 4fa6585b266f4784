// No list is older than a write that was acknowledged before it was asked for: of two servers on one database, each of
// which keeps the pages that it has made.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeEmptyDatabase, type TestDatabase } from '../../testing/database.ts';
import { password, signIn, signingKey, testConfig } from '../../testing/shop.ts';
import { buildApp } from '../app.ts';
import type { Database } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { createUser } from '../users/user-store.ts';

const list = '/api/v0/products/';

let place: TestDatabase;
let servers: FastifyInstance[];
let database: Database;
let access: string;

beforeAll(async () => {
  place = await makeEmptyDatabase();
  servers = [];
  for (const isFirst of [true, false]) {
    database = connectTo(place.url);
    if (isFirst) {
      await migrate(database);
      await createUser(database, { username: 'ada', password, isStaff: true });
    }
    servers.push(await buildApp({ ...testConfig, PAGE_SIZE: 100 }, { database, signingKey }));
  }
  ({ access } = await signIn(server(0), 'ada'));
});
afterAll(async () => {
  for (const one of servers) await one.close();
  await place.drop();
});

const server = (which: number): FastifyInstance => {
  const one = servers[which];
  if (!one) throw new Error(`there is no server ${which}`);
  return one;
};

const ask = (which: number, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  server(which).inject({
    method,
    url,
    headers: { host: 'localhost', authorization: `Bearer ${access}` },
    ...(payload && { payload }),
  });

interface Known {
  readonly id: number;
  readonly price: string;
}

/** What a server's list tells, and that its count is right. */
async function told(which: number): Promise<Known[]> {
  const { count, results } = (await ask(which, 'GET', list)).json<{ count: number; results: Known[] }>();
  expect(count).toBe(results.length);
  return results.map(({ id, price }) => ({ id, price })).toSorted((a, b) => a.id - b.id);
}

let names = 0;

/** What is written through one of the servers, and what is known to be there after it. */
const writes: readonly ((which: number, known: readonly Known[], chance: number) => Promise<Known[]>)[] = [
  async (which, known) => {
    names += 1;
    const made = (await ask(which, 'POST', list, { name: `part ${names}`, price: '1.00' })).json<Known>();
    return [...known, { id: made.id, price: '1.00' }];
  },
  async (which, known, chance) => {
    const changed = known[chance % known.length];
    const price = `${chance}.50`;
    if (changed) await ask(which, 'PATCH', `${list}${changed.id}/`, { price });
    return known.map((one) => (one === changed ? { ...one, price } : one));
  },
  async (which, known, chance) => {
    const gone = known[chance % known.length];
    if (gone) await ask(which, 'DELETE', `${list}${gone.id}/`);
    return known.filter((one) => one !== gone);
  },
];

const step = fc.record({
  write: fc.integer({ min: 0, max: writes.length - 1 }),
  by: fc.integer({ min: 0, max: 1 }),
  chance: fc.nat(999),
});

describe('lists of two servers on one database', () => {
  it('tell what was written before they were asked for, through whichever', async () => {
    let known = await told(0);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { write, by, chance } of steps) {
          // Both have made the page of before.
          await Promise.all([told(0), told(1)]);
          known = (await writes[write]?.(by, known, chance)) ?? known;
          expect(await told(by)).toEqual(known);
          expect(await told(1 - by)).toEqual(known);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are made once for each state, and are the same bytes then', async () => {
    const before = (await ask(0, 'GET', list)).body;
    await server(0).inject({ url: list }); // refused, and kept from nobody
    expect((await ask(0, 'GET', list)).body).toBe(before);
  });

  it('differ by host, address and what is accepted', async () => {
    const of = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
      (
        await server(0).inject({
          url,
          headers: { host: 'localhost', authorization: `Bearer ${access}`, ...headers },
        })
      ).body;
    const bare = await of(list);
    expect(await of(list, { accept: 'application/json; indent=2' })).not.toBe(bare);
    expect(await of(list)).toBe(bare);
    expect(JSON.parse(await of(`${list}?page=1`))).toEqual(JSON.parse(bare));
  });

  it('would be old if changes did not count', async () => {
    const [changed] = await told(0);
    await database.knex.raw(
      database.engine === 'sqlite'
        ? 'drop trigger products_restated'
        : 'alter table products disable trigger products_restate',
    );
    await ask(1, 'PATCH', `${list}${changed?.id}/`, { price: '999999.00' });
    expect((await told(0))[0]).toEqual(changed);
  });
});
