// S6: a flood of sign-ins keeps nobody from the shop who is in it already, and does not fill the memory.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import type { Flood } from './flood.ts';
import { Site } from './servers.ts';
import { percentile } from './percentile.ts';
import { toAddress } from './wire.ts';

const { connections, seconds } = figures.S6;

/** Megabytes of a process that stay in memory; on Linux. */
const residentOf = (pid = 0) =>
  Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('S6: a flood of sign-ins', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  it(`over ${connections} connections for ${seconds} s leaves the shop open`, async ({ task }) => {
    const { child, listens } = site.start({ LOGIN_THROTTLE: 'on', ACCESS_TOKEN_LIFETIME: '3600' });
    const address = await listens;
    const send = toAddress(address);
    const client = new Client(send, { mode: 'json' });
    const headers = { authorization: `Bearer ${(await client.signIn('carl')).access}` };
    const flood: Flood = { address, connections, seconds };
    const thread = new Worker(new URL('./flood.ts', import.meta.url), { workerData: flood });
    const counted = once(thread, 'message') as Promise<[Map<number, number>]>;
    await once(thread, 'online');

    const end = performance.now() + seconds * 1000;
    const reads: { status: number; time: number }[] = [];
    let resident = 0;
    while (performance.now() < end) {
      const began = performance.now();
      const { status } = await send({ path: '/api/v0/products/', headers });
      reads.push({ status, time: performance.now() - began });
      resident = Math.max(resident, process.platform === 'linux' ? residentOf(child.pid) : 0);
      await sleep(20);
    }
    const [refusals] = await counted;

    const slow = percentile(
      reads.map(({ time }) => time),
      99,
    );
    task.meta.measured =
      `${[...refusals].map(([status, count]) => `${count} × ${status}`).join(', ')}; ` +
      `products: ${reads.length} × 200, 99 of 100 within ${slow.toFixed(0)} ms; ${resident.toFixed(0)} MB`;
    expect(reads.filter(({ status }) => status !== 200)).toEqual([]);
    // Wrong, too many, or no time for it now: never in, and no error of the server's.
    expect([...refusals.keys()].filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
    expect(refusals.get(401) ?? 0).toBeGreaterThan(0);
    expect(resident).toBeLessThan(400);
  });
});
