// T14: a backup that is made while people write holds all that was acknowledged before it began, and is a shop again elsewhere.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startProgram } from '../testing/program.ts';
import { password, signingKey } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Send, toAddress } from './wire.ts';

const { backups, writers } = figures.T14;

/** Rows of a page each: a copy of them takes several steps, between which somebody writes. */
const ballast = `create table ballast as with recursive n(i) as (select 1 union all select i + 1 from n where i < 7000)
  select zeroblob(3500) as x from n`;

/** People who make products, one after the other, and remember which were acknowledged. */
class Writers {
  readonly acknowledged: string[] = [];
  readonly #send: Send;
  readonly #access: string;
  #isOver = false;
  readonly #ended: Promise<unknown>;
  #count = 0;

  constructor(send: Send, access: string) {
    this.#send = send;
    this.#access = access;
    this.#ended = Promise.all(Array.from({ length: writers }, () => this.#work()));
  }

  async write(): Promise<void> {
    const name = `product ${++this.#count}`;
    const headers = { authorization: `Bearer ${this.#access}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name, price: '1.00', currency: '€' });
    const { status } = await this.#send({ method: 'POST', path: '/api/v0/products/', headers, body });
    if (status !== 201) throw new Error(`a product was not made: ${status}`);
    this.acknowledged.push(name);
  }

  async #work(): Promise<void> {
    while (!this.#isOver) await this.write();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#ended;
  }
}

/** What a copy holds. */
function read(file: string) {
  const copy = new Sqlite(file, { readonly: true });
  const names = new Set(copy.prepare<[], string>('select name from products').pluck().all());
  const integrity = copy.pragma('integrity_check', { simple: true });
  copy.close();
  return { names, integrity };
}

describe('T14: a backup during writes', { timeout: patience }, () => {
  let site: Site;
  let folder: string;
  let programs: Program[];

  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
    await site.database.knex.raw(ballast);
    folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
    programs = [];
  });
  afterEach(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await Promise.all(programs.map(({ ended }) => ended));
    await site.close();
    rmSync(folder, { recursive: true });
  });

  const run = (args: readonly string[], url: string) => {
    const program = startProgram(args, {
      env: {
        DATABASE_URL: url,
        DEMO: 'off',
        PORT: '0',
        SIGNING_KEY: signingKey,
        BLACKLIST_AFTER_ROTATION: 'on',
      },
    });
    programs.push(program);
    return program;
  };

  async function serve() {
    const send = toAddress(await site.start({ ACCESS_TOKEN_LIFETIME: '86400' }).listens);
    return { send, client: new Client(send, { mode: 'json' }) };
  }

  it(`holds what was acknowledged before, and is whole, ${backups} times; restored, it lets people in`, async () => {
    const { send, client } = await serve();
    const { access } = await client.signIn('ada');
    const { refresh } = await client.signIn('carl');
    const people = new Writers(send, access);
    const seen: object[] = [];
    for (let turn = 1; turn <= backups; turn++) {
      await people.write();
      const before = [...people.acknowledged];
      const file = join(folder, `copy${turn}.sqlite3`);
      const { code, out, err } = await run(['backup', file], site.url).ended;
      const meanwhile = people.acknowledged.length - before.length;
      const { names, integrity } = read(file);
      const lost = before.filter((name) => !names.has(name)).length;
      const tellsHowFar = /^\d0 % of \d+ pages$/m.test(out);
      seen.push({ code, err, integrity, lost, tellsHowFar, wereThereWrites: meanwhile > 0 });
    }
    await people.stop();
    const good = { code: 0, err: '', integrity: 'ok', lost: 0, tellsHowFar: true, wereThereWrites: true };
    expect(seen).toEqual(Array(backups).fill(good));

    const elsewhere = `sqlite:${join(folder, 'elsewhere', 'shop.sqlite3')}`;
    const { code, err } = await run(['restore', join(folder, `copy${backups}.sqlite3`)], elsewhere).ended;
    expect([code, err]).toEqual([0, '']);
    const restored = new Client(toAddress(await run([], elsewhere).listens), { mode: 'json' });
    expect((await restored.refresh(refresh)).status).toBe(200);
    const signedIn = await restored.signIn('carl');
    expect(await restored.me(signedIn.access)).toBe(200);
  });

  it('is not what copies the file alone, without its log', async () => {
    const { send, client } = await serve();
    const people = new Writers(send, (await client.signIn('ada')).access);
    await people.stop();
    const lost: number[] = [];
    for (let turn = 1; turn <= 5; turn++) {
      await people.write();
      const file = join(folder, `file${turn}.sqlite3`);
      copyFileSync(site.url.replace('sqlite:', ''), file);
      const { names } = read(file);
      lost.push(people.acknowledged.filter((name) => !names.has(name)).length);
    }
    expect(Math.max(...lost)).toBeGreaterThan(0);
  });
});
