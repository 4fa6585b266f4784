// What people who open the tools of their browser see: nothing.
import type { Page } from '@playwright/test';
import { enterPassword, expect, productLinks, seeProducts, seeSignIn, signOut, test } from './journey.ts';

/** Every warning and error on the console, and every uncaught error, from now on. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const { url } = message.location();
    heard.push(`${message.text()} ${URL.canParse(url) ? new URL(url).pathname : url}`);
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

test('a visitor hears nothing from the first page to the sign-out', async ({ page }) => {
  const heard = listen(page);
  await page.goto('/products');
  await seeSignIn(page);
  await enterPassword(page);
  await seeProducts(page);
  await productLinks(page).first().click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
  await page.reload();
  await page.goto('/products?page=2');
  await seeProducts(page);
  await signOut(page);
  await seeSignIn(page);
  expect(heard).toEqual([]);
});
