// Every screen, light, dark and in forced colours, wide and narrow: nothing that axe refuses, nothing that sticks out.
import type { Page } from '@playwright/test';
import { refusalsOfAxe } from './axe.ts';
import {
  enter,
  enterPassword,
  expect,
  productLinks,
  rowLinks,
  seeProducts,
  seeSignIn,
  test,
} from './journey.ts';
import { rows, seeManage } from './manage.ts';

// All workers share the screens: these are a third of all journeys.
test.describe.configure({ mode: 'parallel' });

const empty = { count: 0, next: null, previous: null, results: [] };

const catalogue = '**/api/v1/catalogue/products/**';

const screens: Record<string, (page: Page) => Promise<void>> = {
  'sign in': async (page) => {
    await page.goto('/sign-in');
    await seeSignIn(page);
  },
  'sign in, refused': async (page) => {
    await page.goto('/sign-in');
    await enterPassword(page, 'carol', 'not the password');
    await expect(page.getByRole('alert')).toContainText('User name or password is not right');
  },
  products: async (page) => {
    await enter(page, '/products');
    await seeProducts(page);
  },
  'products, account open': async (page) => {
    await enter(page, '/products');
    await page.getByRole('button', { name: /^Account/ }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  },
  'products, loading': async (page) => {
    await page.route(catalogue, () => undefined);
    await enter(page, '/products?page=2');
    await expect(page.getByText('Loading products')).toBeAttached();
  },
  'products, narrowed down': async (page) => {
    await enter(page, '/products?search=hinhe&category=hinges&min_price=1&max_price=20&stock=in');
    await expect(page.getByText('Showing results for “hinge”. Nothing matches')).toBeVisible();
    const filters = page.getByRole('button', { name: 'Filters (3)' });
    const hinges = page.getByRole('checkbox', { name: 'Hinges' });
    await filters.or(hinges).first().click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
  },
  'products in a table': async (page) => {
    await enter(page, '/products?view=table');
    await expect(productLinks(page).nth(14)).toBeVisible();
  },
  'products, nothing found': async (page) => {
    await enter(page, '/products?search=zzzzzz&stock=out');
    await expect(page.getByRole('heading', { name: 'No part matches “zzzzzz”' })).toBeVisible();
  },
  'products, not to be had': async (page) => {
    await page.route(catalogue, (route) => route.fulfill({ status: 503, json: { detail: 'Later.' } }));
    await enter(page, '/products');
    await expect(page.getByRole('alert')).toContainText('Products could not be loaded');
  },
  'products, no such page': async (page) => {
    await enter(page, '/products?page=9999');
    await expect(page.getByRole('heading', { name: /no such page/i })).toBeVisible();
  },
  'a product': async (page) => {
    await enter(page, '/products');
    await productLinks(page).first().click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\w/);
  },
  'no such product': async (page) => {
    await enter(page, '/products/99999999');
    await expect(page.getByRole('heading', { name: 'There is no such product' })).toBeVisible();
  },
  invoices: async (page) => {
    await enter(page, '/invoices');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'invoices, loading': async (page) => {
    await page.route('**/api/v0/invoices/**', () => undefined);
    await enter(page, '/invoices');
    await expect(page.getByText('Loading invoices')).toBeAttached();
  },
  'invoices, none': async (page) => {
    await page.route('**/api/v0/invoices/**', (route) => route.fulfill({ json: empty }));
    await enter(page, '/invoices');
    await expect(page.getByRole('heading', { name: 'You have no invoices yet' })).toBeVisible();
  },
  'an invoice': async (page) => {
    await enter(page, '/invoices');
    await rowLinks(page).first().click();
    await expect(page.getByText(/^in euro, for \d+ products?$/)).toBeVisible();
  },
  'an invoice, products not to be had': async (page) => {
    await page.route('**/api/v1/catalogue/products/?id=*', (route) =>
      route.fulfill({ status: 503, json: { detail: 'Later.' } }),
    );
    await enter(page, '/invoices');
    await rowLinks(page).first().click();
    await expect(page.getByRole('alert')).toContainText('Some products could not be loaded');
  },
  'an invoice, being written': async (page) => {
    await enter(page, '/invoices?form=open', 'alice');
    await page.getByRole('button', { name: 'Save invoice' }).click();
    await page.getByRole('combobox', { name: 'Add a product' }).fill('hex');
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'no such invoice': async (page) => {
    await enter(page, '/invoices/99999999');
    await expect(page.getByRole('heading', { name: 'There is no such invoice' })).toBeVisible();
  },
  accounts: async (page) => {
    await enter(page, '/accounts', 'alice');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'an account': async (page) => {
    await enter(page, '/accounts');
    await rowLinks(page).first().click();
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  'an address, being changed': async (page) => {
    await enter(page, '/addresses/1?form=open', 'alice');
    await expect(page.getByLabel('Street')).toHaveValue(/\w/);
  },
  'my address': async (page) => {
    await enter(page, '/account/address');
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  addresses: async (page) => {
    await enter(page, '/addresses', 'alice');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'an address': async (page) => {
    await enter(page, '/addresses');
    await rowLinks(page).first().click();
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  sessions: async (page) => {
    await enter(page, '/account');
    await expect(page.getByText('This device').first()).toBeVisible();
  },
  'sessions, loading': async (page) => {
    await page.route('**/api/v1/auth/sessions/**', () => undefined);
    await enter(page, '/account');
    await expect(page.getByText('Loading sessions')).toBeAttached();
  },
  'sessions, not to be had': async (page) => {
    await page.route('**/api/v1/auth/sessions/**', (route) =>
      route.fulfill({ status: 503, json: { detail: 'Later.' } }),
    );
    await enter(page, '/account');
    await expect(page.getByRole('alert')).toContainText('The sessions could not be loaded');
  },
  'sessions, a question': async (page) => {
    await enter(page, '/account');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  password: async (page) => {
    await enter(page, '/account/password');
    await page.getByLabel('New password', { exact: true }).fill('passwordpassword');
    await expect(page.getByText('Very easy to guess.')).toBeVisible();
  },
  'password, refused': async (page) => {
    await enter(page, '/account/password');
    await page.getByLabel('Current password', { exact: true }).fill('x');
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText(/^This password is too short/)).toBeVisible();
  },
  audit: async (page) => {
    await enter(page, '/audit?user=alice&event=sign_in&after=2020-01-01T00:00:00Z', 'alice');
    await expect(page.getByRole('main').getByText('alice signed in').first()).toBeVisible();
  },
  'audit, loading': async (page) => {
    await page.route('**/api/v1/auth/audit/**', () => undefined);
    await enter(page, '/audit', 'alice');
    await expect(page.getByText('Loading events')).toBeAttached();
  },
  'audit, none': async (page) => {
    await enter(page, '/audit?before=2020-01-01T00:00:00Z', 'alice');
    await expect(page.getByRole('heading', { name: 'Nothing like this has happened' })).toBeVisible();
  },
  'audit, a user': async (page) => {
    await enter(page, '/audit?user=alice', 'alice');
    await page.getByRole('button', { name: 'Manage alice' }).first().click();
    await expect(page.getByRole('dialog', { name: 'alice' })).toBeVisible();
  },
  'products, managed': async (page) => {
    await enter(page, '/manage?search=chipboard+4+35', 'alice');
    await seeManage(page);
    await rows(page).first().getByRole('checkbox').check();
    await expect(page.getByText('1 selected')).toBeVisible();
  },
  'a product, being entered': async (page) => {
    await enter(page, '/manage', 'alice');
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByRole('button', { name: 'Save product' }).click();
    await expect(page.getByText('Price is required')).toBeVisible();
  },
  'products, being imported': async (page) => {
    await enter(page, '/manage/import', 'alice');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Import/);
  },
  users: async (page) => {
    await enter(page, '/users', 'alice');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'a user': async (page) => {
    await enter(page, '/users', 'alice');
    await rowLinks(page).first().click();
    await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  },
  'settings of theme and language': async (page) => {
    await enter(page, '/account/appearance');
    await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('en');
  },
  'style guide': async (page) => {
    await page.goto('/style-guide');
    await expect(page.getByRole('heading', { name: 'Style guide' })).toBeVisible();
  },
  'style guide, drawer': async (page) => {
    await page.goto('/style-guide');
    await page.getByRole('button', { name: 'Drawer' }).click();
    await expect(page.getByRole('dialog', { name: 'New product' })).toBeVisible();
  },
  'API documentation': async (page) => {
    await page.goto('/api-docs/');
    await expect(page.getByRole('heading', { name: 'The API', level: 1 })).toBeVisible();
  },
  'no such page': async (page) => {
    await page.goto('/no/such/page');
    await expect(page.getByRole('heading', { name: 'This page is not in the catalogue' })).toBeVisible();
  },
};

/** How far the page is wider than the window, in CSS pixels. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// Opened once and looked at in every way: opening is what takes time.
for (const [screen, open] of Object.entries(screens)) {
  test(`the screen "${screen}" has nothing that axe refuses and nothing that sticks out`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page);
    const wide = await refusalsOfAxe(page, 'light', 'dark', 'forced');
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 360, height: 800 });
    const narrow = await refusalsOfAxe(page, 'light', 'dark');
    expect({ wide, narrow }).toEqual({ wide: [], narrow: [] });
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overhang(page)).toBeLessThanOrEqual(0);
  });
}

test('the pages are drawn in the scheme that people prefer', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/sign-in');
  await seeSignIn(page);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
});

test('the focus goes to the heading of each new page', async ({ page }) => {
  await enter(page, '/products');
  await seeProducts(page);
  await productLinks(page).first().click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
