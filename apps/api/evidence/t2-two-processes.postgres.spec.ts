// T2: however many refresh one token at once, of two processes, it has one successor, and nobody gets an error.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mistake } from './broken.ts';
import { Client, type Mode } from './client.ts';
import { figures, patience } from './figures.ts';
import { refreshAtOnce, refreshInRounds } from './refresh-at-once.ts';
import { Site } from './servers.ts';
import { toAddress } from './wire.ts';

const { atOnce } = figures.T2;

describe('T2: refreshes of one token at once, of two processes', { timeout: patience }, () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.close());

  const startTwo = async (mode: Mode = 'cookie', mistake?: Mistake) => {
    const addresses = await Promise.all([1, 2].map(() => site.start({}, mistake).listens));
    return addresses.map((address) => new Client(toAddress(address), { mode }));
  };
  const tokenOf = async ([client]: readonly Client[]) => (await client?.signIn())?.refresh ?? '';

  it.each([
    ['cookie', figures.T2.rounds],
    ['json', figures.T2.roundsInJson],
  ] as const)(
    `all succeed with one successor a round, in %s mode: %i rounds of ${atOnce}`,
    async (mode, rounds) => {
      const clients = await startTwo(mode);
      const seen = await refreshInRounds(clients, site.database, await tokenOf(clients), { rounds, atOnce });
      expect(seen).toEqual(
        Array(rounds).fill({ statuses: { 200: atOnce }, successors: [expect.any(String)] }),
      );
      expect(new Set(seen.flatMap(({ successors }) => successors)).size).toBe(rounds);
    },
  );

  it('get several successors of a store that looks first and writes then', async () => {
    const clients = await startTwo('cookie', 'selectThenUpdate');
    const token = await tokenOf(clients);
    // Connections that are made only now would keep those who look apart.
    const access = (await clients[0]?.signIn())?.access ?? '';
    const asked = clients.flatMap((client) => Array.from({ length: 20 }, () => client.me(access)));
    await Promise.all(asked);
    const { successors } = await refreshAtOnce(clients, token, atOnce);
    expect(successors.length).toBeGreaterThan(1);
  });
});
