// My account: where one is signed in, the ends of it, and a new password.
import type { Browser, Page } from '@playwright/test';
import { enterShop, enterPassword, expect, pageLink, password, record, seeSignIn, test } from './journey.ts';
import type { Shop } from './shop.ts';

// A shop for this file alone: its last journey changes a password.
test.use({ settings: {} });

const devices = {
  'Safari on iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  'Firefox on Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
} as const;
type Device = keyof typeof devices;

const sessions = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Last used' });
const sessionOf = (page: Page, device: string) => sessions(page).filter({ hasText: device });

/** Another browser, in which somebody is signed in. */
async function signInWith(device: Device, browser: Browser, { url }: Shop, username: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, userAgent: devices[device] });
  const page = await context.newPage();
  await enterShop(page, username);
  return page;
}

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('link', { name: 'My account' }).click();
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeFocused();
  await expect(sessions(page).first()).toBeVisible();
}

async function agree(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
}

/** The next thing that this page asks of the server ends at the sign-in page. */
async function expectOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Invoices' }).click();
  await seeSignIn(page);
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Current password', { exact: true }).fill(current);
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test.describe('the sessions', () => {
  test('are listed with this one first, in plain words, and outlast a reload', async ({
    browser,
    page,
    shop,
  }) => {
    const phone = await signInWith('Safari on iPhone', browser, shop, 'carol');
    await enterShop(page);
    await openAccount(page);
    await expect(page).toHaveTitle('Sessions · Latchkey');
    await page.reload();
    await expect(sessions(page).first()).toContainText('This device');
    await expect(sessions(page).first()).toContainText('Headless Chrome on Linux');
    await expect(sessionOf(page, 'Safari on iPhone').first()).toContainText('127.0.0.1');
    await sessionOf(page, 'Safari on iPhone').first().getByText('Browser ·').click();
    await expect(page.getByText(devices['Safari on iPhone'])).toBeVisible();
    await phone.context().close();
  });

  test('a session that is ended here is out at its next request there', async ({ browser, page, shop }) => {
    const other = await signInWith('Firefox on Windows', browser, shop, 'carol');
    await enterShop(page);
    await openAccount(page);
    await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
    await expect(page.getByRole('dialog')).toContainText('Sign out Firefox on Windows?');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Sign out Firefox on Windows' })).toBeFocused();

    await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
    await agree(page);
    await expect(sessionOf(page, 'Firefox on Windows')).toHaveCount(0);
    await expect(
      page.getByRole('status').filter({ hasText: 'Firefox on Windows is signed out.' }),
    ).toBeAttached();
    await expectOut(other);
    await other.context().close();
  });

  test('all others end at once, and this one goes on', async ({ browser, page, shop }) => {
    const phone = await signInWith('Safari on iPhone', browser, shop, 'dave');
    const desk = await signInWith('Firefox on Windows', browser, shop, 'dave');
    await enterShop(page, 'dave');
    await openAccount(page);
    await expect(sessions(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Sign out other devices' }).click();
    await agree(page);
    await expect(page.getByText('2 other sessions were signed out.').first()).toBeVisible();
    await expect(sessions(page)).toHaveCount(1);
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
    await expectOut(phone);
    await expectOut(desk);
    await page.reload();
    await expect(sessions(page)).toHaveCount(1);
    await Promise.all([phone, desk].map((other) => other.context().close()));
  });

  test('everywhere means everywhere, and Back shows nothing any more', async ({ browser, page, shop }) => {
    const phone = await signInWith('Safari on iPhone', browser, shop, 'carol');
    await enterShop(page);
    await openAccount(page);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await agree(page);
    await seeSignIn(page);
    await expectOut(phone);
    await page.goBack();
    await seeSignIn(page);
    await expect(page.getByText('Last used')).toHaveCount(0);
    await phone.context().close();
  });

  test('are kept, and said to be, when the server cannot end them', async ({ browser, page, shop }) => {
    const phone = await signInWith('Safari on iPhone', browser, shop, 'carol');
    await enterShop(page);
    await openAccount(page);
    await page.route('**/api/v1/auth/logout-*/', (route) => route.fulfill({ status: 503, json: {} }));
    for (const everywhere of ['Sign out other devices', 'Sign out everywhere']) {
      await page.getByRole('button', { name: everywhere }).click();
      await agree(page);
      await expect(page.getByRole('alert')).toContainText('Nothing was signed out.');
    }
    await expect(sessionOf(page, 'Safari on iPhone').first()).toBeVisible();
    await phone.getByRole('link', { name: 'Invoices' }).click();
    await expect(phone.getByRole('heading', { name: 'Invoices', level: 1 })).toBeVisible();
    await phone.context().close();
  });

  test('have pages when there are many, and all of them end at once', async ({ page, shop }) => {
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'curl/8.14.1' },
      body: JSON.stringify({ username: 'alice', password }),
    };
    const answers = await Promise.all(
      Array.from({ length: 52 }, () => fetch(`${shop.url}/api/token/`, request)),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    await enterShop(page, 'alice');
    await openAccount(page);
    await expect(sessions(page)).toHaveCount(50);
    await pageLink(page, 'Next page').click();
    await expect(page).toHaveURL(/\/account\?page=2$/);
    await expect(sessions(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Sign out curl' }).first().click();
    await agree(page);
    await expect(sessions(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Sign out other devices' }).click();
    await agree(page);
    await expect(page.getByText('51 other sessions were signed out.').first()).toBeVisible();
    await expect(page).toHaveURL(/\/account$/);
    await expect(sessions(page)).toHaveCount(1);
  });

  test('are reached by their address after signing in', async ({ page }) => {
    await page.goto('/account');
    await seeSignIn(page);
    await enterPassword(page);
    await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible();
  });
});

test.describe('the password', () => {
  const better = 'a brass key under the third pot';

  async function openPassword(page: Page): Promise<void> {
    await openAccount(page);
    await page.getByRole('link', { name: 'Password' }).click();
    await expect(page.getByRole('heading', { name: 'Password', level: 1 })).toBeFocused();
  }

  test('has its rules told first, and advice while it is typed, from a part fetched only then', async ({
    page,
  }) => {
    await enterShop(page);
    await openPassword(page);
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('At least 15 characters')).toBeVisible();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.getByLabel('Current password', { exact: true }).fill(password);
    expect(scripts).toEqual([]);
    await page.getByLabel('New password', { exact: true }).fill('passwordpassword');
    await expect(page.getByText('Very easy to guess.')).toBeVisible();
    expect(scripts).not.toEqual([]);
    await page.getByLabel('New password', { exact: true }).fill(better);
    await expect(page.getByText('Very hard to guess.')).toBeVisible();
  });

  test('is refused in the words of the server, at the field, and nothing typed is lost', async ({ page }) => {
    await enterShop(page);
    await openPassword(page);
    const current = page.getByLabel('Current password', { exact: true });
    const next = page.getByLabel('New password', { exact: true });
    await changePassword(page, password, 'passwordpassword');
    await expect(page.getByText('This password is too common.', { exact: true })).toBeVisible();
    await expect(next).toBeFocused();
    await changePassword(page, 'not my password', better);
    await expect(page.getByText(/^Your old password was entered incorrectly/)).toBeVisible();
    await expect(current).toBeFocused();
    await expect(next).toHaveValue(better);
  });

  test('is kept in its field when the server is gone', async ({ page, shop }) => {
    await enterShop(page);
    await openPassword(page);
    await shop.stop();
    await changePassword(page, password, better);
    await expect(page.getByRole('alert')).toContainText('What you typed is kept.');
    await expect(page.getByLabel('New password', { exact: true })).toHaveValue(better);
    await shop.start();
  });

  test('once changed, signs out every other device and opens the door alone', async ({
    browser,
    page,
    shop,
  }) => {
    const phone = await signInWith('Safari on iPhone', browser, shop, 'dave');
    await enterShop(page, 'dave');
    await openPassword(page);
    const refreshes = record(page, '/api/token/refresh/');
    await changePassword(page, password, better);
    await expect(page.getByRole('alert')).toContainText('Your password is changed.');
    await expect(page.getByLabel('New password', { exact: true })).toHaveValue('');
    expect(refreshes).toHaveLength(1);
    await expectOut(phone);

    await page.getByRole('link', { name: 'Sessions' }).click();
    await expect(sessions(page)).toHaveCount(1);
    await page.reload();
    await expect(sessions(page).first()).toContainText('This device');

    await enterPassword(phone, 'dave', password);
    await expect(phone.getByRole('alert')).toContainText('User name or password is not right');
    await enterPassword(phone, 'dave', better);
    await expect(phone.getByRole('heading', { name: 'Invoices', level: 1 })).toBeVisible();
    await phone.context().close();
  });
});
