// The new application as `npm run release:check` built it, in front of the plugin as it was installed.
import { test } from '@playwright/test';
import { walkTheTenLines } from '../src/ten-lines.ts';

test('the installed packages sign in, guard and refresh', async ({ page }) => {
  const url = process.env['RELEASE_URL'];
  if (url === undefined) throw new Error('RELEASE_URL is not set: run npm run release:check');
  await walkTheTenLines(page, url);
});
