// Asks a shop every question of the recording: one test for each case, on whatever database the settings name.
import { test as base, expect } from '@playwright/test';
import { about, areas } from './parity-recording.ts';
import { replay } from './parity-replay.ts';
import type { ShopDatabase } from './postgres.ts';
import { type Settings, Shop } from './shop.ts';

const { signingKey, password, users, inactive } = about.settings;

/** Old clients know nothing of roles and have short passwords, every list begins empty, and recorded tokens are good. */
const parity: Settings = {
  PERMISSIONS: 'authenticated',
  PASSWORD_MIN_LENGTH: '8',
  DEMO: 'off',
  SIGNING_KEY: signingKey,
};

const ownFile = async (): Promise<ShopDatabase> => ({ settings: {}, close: () => Promise.resolve() });

/**
 * Defines the tests. The users get the ids 1, 2 and 3 that the tokens name.
 * @param openDatabase opens an empty database; without a word the shop has a file of its own
 */
export function testGoldenAnswers(openDatabase = ownFile): void {
  // There is no page to see, and a trace of every case would only take time.
  base.use({ trace: 'off', screenshot: 'off' });

  for (const equals of Map.groupBy(areas, ({ settings }) => JSON.stringify(settings)).values()) {
    testAreas(equals, openDatabase);
  }
}

/** Defines the tests of areas that have the same settings, and so the same server. */
function testAreas(equals: typeof areas, openDatabase: typeof ownFile): void {
  const test = base.extend<object, { port: number }>({
    port: [
      async ({}, use) => {
        const database = await openDatabase();
        const shop = await Shop.open({ ...parity, ...equals[0]?.settings, ...database.settings });
        try {
          for (const user of users) {
            shop.run(['users:create', user, ...(inactive.includes(user) ? ['--inactive'] : [])], password);
          }
          await use(Number(new URL(shop.url).port));
        } finally {
          await shop.close();
          await database.close();
        }
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });

  for (const { area, cases } of equals) {
    test.describe(area, () => {
      for (const golden of cases) {
        test(golden.name, async ({ port }) => {
          const troubles = await replay(golden, port);
          expect(troubles, troubles.join('\n')).toEqual([]);
        });
      }
    });
  }
}
