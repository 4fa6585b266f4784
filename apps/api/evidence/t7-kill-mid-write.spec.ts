// T7: a server that is killed in the middle of writes has lost nothing that it has acknowledged, and done nothing twice.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import type { Mistake } from './broken.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Answer, type Send, toAddress } from './wire.ts';

const isPostgres = inject('template') !== undefined;
const { kills, killsOnPostgres } = figures.T7;
const times = isPostgres ? killsOnPostgres : kills;

/** What a product may look like after all that was acknowledged, and all that was not. */
interface Expected {
  id: number | undefined;
  /** Of a price that was asked for without an answer, either; undefined: not there. */
  prices: (string | undefined)[];
}

/** Staff who make, change and delete products until the server is gone, and remember what was acknowledged. */
class Journal {
  readonly products = new Map<string, Expected>();
  acknowledged = 0;
  readonly #access: () => string;

  constructor(access: () => string) {
    this.#access = access;
  }

  async #ask(send: Send, method: string, path: string, fields?: object): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#access()}`, 'content-type': 'application/json' };
    const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
    const answer = await send({ method, path: `/api/v0/products/${path}`, headers, ...body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    this.acknowledged++;
    return answer;
  }

  /** Ends when an answer does not come. */
  async work(send: Send, who: string): Promise<void> {
    for (let turn = 0; ; turn++) {
      const name = `${who} ${turn}`;
      const expected: Expected = { id: undefined, prices: [undefined, '1.00'] };
      this.products.set(name, expected);
      const made = await this.#ask(send, 'POST', '', { name, price: '1.00', currency: '€' });
      const { id } = JSON.parse(made.text) as { id: number };
      Object.assign(expected, { id, prices: ['1.00'] });
      expected.prices.push('2.00');
      await this.#ask(send, 'PATCH', `${id}/`, { price: '2.00' });
      expected.prices = ['2.00'];
      if (turn % 3) continue;
      expected.prices.push(undefined);
      await this.#ask(send, 'DELETE', `${id}/`);
      expected.prices = [undefined];
    }
  }
}

describe('T7: a server that is killed under mixed writes', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
  });
  afterEach(() => site.close());

  /** What is there and should not be, or the other way round. */
  async function wrongs(journal: Journal): Promise<string[]> {
    const rows = await site.database.knex<{ id: number; name: string; price: string }>('products');
    const found = Map.groupBy(rows, ({ name }) => name);
    const strangers = [...found.keys()].filter((name) => !journal.products.has(name));
    const differing = [...journal.products].flatMap(([name, { id, prices }]) => {
      const [row, ...more] = found.get(name) ?? [];
      const price = row && Number(row.price).toFixed(2);
      const isRight = !more.length && prices.includes(price) && (!row || id === undefined || row.id === id);
      return isRight ? [] : [`${name}: ${price ?? 'gone'}, not ${prices.join(' or ')}`];
    });
    return [...strangers, ...differing];
  }

  async function killInTurn(count: number, mistake?: Mistake) {
    let access = '';
    let refresh = '';
    const journal = new Journal(() => access);
    const wrong: string[] = [];
    const starts: number[] = [];
    let sessionsLost = 0;
    for (let turn = 0; turn < count; turn++) {
      const began = performance.now();
      const { child, listens, ended } = site.start({ ACCESS_TOKEN_LIFETIME: '86400' }, mistake);
      const send = toAddress(await listens);
      const ready = await send({ path: '/readyz' });
      if (ready.status === 200 && turn > 0) starts.push(performance.now() - began);
      const client = new Client(send, { mode: 'json' });
      if (turn === 0) ({ access, refresh } = await client.signIn('ada'));
      else if ((await client.me(access)) !== 200) sessionsLost++;
      const work = Array.from({ length: 4 }, (_, worker) => journal.work(send, `${turn} ${worker}`));
      let isOver = false;
      const over = Promise.allSettled(work).finally(() => {
        isOver = true;
      });
      // In the middle of the next one, sooner or later.
      const enough = journal.acknowledged + 3 + ((turn * 7) % 20);
      while (journal.acknowledged < enough && !isOver) await sleep(1);
      child.kill('SIGKILL');
      for (const outcome of await over) {
        const reason = outcome.status === 'rejected' ? String(outcome.reason) : 'it went on';
        // An answer that says no would be another thing than none.
        if (!/ECONN|EPIPE|socket hang up|aborted/.test(reason)) wrong.push(reason);
      }
      await ended;
      wrong.push(...(await wrongs(journal)));
    }
    if (count > 1 && !mistake) {
      const client = new Client(toAddress(await site.start().listens), { mode: 'json' });
      if ((await client.refresh(refresh)).status !== 200) sessionsLost++;
    }
    return { wrong, starts, sessionsLost, acknowledged: journal.acknowledged };
  }

  it(`has lost nothing that it has acknowledged, and nothing is doubled, ${times} times`, async ({
    task,
  }) => {
    const { wrong, starts, sessionsLost, acknowledged } = await killInTurn(times);
    const slowest = Math.round(Math.max(...starts));
    task.meta.measured = `${acknowledged} writes acknowledged, ready again after ${slowest} ms at most`;
    expect(wrong).toEqual([]);
    expect(sessionsLost).toBe(0);
    expect(starts).toHaveLength(times - 1);
    expect(acknowledged).toBeGreaterThan(times);
    if (isPostgres) return;
    expect(await site.database.knex.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('would be noticed where a server acknowledges before it commits', async () => {
    const { wrong } = await killInTurn(1, 'commitsLater');
    expect(wrong).not.toEqual([]);
  });
});
