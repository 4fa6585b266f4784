// The page of the API's documentation, as somebody reads it who is about to write a client.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function open(page: Page): Promise<void> {
  await page.goto('/api-docs/');
  await expect(page.getByRole('heading', { name: 'The API', level: 1 })).toBeVisible();
}

/** How far the page is wider than the window, in CSS pixels. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test('the page has nothing that axe refuses', async ({ page }) => {
        await open(page);
        const { violations } = await new AxeBuilder({ page }).withTags(wcag22aa).analyze();
        const found = violations.map(
          ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
        );
        expect(found).toEqual([]);
        expect(await overhang(page)).toBeLessThanOrEqual(0);
      });
    });
  }
}

test.describe('320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('the page needs no scrolling sideways', async ({ page }) => {
    await open(page);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
  });
});

test('the contents lead to an operation', async ({ page }) => {
  await open(page);
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Create a product' })
    .click();
  await expect(page).toHaveURL(/#products_create$/);
  await expect(page.getByRole('heading', { name: 'Create a product' })).toBeInViewport();
});

test('the keyboard gets past the contents', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

test('a click takes a command as a whole', async ({ page, shop }) => {
  await open(page);
  await page.getByRole('main').getByText(`curl '${shop.url}/api/token/refresh/'`).first().click();
  expect(await page.evaluate(() => String(getSelection()))).toBe(
    [
      `curl '${shop.url}/api/token/refresh/' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"refresh":"'$REFRESH'"}'`,
    ].join('\n'),
  );
});

test('the document for programs is one click away', async ({ page }) => {
  await open(page);
  await page.getByRole('banner').getByRole('link', { name: 'OpenAPI 3.1' }).click();
  await expect(page).toHaveURL('/api/schema/');
});

test('paper has the operations and no contents', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Delete an invoice' })).toBeVisible();
});
