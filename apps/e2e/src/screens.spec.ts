// Every screen, light and dark, wide and narrow: nothing that axe refuses, nothing that sticks out.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  enterPassword,
  expect,
  productLinks,
  rowLinks,
  seeProducts,
  seeSignIn,
  signIn,
  test,
} from './journey.ts';

// All workers share the screens: these are a third of all journeys.
test.describe.configure({ mode: 'parallel' });

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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
    await signIn(page);
  },
  'products, account open': async (page) => {
    await signIn(page);
    await page.getByRole('button', { name: /^Account/ }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  },
  'products, loading': async (page) => {
    await signIn(page);
    await page.route(catalogue, () => undefined);
    await page.goto('/products?page=2');
    await expect(page.getByText('Loading products')).toBeAttached();
  },
  'products, narrowed down': async (page) => {
    await signIn(page);
    await page.goto('/products?search=hinhe&category=hinges&min_price=1&max_price=20&stock=in');
    await expect(page.getByText('Showing results for “hinge”. Nothing matches')).toBeVisible();
    const filters = page.getByRole('button', { name: 'Filters (3)' });
    const hinges = page.getByRole('checkbox', { name: 'Hinges' });
    await filters.or(hinges).first().click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
  },
  'products in a table': async (page) => {
    await signIn(page);
    await page.goto('/products?view=table');
    await expect(productLinks(page).nth(14)).toBeVisible();
  },
  'products, nothing found': async (page) => {
    await signIn(page);
    await page.goto('/products?search=zzzzzz&stock=out');
    await expect(page.getByRole('heading', { name: 'No part matches “zzzzzz”' })).toBeVisible();
  },
  'products, not to be had': async (page) => {
    await signIn(page);
    await page.route(catalogue, (route) => route.fulfill({ status: 503, json: { detail: 'Later.' } }));
    await page.goto('/products');
    await expect(page.getByRole('alert')).toContainText('Products could not be loaded');
  },
  'products, no such page': async (page) => {
    await signIn(page);
    await page.goto('/products?page=9999');
    await expect(page.getByRole('heading', { name: /no such page/i })).toBeVisible();
  },
  'a product': async (page) => {
    await signIn(page);
    await productLinks(page).first().click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\w/);
  },
  'no such product': async (page) => {
    await signIn(page);
    await page.goto('/products/99999999');
    await expect(page.getByRole('heading', { name: 'There is no such product' })).toBeVisible();
  },
  invoices: async (page) => {
    await signIn(page);
    await page.goto('/invoices');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'invoices, loading': async (page) => {
    await signIn(page);
    await page.route('**/api/v0/invoices/**', () => undefined);
    await page.goto('/invoices');
    await expect(page.getByText('Loading invoices')).toBeAttached();
  },
  'invoices, none': async (page) => {
    await signIn(page);
    await page.route('**/api/v0/invoices/**', (route) => route.fulfill({ json: empty }));
    await page.goto('/invoices');
    await expect(page.getByRole('heading', { name: 'You have no invoices yet' })).toBeVisible();
  },
  'an invoice': async (page) => {
    await signIn(page);
    await page.goto('/invoices');
    await rowLinks(page).first().click();
    await expect(page.getByText(/^in euro, for \d+ products?$/)).toBeVisible();
  },
  'an invoice, products not to be had': async (page) => {
    await signIn(page);
    await page.route('**/api/v1/catalogue/products/?id=*', (route) =>
      route.fulfill({ status: 503, json: { detail: 'Later.' } }),
    );
    await page.goto('/invoices');
    await rowLinks(page).first().click();
    await expect(page.getByRole('alert')).toContainText('Some products could not be loaded');
  },
  'an invoice, being written': async (page) => {
    await signIn(page, 'alice');
    await page.goto('/invoices?form=open');
    await page.getByRole('button', { name: 'Save invoice' }).click();
    await page.getByRole('combobox', { name: 'Add a product' }).fill('hex');
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'no such invoice': async (page) => {
    await signIn(page);
    await page.goto('/invoices/99999999');
    await expect(page.getByRole('heading', { name: 'There is no such invoice' })).toBeVisible();
  },
  accounts: async (page) => {
    await signIn(page, 'alice');
    await page.goto('/accounts');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'an account': async (page) => {
    await signIn(page);
    await page.goto('/accounts');
    await rowLinks(page).first().click();
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  'an address, being changed': async (page) => {
    await signIn(page, 'alice');
    await page.goto('/addresses/1?form=open');
    await expect(page.getByLabel('Street')).toHaveValue(/\w/);
  },
  'my address': async (page) => {
    await signIn(page);
    await page.goto('/account/address');
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  addresses: async (page) => {
    await signIn(page, 'alice');
    await page.goto('/addresses');
    await expect(rowLinks(page).first()).toBeVisible();
  },
  'an address': async (page) => {
    await signIn(page);
    await page.goto('/addresses');
    await rowLinks(page).first().click();
    await expect(page.getByRole('figure').getByRole('paragraph')).toHaveText(/\d/);
  },
  sessions: async (page) => {
    await signIn(page);
    await page.goto('/account');
    await expect(page.getByText('This device').first()).toBeVisible();
  },
  'sessions, loading': async (page) => {
    await signIn(page);
    await page.route('**/api/v1/auth/sessions/**', () => undefined);
    await page.goto('/account');
    await expect(page.getByText('Loading sessions')).toBeAttached();
  },
  'sessions, not to be had': async (page) => {
    await signIn(page);
    await page.route('**/api/v1/auth/sessions/**', (route) =>
      route.fulfill({ status: 503, json: { detail: 'Later.' } }),
    );
    await page.goto('/account');
    await expect(page.getByRole('alert')).toContainText('The sessions could not be loaded');
  },
  'sessions, a question': async (page) => {
    await signIn(page);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  password: async (page) => {
    await signIn(page);
    await page.goto('/account/password');
    await page.getByLabel('New password', { exact: true }).fill('passwordpassword');
    await expect(page.getByText('Very easy to guess.')).toBeVisible();
  },
  'password, refused': async (page) => {
    await signIn(page);
    await page.goto('/account/password');
    await page.getByLabel('Current password', { exact: true }).fill('x');
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText(/^This password is too short/)).toBeVisible();
  },
  audit: async (page) => {
    await signIn(page, 'alice');
    await page.goto('/audit?user=alice&event=sign_in&after=2020-01-01T00:00:00Z');
    await expect(page.getByText('alice signed in').first()).toBeVisible();
  },
  'audit, loading': async (page) => {
    await signIn(page, 'alice');
    await page.route('**/api/v1/auth/audit/**', () => undefined);
    await page.goto('/audit');
    await expect(page.getByText('Loading events')).toBeAttached();
  },
  'audit, none': async (page) => {
    await signIn(page, 'alice');
    await page.goto('/audit?before=2020-01-01T00:00:00Z');
    await expect(page.getByRole('heading', { name: 'Nothing like this has happened' })).toBeVisible();
  },
  'audit, a user': async (page) => {
    await signIn(page, 'alice');
    await page.goto('/audit?user=alice');
    await page.getByRole('button', { name: 'Manage alice' }).first().click();
    await expect(page.getByRole('dialog', { name: 'alice' })).toBeVisible();
  },
  'settings of theme and language': async (page) => {
    await signIn(page);
    await page.goto('/account/appearance');
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

/** Draws the page in the other scheme; axe would take a colour on its way there for the last word. */
async function drawIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

async function refusalsOfAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22aa).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  );
}

// Opened once at each width and looked at in every way there: opening is what takes time.
for (const [screen, open] of Object.entries(screens)) {
  for (const [width, narrowest] of [
    [1280, 1280],
    [360, 320],
  ] as const) {
    test.describe(`the screen "${screen}", ${width} px`, () => {
      test.use({ colorScheme: 'light', viewport: { width, height: 800 } });

      test('has nothing that axe refuses and nothing that sticks out', async ({ page }) => {
        await open(page);
        const found = { light: await refusalsOfAxe(page), dark: [] as string[] };
        await drawIn(page, 'dark');
        found.dark = await refusalsOfAxe(page);
        expect(found).toEqual({ light: [], dark: [] });
        expect(await overhang(page)).toBeLessThanOrEqual(0);
        await page.setViewportSize({ width: narrowest, height: 640 });
        expect(await overhang(page)).toBeLessThanOrEqual(0);
      });
    });
  }
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
  await signIn(page);
  await seeProducts(page);
  await productLinks(page).first().click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
