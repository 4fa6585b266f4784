// T10: where the disk is full, nothing is written and everything is read, and the first free page is used again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTo } from '../testing/database.ts';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toApp } from './wire.ts';

const { writes } = figures.T10;

describe('T10: a full disk', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open({ isDurable: false });
    await createUser(site.database, { username: 'ada', password, isStaff: true });
  });
  afterEach(() => site.close());

  it(`costs ${writes} writes a 503 each and no reader anything, and is over without a restart`, async ({
    task,
  }) => {
    const database = connectTo(site.url);
    const send = toApp(await site.serve({ ACCESS_TOKEN_LIFETIME: 86_400 }, undefined, { database }));
    const client = new Client(send, { mode: 'json' });
    const { access, refresh } = await client.signIn('ada');
    const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
    const path = '/api/v0/products/';
    const write = async (turn: number) => {
      const body = JSON.stringify({ name: `${turn} ${'x'.repeat(150)}`, price: '1.00', currency: '€' });
      return (await send({ method: 'POST', path, headers, body })).status;
    };
    const read = async () => (await send({ path, headers })).status;
    /** SQLite says of a full page count what it says of a full disk: SQLITE_FULL. */
    const fill = async (extra: number) => {
      const [row] = (await database.knex.raw('pragma page_count')) as [{ page_count: number }];
      await database.knex.raw(`pragma max_page_count = ${row.page_count + extra}`);
    };

    expect(await write(0)).toBe(201);
    await fill(2);
    const statuses = new Map<string, number>();
    const count = (name: string) => statuses.set(name, (statuses.get(name) ?? 0) + 1);
    let made = 1;
    for (let turn = 1; turn <= writes; turn++) {
      const status = await write(turn);
      if (status === 201) made++;
      count(`write ${status}`);
      if (turn % 10 === 0) count(`read ${await read()}`);
    }
    // Whoever is signed in stays so.
    expect((await client.refresh(refresh)).status).toBe(200);
    const full = statuses.get('write 503') ?? 0;
    task.meta.measured = [...statuses].map(([what, times]) => `${what}: ${times}`).join(', ');
    expect([...statuses.keys()].toSorted()).toEqual(['read 200', 'write 201', 'write 503']);
    expect(full).toBeGreaterThan(writes / 2);

    await fill(1000);
    expect(await write(writes + 1)).toBe(201);
    const [{ rows } = { rows: 0 }] = await database.knex('products').count({ rows: '*' });
    expect(rows).toBe(made + 1);
    expect(await database.knex.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });
});
