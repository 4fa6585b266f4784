// The server goes away in the middle of a visit and comes back.
import type { Page } from '@playwright/test';
import { expect, keptToken, pageLink, productLinks, rowLinks, seeProducts, signIn, test } from './journey.ts';

test.describe('a server that is gone', () => {
  test('shows a strip with a way to try again, and costs nobody the session', async ({ page, shop }) => {
    await signIn(page);
    const before = await keptToken(page);
    await shop.stop();
    await pageLink(page, 'Next page').click();
    const strip = page.getByRole('alert');
    await expect(strip).toContainText('Products could not be loaded');
    await expect(page).toHaveURL(/\/products\?page=2$/);
    expect(before).toMatch(/^eyJ/);
    expect(await keptToken(page)).toBe(before);

    await shop.start();
    await strip.getByRole('button', { name: 'Try again' }).click();
    await expect(strip).toHaveCount(0);
    await seeProducts(page);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });

  test('keeps people on the page that they opened until it can say who they are', async ({ page }) => {
    await signIn(page);
    const unavailable = { status: 503, json: { detail: 'Later.' } };
    await page.route('**/api/token/refresh/', (route) => route.fulfill(unavailable));
    await page.goto('/products?page=2');
    await expect(page.getByRole('alert')).toContainText('Products could not be loaded');
    await expect(page.getByText('The server cannot be reached.')).toBeVisible();
    await expect(page).toHaveURL(/\/products\?page=2$/);

    await page.unroute('**/api/token/refresh/');
    // The server is left alone for a second or two after a failure.
    await expect(async () => {
      // Gone as soon as a try has got through.
      const button = page.getByRole('button', { name: 'Try again' });
      await button.click({ timeout: 500 }).catch(() => undefined);
      await expect(productLinks(page).first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await seeProducts(page);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('carol');
  });

  test('says at sign-in that it cannot be reached, and keeps what was typed', async ({ page, shop }) => {
    await page.goto('/sign-in');
    await page.getByLabel('User name').fill('carol');
    await page.getByLabel('Password', { exact: true }).fill('P_assw0rd***');
    await shop.stop();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('cannot be reached');
    await expect(page.getByLabel('User name')).toHaveValue('carol');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('P_assw0rd***');
    await shop.start();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seeProducts(page);
  });
});

test.describe('a part of the shop that is lost on the way', () => {
  /** Loses the script of the invoices the first time that it is asked for. */
  async function loseInvoices(page: Page): Promise<() => number> {
    let lost = 0;
    await page.route('**/*.js', async (route) => {
      // Other parts are on their way as well, and the server may go meanwhile.
      const response = await route.fetch().catch(() => undefined);
      const isLost = lost === 0 && (await response?.text())?.includes('You have no invoices yet');
      if (isLost) lost++;
      await (isLost || !response ? route.abort() : route.fulfill({ response }));
    });
    return () => lost;
  }

  const invoices = (page: Page) => page.getByRole('link', { name: 'My invoices' });

  test('comes with a new page load', async ({ page }) => {
    const lost = await loseInvoices(page);
    await signIn(page);
    await expect.poll(lost).toBe(1);
    await invoices(page).click();
    await expect(page).toHaveURL(/\/invoices$/);
    await expect(rowLinks(page).first()).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('is awaited while the server is gone, and nothing on the screen is lost', async ({ page, shop }) => {
    const lost = await loseInvoices(page);
    await signIn(page);
    await expect.poll(lost).toBe(1);
    await shop.stop();
    await invoices(page).click();
    await expect(page.getByText('The page could not be fetched.')).toBeVisible();
    await seeProducts(page);
    await shop.start();
    await invoices(page).click();
    await expect(rowLinks(page).first()).toBeVisible();
    await expect(page.getByText('The page could not be fetched.')).toHaveCount(0);
    await page.unrouteAll({ behavior: 'wait' });
  });
});
