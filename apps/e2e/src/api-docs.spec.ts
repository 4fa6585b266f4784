// The page of the API's documentation, as somebody reads it who is about to write a client.
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

async function open(page: Page): Promise<void> {
  await page.goto('/api-docs/');
  await expect(page.getByRole('heading', { name: 'The API', level: 1 })).toBeVisible();
}

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
