// T13: a server that is half busy for long needs no more memory and no more descriptors than after it has warmed up.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../testing/shop.ts';
import { createUser } from '../src/users/user-store.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { type Send, toAddress } from './wire.ts';

const { warmUp, seconds, growth } = figures.T13;

/** What Linux tells of a process. */
interface Needs {
  /** Megabytes in memory. */
  readonly resident: number;
  readonly descriptors: number;
}

const needsOf = (pid = 0): Needs => ({
  resident: Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  descriptors: readdirSync(`/proc/${pid}/fd`).length,
});

/** A day in the shop, over and over: staff who sign in, look, make, change, delete, refresh and sign out. */
async function visit(send: Send, turn: number): Promise<number> {
  const client = new Client(send, { mode: 'json' });
  const { access, refresh } = await client.signIn('ada');
  const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, fields?: object) => {
    const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
    const answer = await send({ method, path: `/api/v0/products/${path}`, headers, ...body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text;
  };
  const made = await ask('POST', '', { name: `soaked ${turn}`, price: '1.00', currency: '€' });
  const { id } = JSON.parse(made) as { id: number };
  for (let page = 0; page < 20; page++) await ask('GET', `?search=soaked&page_size=${page + 1}`);
  await ask('PATCH', `${id}/`, { price: '2.00' });
  await ask('DELETE', `${id}/`);
  const renewed = await client.refresh(refresh);
  await client.logout(renewed.refresh, access);
  return 26;
}

describe.runIf(process.platform === 'linux')('T13: a server that is half busy', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
    await createUser(site.database, { username: 'ada', password, isStaff: true });
  });
  afterEach(() => site.close());

  it(`for ${seconds} s keeps to the memory and the descriptors that it has`, async ({ task }) => {
    const { child, listens } = site.start();
    const send = toAddress(await listens);
    let requests = 0;
    let turn = 0;
    /** As long as a visit takes, there is a pause after it. @returns the least that was needed between visits */
    const soak = async (time: number): Promise<Needs> => {
      const end = performance.now() + time * 1000;
      let least = needsOf(child.pid);
      while (performance.now() < end) {
        const began = performance.now();
        requests += await visit(send, turn++);
        await sleep(performance.now() - began);
        const { resident, descriptors } = needsOf(child.pid);
        least = {
          resident: Math.min(least.resident, resident),
          descriptors: Math.min(least.descriptors, descriptors),
        };
      }
      return least;
    };
    await soak(warmUp);
    const before = await soak(seconds / 2);
    const after = await soak(seconds / 2);
    task.meta.measured =
      `${requests} requests; ${before.resident.toFixed(0)} MB and ${before.descriptors} descriptors in the first half, ` +
      `${after.resident.toFixed(0)} MB and ${after.descriptors} in the second`;
    expect(after.resident).toBeLessThan(before.resident * (1 + growth));
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
  });
});
