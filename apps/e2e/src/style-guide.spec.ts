// The style guide looks as it did: pixel by pixel in the browser that comes with npm, elsewhere only whether it stands.
import type { Page, TestInfo } from '@playwright/test';
import { findBrowser, fromNpm } from './browser.ts';
import { expect, test } from './journey.ts';

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Fonts are drawn a little differently by each browser and system, so only one of them can be compared. */
const isPinned = (await findBrowser()) === (await fromNpm());

async function compare(page: Page, name: string): Promise<void> {
  await expect(page).toHaveScreenshot(name, { fullPage: true, maxDiffPixels: 100 });
}

async function onlyRender(page: Page, name: string, info: TestInfo): Promise<void> {
  const description = `${name} was not compared: this is not the browser that comes with npm`;
  info.annotations.push({ type: 'not compared', description });
  process.stdout.write(`${description}\n`);
  expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(10_000);
}

const look: (page: Page, name: string, info: TestInfo) => Promise<void> = isPinned ? compare : onlyRender;

/** Plates are drawn when they come into view. */
async function seePlates(page: Page): Promise<void> {
  for (const plate of await page.locator('app-plate:visible').all()) {
    await plate.scrollIntoViewIfNeeded();
    await expect(plate.locator('path').first()).toBeAttached();
  }
}

for (const [theme, media] of Object.entries(themes)) {
  test(`the style guide looks as it did, ${theme}`, async ({ page }, info) => {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.goto('/style-guide');
    await expect(page.getByRole('heading', { name: 'Style guide' })).toBeVisible();
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await seePlates(page);
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(() => document.fonts.ready);
      await look(page, `style-guide-${theme}-${width}.png`, info);
    }
  });
}
