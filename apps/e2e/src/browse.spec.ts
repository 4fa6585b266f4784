// Finding a part among two thousand: by mouse, by keyboard alone, by touch; and the way back to the same place.
import type { Page } from '@playwright/test';
import { refusalsOfAxe } from './axe.ts';
import {
  enter,
  enterShop,
  expect,
  pageLink,
  productLinks,
  record,
  seeLatestProducts,
  seeProducts,
  test,
} from './journey.ts';

const list = '/api/v1/catalogue/products/';
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search products' });
const count = (page: Page) => page.getByRole('region', { name: 'Products on this page' }).locator('.sum');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** Layout shifts that nobody's click or key has asked for, from the next page load on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        shifts.push(entry.hadRecentInput ? 0 : entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(() => (Reflect.get(window, 'shifts') as number[]).reduce((sum, shift) => sum + shift, 0));
}

test('a part is found by a misspelled piece of its name, opened and left again, without a mouse', async ({
  page,
  openTab,
}) => {
  await enterShop(page);
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('hinhe');
  await expect(page.getByText('Showing results for “hinge”. Nothing matches “hinhe”.')).toBeVisible();
  await expect(search(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /Products 1 to 15 of \d+/ })).toBeAttached();

  const highest = page.getByRole('textbox', { name: 'Highest price in euro' });
  for (let steps = 0; steps < 60 && !(await highest.evaluate((field) => field.matches(':focus'))); steps++) {
    await page.keyboard.press('Tab');
  }
  await expect(highest).toBeFocused();
  await page.keyboard.type('7,50');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search=hinhe&max_price=7\.50$/);
  await expect(page.getByRole('button', { name: /^Remove filter: Up to/ })).toBeVisible();
  await expect(highest).toBeFocused();

  await pageLink(page, 'Page 2').focus();
  await page.keyboard.press('Enter');
  await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  await expect(heading(page)).toBeFocused();
  await seeLatestProducts(page);
  const link = productLinks(page).nth(12);
  await expect(link).toBeVisible();
  await link.focus();
  const before = await scrolled(page);
  const shown = await link.innerText();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/products\/\d+\?search=hinhe/);
  await expect(heading(page)).toBeFocused();
  expect(shown).toContain(await heading(page).innerText());

  await page.goBack();
  await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  await expect(productLinks(page).nth(12)).toBeFocused();
  await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThanOrEqual(1);

  const shared = await openTab();
  await shared.goto(page.url());
  await expect(productLinks(shared).nth(12)).toHaveText(await productLinks(page).nth(12).innerText(), {
    useInnerText: true,
  });
});

test('ten letters in a hurry are three requests at most, and the last answer stands', async ({ page }) => {
  await enterShop(page);
  const asked = record(page, list);
  await search(page).focus();
  await page.keyboard.type('countersun');
  await expect(page).toHaveURL(/search=countersun$/);
  await seeLatestProducts(page);
  await expect(count(page)).toHaveText(/\d+ products/);
  expect(asked.length).toBeLessThanOrEqual(3);
  await expect(search(page)).toHaveValue('countersun');
  await page.goBack();
  await expect(page).toHaveURL(/\/products$/);
  await expect(search(page)).toHaveValue('');
});

test('filters, order, size and view are in the address, and a chip takes each away', async ({ page }) => {
  const shifts = await watchShifts(page);
  await enterShop(page);
  await seeProducts(page);
  await expect(page.getByRole('checkbox', { name: 'Hinges' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await shifts()).toBeLessThanOrEqual(0.01);

  await page.getByRole('checkbox', { name: 'Hinges' }).check();
  await expect(page).toHaveURL(/category=hinges/);
  await page.getByRole('radio', { name: 'In stock' }).check();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('-price');
  await expect(page).toHaveURL(/sort=-price/);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('combobox', { name: 'Per page' }).selectOption('50');
  await expect(page).toHaveURL('/products?category=hinges&stock=in&sort=-price&size=50&view=table');
  await expect(productLinks(page)).toHaveCount(50);
  await page.getByRole('button', { name: 'Price' }).click();
  await expect(page).toHaveURL(/sort=price&/);
  await page.reload();
  await expect(productLinks(page)).toHaveCount(50);
  expect(await shifts()).toBeLessThanOrEqual(0.01);

  await page.getByRole('button', { name: 'Remove filter: Hinges' }).click();
  await expect(page).toHaveURL('/products?stock=in&sort=price&size=50&view=table');
  await expect(page.getByRole('button', { name: 'Remove filter: In stock' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/products?sort=price&size=50&view=table');
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'In stock' })).toBeChecked();
});

test('a product leads to its neighbours in the list, and back to the list in one step', async ({ page }) => {
  await enter(page, '/products?search=hinge');
  const [first, second] = [productLinks(page).nth(0), productLinks(page).nth(1)];
  const name = await second.getByRole('heading').innerText();
  await first.click();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await expect(heading(page)).toHaveText(name);
  await page.reload();
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await page.getByRole('link', { name: 'Results for “hinge”' }).click();
  await expect(page).toHaveURL(/\/products\?search=hinge$/);
  await expect(second).toBeFocused();
});

test.describe('by touch, 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the filters open over the whole screen and show what they leave', async ({ page }) => {
    const shifts = await watchShifts(page);
    await enter(page, '/products?search=hinge');
    await seeProducts(page);
    await page.waitForLoadState('networkidle');
    expect(await shifts()).toBeLessThanOrEqual(0.01);

    await page.getByRole('button', { name: 'Filters' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.getByRole('radio', { name: 'Out of stock' }).tap();
    await expect(page).toHaveURL(/stock=out$/);
    expect(await refusalsOfAxe(page, 'light', 'dark', 'forced')).toEqual([]);
    await sheet.getByRole('button', { name: /^Show \d+ products$/ }).tap();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeVisible();

    const link = productLinks(page).nth(5);
    await link.scrollIntoViewIfNeeded();
    const before = await scrolled(page);
    await link.tap();
    await expect(page.getByRole('link', { name: 'Next', exact: true })).toBeVisible();
    await page.goBack();
    await expect(productLinks(page).nth(5)).toBeFocused();
    await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThanOrEqual(1);
  });
});
