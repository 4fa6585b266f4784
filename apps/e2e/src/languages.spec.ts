// The shop in the language and the theme that somebody chose: from the first paint on, and at every width.
import { expect, signIn, test } from './journey.ts';

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
  await signIn(page);
  await page.goto('/account/appearance');
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
  await signIn(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The scripts of the app are held back: what is painted meanwhile is dark already.
  await page.route(/\/(main|chunk)-\w+\.js$/, () => undefined);
  await page.goto('/products', { waitUntil: 'commit' });
  await expect(page.locator('.mark-word')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});
