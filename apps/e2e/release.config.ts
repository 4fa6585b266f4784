// How the release check opens a browser: like the journeys, on a server that it has started itself.
import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

export default defineConfig({
  ...journeys,
  testDir: 'release',
  outputDir: '../../dist/release',
  reporter: 'list',
});
