// Looking through the catalogue: pages, products, and the way back.
import type { Locator, Page } from '@playwright/test';
import {
  enter,
  enterShop,
  expect,
  pageLink,
  productLinks,
  seeLatestProducts,
  seeProducts,
  test,
} from './journey.ts';

test.describe('the list', () => {
  test('turns pages in the address, and Back turns them back', async ({ page }) => {
    await enterShop(page);
    const first = await productLinks(page).allInnerTexts();
    await pageLink(page, 'Next page').click();
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await expect.poll(() => productLinks(page).allInnerTexts()).not.toEqual(first);
    const second = await productLinks(page).allInnerTexts();

    await pageLink(page, 'Page 3').click();
    await expect(page).toHaveURL(/\/products\?page=3$/);
    await expect.poll(() => productLinks(page).allInnerTexts()).not.toEqual(second);

    await page.goBack();
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await expect.poll(() => productLinks(page).allInnerTexts()).toEqual(second);
    await page.goBack();
    await expect(page).toHaveURL(/\/products$/);
    await expect.poll(() => productLinks(page).allInnerTexts()).toEqual(first);
  });

  test('offers no way before the first page and none after the last', async ({ page }) => {
    await enterShop(page);
    await expect(pageLink(page, 'Previous page')).toHaveCount(0);
    const numbered = page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^Page \d+$/ });
    await numbered.last().click();
    await expect(pageLink(page, 'Previous page')).toBeVisible();
    await expect(pageLink(page, 'Next page')).toHaveCount(0);
  });

  for (const address of ['/products?page=9999', '/products?page=0', '/products?page=abc']) {
    test(`says so where there is no such page, and shows the way back: ${address}`, async ({ page }) => {
      await enterShop(page);
      await page.goto(address);
      await expect(page.getByRole('heading', { name: /no such page/i })).toBeVisible();
      await page.getByRole('link', { name: /page 1/i }).click();
      await seeProducts(page);
    });
  }
});

test.describe('a product', () => {
  test('opens from the list, and Back returns to the same page', async ({ page }) => {
    await enter(page, '/products?page=2');
    await seeProducts(page);
    const link = productLinks(page).nth(1);
    const address = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    await page.goBack();
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await seeProducts(page);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });

  test('has a link to the page of the list it was opened from', async ({ page }) => {
    await enterShop(page);
    await pageLink(page, 'Next page').click();
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
    await seeLatestProducts(page);
    await productLinks(page).first().click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    await page.getByRole('navigation', { name: 'Catalogue' }).getByRole('link', { name: 'Products' }).click();
    await expect(page).toHaveURL(/\/products\?page=2$/);
    await seeProducts(page);
  });

  test('is named in the heading and in the title, and outlasts a reload', async ({ page }) => {
    await enterShop(page);
    const link = productLinks(page).first();
    const shown = await link.innerText();
    await link.click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(/[A-Za-z]/);
    const name = await heading.innerText();
    expect(shown).toContain(name);
    await expect(page).toHaveTitle(new RegExp(name.replace(/[^\w ]/g, '.')));
    await page.reload();
    await expect(heading).toHaveText(name);
    const [frame, plate] = await Promise.all([
      boxOf(page.getByRole('figure')),
      boxOf(page.locator('app-plate')),
    ]);
    expect(plate.x, 'the plate stands in its frame').toBeGreaterThan(frame.x);
    expect(plate.y, 'the plate stands in its frame').toBeGreaterThan(frame.y);
  });

  for (const address of ['/products/99999999', '/products/x']) {
    test(`that does not exist says so: ${address}`, async ({ page }) => {
      await enterShop(page);
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'There is no such product' })).toBeVisible();
      await page.getByRole('link', { name: 'Back to the products' }).click();
      await seeProducts(page);
    });
  }
});

test.describe('an unknown address', () => {
  for (const [who, prepare] of [
    ['a guest', async () => undefined],
    ['a signed-in person', (page: Page) => enterShop(page)],
  ] as const) {
    test(`tells ${who} that there is no such page`, async ({ page }) => {
      await prepare(page);
      await page.goto('/no/such/page');
      await expect(page.getByRole('heading', { name: 'This page is not in the catalogue' })).toBeVisible();
    });
  }
});

async function boxOf(part: Locator): Promise<{ x: number; y: number }> {
  await expect(part).toBeVisible();
  return part.evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x, y };
  });
}
