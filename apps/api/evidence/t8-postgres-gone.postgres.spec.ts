// T8: a PostgreSQL that stops under load, or hangs up on servers: 503 meanwhile, and nothing lost that was acknowledged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTo } from '../testing/database.ts';
import { type PostgresProcess, startPostgres } from '../testing/postgres-process.ts';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Send, toApp } from './wire.ts';

const { stops, hangUps } = figures.T8;

/** Staff who write and read without a pause. */
class Load {
  readonly statuses = new Set<number>();
  readonly acknowledged: string[] = [];
  #isOver = false;
  readonly #work: Promise<unknown>;

  constructor(send: Send, access: string) {
    const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
    const turns = async (who: number) => {
      for (let turn = 0; !this.#isOver; turn++) {
        const name = `${who} ${turn}`;
        const body = JSON.stringify({ name, price: '1.00', currency: '€' });
        const [written, read] = await Promise.all([
          send({ method: 'POST', path: '/api/v0/products/', headers, body }),
          send({ path: '/api/v0/products/', headers }),
        ]);
        if (written.status === 201) this.acknowledged.push(name);
        this.statuses.add(written.status).add(read.status);
        await sleep(5);
      }
    };
    this.#work = Promise.all(Array.from({ length: 4 }, (_, who) => turns(who)));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#work;
  }
}

describe('T8: a PostgreSQL that is gone under load', { timeout: patience }, () => {
  let folder: string;
  let postgres: PostgresProcess;
  let site: Site;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
    postgres = await startPostgres('--folder', join(folder, 'postgres'));
    site = await Site.open({ on: { url: postgres.url, drop: () => postgres.stop() } });
    await createUser(site.database, { username: 'ada', password, isStaff: true });
  });
  afterEach(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  async function loadWith(mistake?: Mistake) {
    const send = toApp(await site.serve({ ACCESS_TOKEN_LIFETIME: 3600 }, mistake));
    const { access } = await new Client(send, { mode: 'json' }).signIn('ada');
    const load = new Load(send, access);
    const writes = async (more: number) => {
      const enough = load.acknowledged.length + more;
      while (load.acknowledged.length < enough) await sleep(1);
    };
    const lost = async () => {
      const rows = await site.database.knex<{ name: string }>('products').select('name');
      const kept = new Set(rows.map(({ name }) => name));
      return load.acknowledged.filter((name) => !kept.has(name));
    };
    return { load, writes, lost };
  }

  /** Ends PostgreSQL for a moment. @returns milliseconds from its return until something is written again */
  async function stop(writes: (more: number) => Promise<void>): Promise<number> {
    const { port } = new URL(postgres.url);
    await postgres.stop();
    await sleep(300);
    postgres = await startPostgres('--folder', join(folder, 'postgres'), '--port', port);
    const began = performance.now();
    await writes(1);
    return performance.now() - began;
  }

  it(`is waited for with 503, and served with again, ${stops} times`, async ({ task }) => {
    const { load, writes, lost } = await loadWith();
    const returns: number[] = [];
    for (let turn = 0; turn < stops; turn++) {
      await writes(20);
      returns.push(await stop(writes));
    }
    await load.end();
    expect(load.statuses).toEqual(new Set([201, 200, 503]));
    expect(await lost()).toEqual([]);
    task.meta.measured =
      `${load.acknowledged.length} writes acknowledged, ` +
      `written again ${Math.max(...returns).toFixed(0)} ms after its return at most`;
  });

  it(`may end the connections of servers, ${hangUps} times: 503 at worst`, async () => {
    const { load, writes, lost } = await loadWith();
    const other = connectTo(postgres.url);
    for (let turn = 0; turn < hangUps; turn++) {
      await writes(5);
      await other.knex.raw(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    await writes(5);
    await load.end();
    await other.close();
    expect([...load.statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(await lost()).toEqual([]);
  });

  it('would be noticed where a server acknowledges before it commits', async () => {
    const { load, writes, lost } = await loadWith('commitsLater');
    await writes(5);
    await stop(writes);
    await load.end();
    expect(await lost()).not.toEqual([]);
  });
});
