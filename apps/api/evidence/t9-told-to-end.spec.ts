// T9: a server that is told to end answers all that it has accepted, and then ends well.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mistake } from './broken.ts';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { Site } from './servers.ts';
import { toAddress } from './wire.ts';

const { requests, ends } = figures.T9;

describe('T9: a server that is told to end', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  async function endUnderLoad(mistake?: Mistake) {
    const { child, listens, ended } = site.start({}, mistake);
    const address = await listens;
    const { access } = await new Client(toAddress(address), { mode: 'json' }).signIn('carl');
    const agent = new Agent({ keepAlive: true, maxSockets: requests, maxFreeSockets: requests });
    const headers = { authorization: `Bearer ${access}` };
    let sent = 0;
    const ask = () =>
      new Promise<number | string>((resolve) => {
        const asked = request(new URL('/api/v0/products/', address), { agent, headers }, (answer) => {
          answer.on('error', ({ message }) => {
            resolve(message);
          });
          answer.resume().on('end', () => {
            resolve(answer.statusCode ?? 0);
          });
        });
        asked.on('error', ({ message }) => {
          resolve(message);
        });
        asked.on('finish', () => sent++).end();
      });
    const askAll = () => Promise.all(Array.from({ length: requests }, ask));

    // Every connection is there before the requests that count.
    await askAll();
    sent = 0;
    const answers = askAll();
    while (sent < requests) await sleep(1);
    const began = performance.now();
    child.kill('SIGTERM');
    const outcomes = Map.groupBy(await answers, (outcome) => outcome);
    const { code } = await ended;
    agent.destroy();
    return {
      outcomes: Object.fromEntries([...outcomes].map(([outcome, all]) => [outcome, all.length])),
      code,
      seconds: (performance.now() - began) / 1000,
    };
  }

  it(`answers ${requests} requests that are under way, and ends with 0, ${ends} times`, async ({ task }) => {
    const seconds: number[] = [];
    for (let turn = 0; turn < ends; turn++) {
      const { outcomes, code, seconds: taken } = await endUnderLoad();
      expect({ outcomes, code }).toEqual({ outcomes: { 200: requests }, code: 0 });
      seconds.push(taken);
    }
    task.meta.measured = `ended after ${Math.max(...seconds).toFixed(1)} s at most`;
  });

  it('would be noticed where a server ends at once', async () => {
    // Only the real one listens to SIGTERM.
    const { outcomes } = await endUnderLoad('forgetsUse');
    expect(outcomes[200] ?? 0).toBeLessThan(requests);
  });
});
