// What staff can do about a person: end where they are signed in, keep them out, let them in again.
import type { Page } from '@playwright/test';
import { enterPassword, expect, productLinks, seeProducts, seeSignIn, signIn, test } from './journey.ts';

// A shop for this file alone, in which nobody is signed in but by it.
test.use({ settings: {} });

async function openUser(page: Page, name: string): Promise<void> {
  await page.goto('/users');
  await page.getByRole('table').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeFocused();
}

test('staff end a session: that browser is out at its next request, and may come back', async ({
  browser,
  page,
  shop,
}) => {
  const carols = await browser.newPage({ baseURL: shop.url });
  await signIn(carols);
  await signIn(page, 'alice');
  await openUser(page, 'carol');
  await page.getByRole('button', { name: /^End session on/ }).click();
  await page
    .getByRole('dialog', { name: /^End the session on/ })
    .getByRole('button', { name: 'End session' })
    .click();
  await expect(page.getByText(/^The session on .+ has ended\.$/).first()).toBeVisible();
  await expect(page.getByText('Signed in nowhere.')).toBeVisible();

  await productLinks(carols).first().click();
  await seeSignIn(carols);
  await enterPassword(carols);
  await expect(carols).toHaveURL(/\/products\/\d+$/);
  await carols.close();
});

test('who is deactivated is out at once and cannot sign in, until staff activate them again', async ({
  browser,
  page,
  shop,
}) => {
  const daves = await browser.newPage({ baseURL: shop.url });
  await signIn(daves, 'dave');
  await signIn(page, 'alice');
  await openUser(page, 'dave');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page
    .getByRole('dialog', { name: 'Deactivate dave?' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page
    .getByRole('dialog', { name: 'Deactivate dave?' })
    .getByRole('button', { name: 'Deactivate' })
    .click();
  await expect(page.getByText('dave is deactivated and cannot sign in.').first()).toBeVisible();

  await productLinks(daves).first().click();
  await seeSignIn(daves);
  await enterPassword(daves, 'dave');
  await expect(daves.getByRole('alert')).toContainText('User name or password is not right.');
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('dave can sign in again.').first()).toBeVisible();
  await daves.getByRole('button', { name: 'Sign in' }).click();
  await expect(daves).toHaveURL(/\/products\/\d+$/);
  await daves.close();
});

test('a customer who has the address of a page for staff is told, and shown a way on', async ({ page }) => {
  await signIn(page);
  for (const address of ['/manage', '/manage?edit=1', '/manage/import', '/users', '/users/1', '/audit']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'This page is not in the catalogue' })).toBeVisible();
    await expect(page.getByText('or it is for staff')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the products' }).click();
  await seeProducts(page);
});
