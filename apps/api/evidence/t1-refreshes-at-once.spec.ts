// T1: however many refresh one token at once, it has one successor.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { figures, patience } from './figures.ts';
import { refreshAtOnce, refreshInRounds } from './refresh-at-once.ts';
import { Site } from './servers.ts';
import { toApp } from './wire.ts';

const { atOnce } = figures.T1;

describe('T1: refreshes of one token at once, of one process', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  it.each([
    ['cookie', figures.T1.rounds],
    ['json', figures.T1.roundsInJson],
  ] as const)(
    `all succeed with one successor a round, in %s mode: %i rounds of ${atOnce}`,
    async (mode, rounds) => {
      const client = new Client(toApp(await site.serve()), { mode });
      const { refresh } = await client.signIn();
      const seen = await refreshInRounds([client], site.database, refresh, { rounds, atOnce });
      expect(seen).toEqual(
        Array(rounds).fill({ statuses: { 200: atOnce }, successors: [expect.any(String)] }),
      );
      expect(new Set(seen.flatMap(({ successors }) => successors)).size).toBe(rounds);
    },
  );

  it('get several successors of a store that looks first and writes then', async () => {
    const client = new Client(toApp(await site.serve({}, 'selectThenUpdate')));
    const { refresh } = await client.signIn();
    const { successors } = await refreshAtOnce([client], refresh, atOnce);
    expect(successors.length).toBeGreaterThan(1);
  });
});
