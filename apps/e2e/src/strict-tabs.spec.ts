// Tabs in front of a server whose refresh tokens are good for one use, with the package as it is published.
import { expect, test } from '@playwright/test';
import { measured } from './journey.ts';
import { StrictServer } from './strict-server.ts';
import { ask, failures, isLarge, openTab, openTabs, settle } from './strict-tabs.ts';

test('A12: six tabs with ten requests each take one refresh, round after round', async ({ context }) => {
  const server = await StrictServer.open();
  const tabs = await openTabs(context, server, 6);
  const perRound: number[] = [];
  const failed: number[] = [];
  for (let round = 0; round < 25; round++) {
    await settle(tabs, server);
    server.refreshes.length = 0;
    server.expireAll();
    const statuses = await Promise.all(tabs.map((tab) => ask(tab, 10)));
    failed.push(...failures(statuses.flat()));
    perRound.push(server.refreshes.length);
  }
  measured('A12', `refreshes in 25 rounds: ${perRound.join(' ')}; failed requests: ${failed.length} of 1500`);
  expect(failed).toEqual([]);
  expect(perRound).toEqual(Array(25).fill(1));
  await server.close();
});

test('A13: a tab that is closed in the middle of its refresh costs nobody a request', async ({ context }) => {
  const times = isLarge ? 20 : 5;
  test.setTimeout((60 + 20 * times) * 1000);
  const server = await StrictServer.open({ grace: 30_000, delay: 300 });
  const others = await openTabs(context, server, 3);
  const failed: number[] = [];
  for (let time = 0; time < times; time++) {
    const holder = await openTab(context, server);
    await settle([holder, ...others], server);
    server.expireAll();
    const begun = server.nextRefresh();
    const lost = ask(holder, 10).catch(() => []);
    await begun;
    const asked = Promise.all(others.map((tab) => ask(tab, 10)));
    await holder.close();
    await lost;
    failed.push(...failures((await asked).flat()));
  }
  measured('A13', `failed requests: ${failed.length} of ${times * 30}, in ${times} closings`);
  expect(failed).toEqual([]);
  await server.close();
});

test('A14: a tab that is frozen in the middle of its refresh holds the others up for seconds', async ({
  context,
}) => {
  const server = await StrictServer.open({ grace: 30_000, delay: 2_000 });
  const [holder, ...others] = await openTabs(context, server, 4);
  if (!holder) throw new Error('No tab was opened.');
  const devtools = await context.newCDPSession(holder);
  await settle([holder, ...others], server);
  server.expireAll();
  const begun = server.nextRefresh();
  void ask(holder, 10).catch(() => []);
  await begun;
  // It does not come to reading the answer.
  const frozen = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  const start = Date.now();
  const statuses = await Promise.all(others.map((tab) => ask(tab, 10)));
  const seconds = (Date.now() - start) / 1000;
  measured('A14', `three other tabs have their answers after ${seconds.toFixed(1)} s`);
  expect(failures(statuses.flat())).toEqual([]);
  await frozen;
  await holder.close();
  await server.close();
});
