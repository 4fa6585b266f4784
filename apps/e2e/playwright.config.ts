// How the journeys run: one real browser, no retries, and enough patience for a busy machine.
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './src/browser.ts';

export default defineConfig({
  testDir: 'src',
  outputDir: '../../dist/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: '../../dist/reports/e2e.json' }]],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: await findBrowser(), args: browserFlags, timeout: 120_000 },
    locale: 'en-GB',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
  },
});
