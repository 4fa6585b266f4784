// T11: somebody else who keeps the write lock of an SQLite file for seconds holds up those who write, and nobody else.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toApp } from './wire.ts';

const { holds } = figures.T11;
/** Milliseconds that the lock is kept: less than writers are patient, and as much as a long import of somebody else. */
const [aMoment, long] = [1500, 4500];

describe('T11: a write lock that another process holds', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
  });
  afterEach(() => site.close());

  /** What people get who read, and who write, while the lock is held. */
  async function hold(time: number, mistake?: Mistake) {
    const send = toApp(await site.serve({}, mistake));
    const { access } = await new Client(send, { mode: 'json' }).signIn('ada');
    const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
    const write = async (name: string) => {
      const body = JSON.stringify({ name, price: '1.00', currency: '€' });
      return (await send({ method: 'POST', path: '/api/v0/products/', headers, body })).status;
    };
    const other = new Sqlite(site.url.replace('sqlite:', ''));
    const delay = monitorEventLoopDelay({ resolution: 10 });
    try {
      other.exec('BEGIN IMMEDIATE');
      delay.enable();
      const written = Promise.all(Array.from({ length: 5 }, (_, turn) => write(`held ${time} ${turn}`)));
      const reads: number[] = [];
      const end = performance.now() + time;
      while (performance.now() < end) {
        reads.push((await send({ path: '/api/v0/products/', headers })).status);
        await sleep(5);
      }
      delay.disable();
      other.exec('COMMIT');
      const writes = await written;
      const rows = await site.database.knex('products').whereLike('name', `held ${time} %`);
      return {
        reads,
        writes,
        kept: rows.length,
        after: await write(`after ${time}`),
        delay: delay.percentile(99) / 1e6,
      };
    } finally {
      other.close();
      await site.database.knex('products').delete();
    }
  }

  it(`lets everybody read, and writers wait for it, ${holds} times`, async ({ task }) => {
    const delays: number[] = [];
    for (let turn = 0; turn < holds; turn++) {
      const { reads, writes, kept, after, delay } = await hold(aMoment);
      expect(new Set(reads)).toEqual(new Set([200]));
      expect([writes, kept, after]).toEqual([Array(5).fill(201), 5, 201]);
      delays.push(delay);
    }
    task.meta.measured = `delay of the event loop, 99 of 100: ${Math.max(...delays).toFixed(0)} ms at most`;
  });

  it('tells writers to come again after three seconds, and keeps nothing of what they wanted', async () => {
    const { reads, writes, kept, after } = await hold(long);
    expect(new Set(reads)).toEqual(new Set([200]));
    expect([writes, kept, after]).toEqual([Array(5).fill(503), 0, 201]);
  });

  it('holds everybody up where a server waits for it on the event loop', async () => {
    const [good, bad] = [await hold(aMoment), await hold(aMoment, 'waitsOnTheLoop')];
    expect(bad.reads.length).toBeLessThan(good.reads.length / 3);
  });
});
