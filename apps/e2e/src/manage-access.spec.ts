// The page for staff without a mouse, with a finger, in every colour and direction.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './journey.ts';
import { openManage, rows } from './manage.ts';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function refusals(page: Page, skipped: string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22aa).disableRules(skipped).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  );
}

/** Axe in light, dark and forced colours, of what is on the screen. */
async function seeNothingRefused(page: Page): Promise<void> {
  // At its end nothing of the list lies below the bar that sticks to the window.
  await page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight);
  });
  const found: Record<string, string[]> = {};
  for (const scheme of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(scheme);
    await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 200)));
    // Forced colours are the system's own: axe reads those of the page below them.
    found[JSON.stringify(scheme)] = await refusals(page, 'forcedColors' in scheme ? ['color-contrast'] : []);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  expect(Object.values(found).flat()).toEqual([]);
  const overhang = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);
}

for (const width of [1280, 360]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, hasTouch: width < 640 });

    test('has nothing that axe refuses: list, price, form, selection, question, import', async ({ page }) => {
      await openManage(page);
      await rows(page).nth(0).getByRole('checkbox').check();
      await rows(page)
        .nth(1)
        .getByRole('button', { name: /change the price/ })
        .click();
      await seeNothingRefused(page);
      await page.getByRole('button', { name: 'Category', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Put into a category' })).toBeVisible();
      await seeNothingRefused(page);
      await page.keyboard.press('Escape');
      await page.goto('/manage?edit=new');
      await page.getByRole('button', { name: 'Save product' }).click();
      await expect(page.getByText('Name is required')).toBeVisible();
      await seeNothingRefused(page);
      await page.goto('/manage/import');
      await page.getByLabel('Choose a file').setInputFiles({
        name: 'parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('name,price\nBad one,free\n'),
      });
      await expect(page.getByRole('heading', { name: 'This is what would happen' })).toBeVisible();
      await seeNothingRefused(page);
    });
  });
}

test('everything is reached and done with the keyboard', async ({ page }) => {
  await openManage(page, '?sort=id');
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  await press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('hinge');
  await expect(page).toHaveURL(/search=hinge/);
  await expect(page.getByRole('searchbox')).toBeFocused();

  const first = rows(page).first();
  const name = await first.getByRole('rowheader').innerText();
  await first.getByRole('checkbox').focus();
  await press('Space');
  await expect(first.getByRole('checkbox')).toBeChecked();
  await press('Tab');
  await expect(first.getByRole('button', { name: /change the price/ })).toBeFocused();
  await press('Tab');
  await expect(first.getByRole('link', { name: `Edit ${name}` })).toBeFocused();
  await press('Enter');
  const form = page.getByRole('dialog', { name: 'Edit product' });
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue(name);
  await expect(form.getByRole('heading', { level: 2 })).toBeFocused();
  await press('Tab', 2);
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await press('Escape');
  await expect(form).toBeHidden();
  await expect(first.getByRole('link', { name: `Edit ${name}` })).toBeFocused();
  await press('Tab');
  await press('Enter');
  await expect(rows(page).filter({ hasText: name })).toHaveCount(0);
  await expect(rows(page).first().getByRole('link', { name: /^Edit/ })).toBeFocused();
});

test.describe('in Arabic', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test('stands the other way round, and fits', async ({ page }) => {
    await signIn(page, 'alice');
    await page.addInitScript(() => {
      localStorage.setItem('latchkey.language', 'ar');
    });
    await page.goto('/manage?edit=new');
    await expect(page.getByRole('dialog', { name: 'منتج جديد' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await seeNothingRefused(page);
  });
});

test('who is not staff finds no such page', async ({ page }) => {
  await signIn(page, 'carol');
  await expect(page.getByRole('link', { name: 'Manage' })).toHaveCount(0);
  await page.goto('/manage');
  await expect(page.getByRole('heading', { name: 'This page is not in the catalogue' })).toBeVisible();
});
