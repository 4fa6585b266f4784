// Tokens of five seconds, for a minute: a file of its own, so that other journeys go on beside it.
import { expect, test } from '@playwright/test';
import { measured } from './journey.ts';
import { StrictServer } from './strict-server.ts';
import { ask, failures, isLarge, openTabs } from './strict-tabs.ts';

test('A22: three tabs with tokens of five seconds show nobody a 401', async ({ context }) => {
  const seconds = isLarge ? 600 : 60;
  test.setTimeout((seconds + 120) * 1000);
  const server = await StrictServer.open({ life: 5 });
  const tabs = await openTabs(context, server, 3, '?early');
  const failed: number[] = [];
  let asked = 0;
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const statuses = await Promise.all(tabs.map((tab) => ask(tab, 2)));
    asked += statuses.flat().length;
    failed.push(...failures(statuses.flat()));
    await new Promise((over) => setTimeout(over, 100));
  }
  measured(
    'A22',
    `${failed.length} of ${asked} requests failed in ${seconds} s; ${server.refusals} were refused and sent again; ${server.refreshes.length} refreshes`,
  );
  expect(failed).toEqual([]);
  expect(failures(server.refreshes)).toEqual([]);
  await server.close();
});
