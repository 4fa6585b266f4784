// What people who open the tools of their browser see: nothing, but that a visitor has no session yet.
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

const noSession =
  'Failed to load resource: the server responded with a status of 401 (Unauthorized) /api/token/refresh/';

test('a visitor hears once that there is no session, and nothing else from then to the sign-out', async ({
  page,
}) => {
  const heard = listen(page);
  await page.goto('/products');
  await seeSignIn(page);
  await expect.poll(() => heard).toEqual([noSession]);
  await enterPassword(page);
  await seeProducts(page);
  await productLinks(page).first().click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
  await page.reload();
  await page.goto('/products?page=2');
  await seeProducts(page);
  await signOut(page);
  await seeSignIn(page);
  expect(heard).toEqual([noSession]);
});
