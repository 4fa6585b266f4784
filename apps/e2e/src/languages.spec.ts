// The shop as somebody has set it, in language, theme and keys: from the first paint on, at every width, in every tab.
import { enter, enterShop, expect, putInBackground, test } from './journey.ts';

test.describe('with a German browser', () => {
  test.use({ locale: 'de-AT' });

  test('the shop speaks German', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(page.getByText('Geben Sie Ihren Benutzernamen ein.')).toBeVisible();
  });
});

test('the shop turns to Arabic and back, and nothing sticks out on a narrow screen', async ({ page }) => {
  await enter(page, '/account/appearance');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
  await expect(page.getByRole('heading', { name: 'المظهر واللغة' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/products', '/account', '/account/password', '/account/appearance', '/nowhere']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Arabic}/u);
    const overhang = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overhang(), address).toBeLessThanOrEqual(0);
  }
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not in the catalogue');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('a chosen theme is there before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await enterShop(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The scripts of the app are held back: what is painted meanwhile is dark already.
  await page.route(/\/(main|chunk)-\w+\.js$/, () => undefined);
  await page.goto('/products', { waitUntil: 'commit' });
  await expect(page.locator('.mark-word')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});

test('what one tab chooses the others follow: the theme at once, a language where nobody would notice', async ({
  openTab,
  page,
}) => {
  await enterShop(page);
  await page.goto('/account/appearance');
  const [seen, unseen, written] = [await openTab(), await openTab(), await openTab()];
  await putInBackground(unseen);
  await putInBackground(written);
  await seen.goto('/account/appearance');
  await unseen.goto('/products?search=hinge');
  await written.goto('/account/password');
  await written.getByLabel('New password', { exact: true }).fill('half a password');

  await page.getByRole('radio', { name: 'Dark' }).check();
  for (const tab of [seen, unseen, written]) {
    await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
  await expect(seen.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'System' }).check();
  await expect(seen.locator('html')).not.toHaveAttribute('data-theme');

  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(unseen.locator('html')).toHaveAttribute('lang', 'de');
  await expect(unseen.getByRole('searchbox')).toHaveValue('hinge');
  await expect(seen.getByRole('heading', { level: 1 })).toHaveText('Appearance');
  await expect(written.getByLabel('New password', { exact: true })).toHaveValue('half a password');
});

test('the key that leads to the search can be switched off', async ({ page }) => {
  await enterShop(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.goto('/account/appearance');
  await page.getByRole('checkbox', { name: 'Press / to search' }).uncheck();
  await page.goto('/products');
  await expect(page.getByRole('searchbox')).not.toHaveAttribute('aria-keyshortcuts');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
});
