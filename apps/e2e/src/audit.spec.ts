// The audit, as staff read it: filters that stand in the address, and what can be done about a user.
import type { Page } from '@playwright/test';
import {
  enterShop,
  enterPassword,
  expect,
  pageLink,
  password,
  seeProducts,
  seeSignIn,
  signIn,
  test,
} from './journey.ts';
import type { Shop } from './shop.ts';

const events = (page: Page) =>
  page.getByRole('region', { name: 'Events on this page' }).getByRole('listitem');
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

async function openAudit(page: Page): Promise<void> {
  await enterShop(page, 'alice');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await expect(heading(page, 'Audit')).toBeFocused();
  await expect(events(page).first()).toBeVisible();
}

/** Signs in without a browser, as often as wanted; the status of each answer. */
function tryToSignIn({ url }: Shop, username: string, secret: string, times = 1): Promise<number[]> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ username, password: secret });
  const once = async () => (await fetch(`${url}/api/token/`, { method: 'POST', headers, body })).status;
  return Promise.all(Array.from({ length: times }, once));
}

test.describe('for staff', () => {
  test('tells as sentences what has happened, the newest first', async ({ page, shop }) => {
    await tryToSignIn(shop, 'carol', 'not the password');
    await tryToSignIn(shop, 'carol', password);
    await openAudit(page);
    await expect(events(page).nth(0)).toContainText('alice signed in');
    await expect(events(page).nth(0)).toContainText('Headless Chrome on Linux');
    await expect(events(page).nth(0)).toContainText('127.0.0.1');
    await expect(events(page).nth(1)).toContainText('carol signed in');
    await expect(events(page).nth(2)).toContainText('Somebody failed to sign in as carol');
  });

  test('is filtered by user, event and time, by address as by hand, and Back undoes it', async ({
    page,
    shop,
  }) => {
    await tryToSignIn(shop, 'carol', 'not the password');
    await tryToSignIn(shop, 'dave', password);
    await openAudit(page);

    await page.getByLabel('User', { exact: true }).fill('carol');
    await page.getByLabel('Event', { exact: true }).selectOption('Failed sign-in');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL(/\/audit\?user=carol&event=sign_in_failed$/);
    await expect(events(page).filter({ hasNotText: 'Somebody failed to sign in as carol' })).toHaveCount(0);
    await expect(events(page).first()).toBeVisible();

    await page.reload();
    await expect(page.getByLabel('User', { exact: true })).toHaveValue('carol');
    await expect(events(page).filter({ hasNotText: 'Somebody failed to sign in as carol' })).toHaveCount(0);

    await page.getByRole('link', { name: 'Remove the filter User carol' }).click();
    await expect(page).toHaveURL(/\/audit\?event=sign_in_failed$/);
    await page.goBack();
    await expect(page.getByRole('link', { name: 'Remove the filter User carol' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear all' }).click();
    await expect(page).toHaveURL(/\/audit$/);
    await expect(events(page).filter({ hasText: 'dave signed in' }).first()).toBeVisible();

    await page.getByRole('link', { name: 'dave', exact: true }).first().click();
    await expect(page).toHaveURL(/\/audit\?user=dave$/);
    await expect(events(page).filter({ hasNotText: 'dave' })).toHaveCount(0);

    await page.goto(`/audit?before=2020-01-01T00:00:00Z`);
    await expect(page.getByRole('heading', { name: 'Nothing like this has happened' })).toBeVisible();
    await page.goto(`/audit?after=2020-01-01T00:00:00Z`);
    await expect(events(page).first()).toBeVisible();
  });

  test('says which filter of an address it does not understand', async ({ page }) => {
    await openAudit(page);
    await page.goto('/audit?after=yesterday');
    await expect(page.getByRole('alert')).toContainText('Datetime has wrong format.');
    await page.getByRole('link', { name: 'Remove the filter From yesterday' }).click();
    await expect(events(page).first()).toBeVisible();
  });

  test('has pages, which keep the filters', async ({ page, shop }) => {
    const answers = await tryToSignIn(shop, 'dave', password, 55);
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    await openAudit(page);
    await page.getByRole('link', { name: 'dave', exact: true }).first().click();
    await expect(page).toHaveURL(/\/audit\?user=dave$/);
    await pageLink(page, 'Next page').click();
    await expect(page).toHaveURL(/\/audit\?user=dave&page=2$/);
    await expect(events(page).first()).toContainText('dave');
    await page.goto('/audit?user=dave&page=99');
    await page.getByRole('link', { name: 'Go to page 1' }).click();
    await expect(page).toHaveURL(/\/audit\?user=dave$/);
  });

  test('ends all sessions of a user, who is out at the next request', async ({ browser, page, shop }) => {
    const context = await browser.newContext({ baseURL: shop.url });
    const customer = await context.newPage();
    await signIn(customer, 'carol');
    await openAudit(page);
    await page.getByRole('button', { name: 'Manage carol' }).first().click();
    await expect(page.getByRole('dialog', { name: 'carol' })).toContainText(
      'Ends all sessions of carol at once',
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Manage carol' }).first()).toBeFocused();

    await page.getByRole('button', { name: 'Manage carol' }).first().click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByText(/^\d+ sessions? of carol (was|were) ended\.$/).first()).toBeVisible();
    await expect(events(page).first()).toContainText('alice ended the sessions of carol');
    await customer.getByRole('link', { name: 'Invoices' }).click();
    await seeSignIn(customer);
    await context.close();
  });

  test('lets a user try to sign in again', async ({ page, shop }) => {
    await tryToSignIn(shop, 'carol', 'not the password');
    await openAudit(page);
    await page.getByRole('button', { name: 'Manage carol' }).first().click();
    await page.getByRole('button', { name: 'Unlock sign-in' }).click();
    await expect(page.getByText('carol can try to sign in again.').first()).toBeVisible();
    await expect(events(page).first()).toContainText('alice unlocked carol');
  });

  test('is reached by its address after signing in', async ({ page }) => {
    await page.goto('/audit?user=alice');
    await seeSignIn(page);
    await enterPassword(page, 'alice');
    await expect(page.getByRole('link', { name: 'Remove the filter User alice' })).toBeVisible();
  });
});

test.describe('for a customer', () => {
  test('is not there, by no link and by no address', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await enterShop(page, 'carol');
    await seeProducts(page);
    await page.getByRole('button', { name: /^Account/ }).click();
    await expect(page.getByRole('link', { name: 'My account' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
    await page.goto('/audit');
    await expect(heading(page, 'This page is not in the catalogue')).toBeVisible();
    await expect(page).toHaveTitle('Page not found · Latchkey');
    expect(asked.filter((path) => path.startsWith('/api/v1/auth/audit'))).toEqual([]);
  });
});
