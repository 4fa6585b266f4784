// Records as long as the API allows: nothing covers anything else, and what matters keeps its room.
import type { Locator, Page } from '@playwright/test';
import { enterShop, expect, test } from './journey.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of what is drawn: for words the lines themselves, not the box that they stand in. */
function drawn(locator: Locator): Promise<Box> {
  return locator.evaluate((element) => {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    const words = range.getBoundingClientRect();
    const { left, top, right, bottom } = words.width > 0 ? words : element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

const covers = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const isWithin = (inner: Box, outer: Box) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

const words = (length: number) => 'Upper Long Meadow '.repeat(length).slice(0, length - 1) + 'd';

const addresses: [what: string, street: string, city: string][] = [
  ['one word each', 'W'.repeat(254), 'W'.repeat(150)],
  ['words', words(254), words(150)],
  ['a long street', words(90), 'Rotterdam'],
  ['a street of some length', words(50), 'Rotterdam'],
];

async function openAddress(page: Page, street: string, city: string): Promise<void> {
  const postal_code = city.length > 100 ? city : '3011';
  await page.route('**/api/v0/addresses/1/', (route) =>
    route.fulfill({ json: { id: 1, street, city, postal_code } }),
  );
  await page.goto('/addresses/1');
  await expect(page.getByRole('figure').getByRole('paragraph')).toContainText(street);
}

const name = 'Hexagon socket head cap screw with a shoulder, partly threaded, M12 by 80, black';
const product = (id: number) => ({ id, name: `${name} ${id}`, price: '-99999999.99', currency: '$' });

async function openInvoice(page: Page): Promise<void> {
  const products = Array.from({ length: 60 }, (_, index) => index + 1);
  await page.route('**/api/v0/invoices/1/', (route) =>
    route.fulfill({ json: { id: 1, invoice_number: 606060, products, account: 1 } }),
  );
  await page.route('**/api/v1/catalogue/products/?id=*', (route) => {
    const ids = new URL(route.request().url()).searchParams.getAll('id').map(Number);
    return route.fulfill({ json: { count: 60, next: null, previous: null, results: ids.map(product) } });
  });
  await page.goto('/invoices/1');
  await expect(page.getByText('in euro, for 60 products', { exact: true })).toBeVisible();
}

for (const width of [360, 1280]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const [what, street, city] of addresses) {
      test(`an address stands within its envelope, beside the stamp: ${what}`, async ({ page }) => {
        await enterShop(page);
        await openAddress(page, street, city);
        const address = await drawn(page.getByRole('figure').getByRole('paragraph'));
        expect(isWithin(address, await drawn(page.locator('app-address-label .outline')))).toBe(true);
        expect(covers(address, await drawn(page.locator('app-address-label .stamp')))).toBe(false);
        expect(covers(address, await drawn(page.locator('app-address-label .title-block')))).toBe(false);
      });
    }

    test('an invoice tells its amount before sixty products, and each its name and price', async ({
      page,
    }) => {
      await enterShop(page);
      await openInvoice(page);
      await expect(page.getByText('in euro, for 60 products', { exact: true })).toBeInViewport();
      const row = page.getByRole('row').nth(1);
      const [cell, price] = [row.getByRole('cell').last(), row.getByText('$\u221299,999,999.99').last()];
      await expect(price).toBeVisible();
      const room = await cell.evaluate((element) => {
        const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const [start, end] = [Number.parseFloat(paddingInlineStart), Number.parseFloat(paddingInlineEnd)];
        return { left: left + start, right: right - end, top, bottom };
      });
      expect(isWithin(await drawn(price), room)).toBe(true);
      const rowheader = await row.getByRole('rowheader').boundingBox();
      expect(rowheader?.width).toBeGreaterThan(200);
    });
  });
}
