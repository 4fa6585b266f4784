// Invoices: their products and sums, how they lead to what they belong to, and the way back.
import { enterPassword, enterShop, expect, pageLink, rowLinks, seeSignIn, signOut, test } from './journey.ts';
import { Client, heading, type Invoice, open, type Product } from './records.ts';

/** What the products cost in euro, in cents: exact, rounded once. */
function centsInEuro(products: readonly Product[]): bigint {
  const worth = { '€': 100n, $: 98n };
  const parts = products.map(({ price, currency }) => BigInt(price.replace('.', '')) * worth[currency]);
  return (parts.reduce((sum, part) => sum + part, 0n) + 50n) / 100n;
}

/** A name as it is on the screen: a measure keeps to one line, by spaces that are not broken. */
function inPattern(name: string): string {
  return name.replace(/[^\w ]/g, '.').replaceAll(' ', '\\s');
}

test.describe('the list of invoices', () => {
  test('has pages, and an invoice leads back to the page it was opened from', async ({ page }) => {
    await enterShop(page);
    await open(page, 'Invoices');
    await pageLink(page, 'Next page').click();
    await expect(page).toHaveURL(/\/invoices\?page=2$/);
    await expect(page).toHaveTitle('Invoices, page 2 · Latchkey');
    await rowLinks(page).first().click();
    await expect(page).toHaveURL(/\/invoices\/\d+$/);
    await page.getByRole('navigation', { name: 'Catalogue' }).getByRole('link', { name: 'Invoices' }).click();
    await expect(page).toHaveURL(/\/invoices\?page=2$/);
    await expect(pageLink(page, 'Page 2')).toHaveAttribute('aria-current', 'page');
  });
});

test.describe('an invoice', () => {
  test('has its products in order, and what they come to', async ({ page, shop }) => {
    const client = await Client.signIn(shop, 'carol');
    await enterShop(page);
    for (const invoice of await client.rows<Invoice>('invoices')) {
      const products = await Promise.all(invoice.products.map((id) => client.row<Product>(`products/${id}`)));
      await page.goto(`/invoices/${invoice.id}`);
      await expect(heading(page, `Invoice ${invoice.invoice_number}`)).toBeVisible();
      await expect(rowLinks(page)).toHaveText(products.map(({ name }) => new RegExp(`^${inPattern(name)}$`)));
      const amount = String(centsInEuro(products))
        .padStart(3, '0')
        .replace(/(\d\d)$/, '.$1');
      const shown = page.getByText(/^in euro, for \d+ products?$/).locator('..');
      await expect(shown).toContainText(`€${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`);
    }
  });

  test('leads to a product, to its account and on to the address, and Back leads all the way back', async ({
    page,
  }) => {
    await enterShop(page);
    await open(page, 'Invoices');
    await rowLinks(page).first().click();
    await expect(heading(page, /^Invoice \d+$/)).toBeVisible();
    const invoice = page.url();

    await rowLinks(page).first().click();
    await expect(page).toHaveURL(/\/products\/\d+$/);
    await page.goBack();
    await expect(page).toHaveURL(invoice);
    await expect(rowLinks(page).first()).toBeVisible();

    await page
      .getByRole('definition')
      .getByRole('link', { name: /^No\. / })
      .click();
    await expect(heading(page, 'Your account')).toBeFocused();
    await page
      .getByRole('definition')
      .getByRole('link', { name: /^No\. / })
      .click();
    await expect(page).toHaveURL(/\/addresses\/\d+$/);
    await page.goBack();
    await expect(heading(page, 'Your account')).toBeVisible();
    await page.getByRole('link', { name: 'Go to the invoices' }).click();
    await expect(heading(page, 'Invoices')).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(invoice);
  });

  test('is reached by its address after signing in, and outlasts a reload', async ({ page, shop }) => {
    const [invoice] = await (await Client.signIn(shop, 'carol')).rows<Invoice>('invoices');
    await page.goto(`/invoices/${invoice?.id}`);
    await seeSignIn(page);
    await enterPassword(page);
    await expect(heading(page, `Invoice ${invoice?.invoice_number}`)).toBeVisible();
    await page.reload();
    await expect(heading(page, `Invoice ${invoice?.invoice_number}`)).toBeVisible();
  });

  test('is kept from whoever presses Back after the sign-out', async ({ page }) => {
    await enterShop(page);
    await open(page, 'Invoices');
    await rowLinks(page).first().click();
    const name = await heading(page, /^Invoice \d+$/).innerText();
    await signOut(page);
    await seeSignIn(page);
    await page.goBack();
    await seeSignIn(page);
    await expect(page.getByText(name)).toHaveCount(0);
  });

  test('stays when its products cannot be loaded, and shows them on another try', async ({ page }) => {
    await enterShop(page);
    await open(page, 'Invoices');
    await rowLinks(page).first().click();
    await expect(page.getByText(/^in euro, for \d+ products?$/)).toBeVisible();
    const products = await rowLinks(page).count();
    await page.route('**/api/v1/catalogue/products/?id=*', (route) =>
      route.fulfill({ status: 503, json: {} }),
    );
    await page.reload();
    await expect(page.getByRole('alert').first()).toContainText('Some products could not be loaded.');
    await expect(page.getByRole('table').getByText('Not loaded')).toHaveCount(products);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/^in euro, for \d+ products?$/)).toBeVisible();
    await expect(page.getByText('Some products could not be loaded.')).toHaveCount(0);
  });

  for (const address of ['/invoices/99999999', '/accounts/99999999', '/addresses/x']) {
    test(`and the like that do not exist say so: ${address}`, async ({ page }) => {
      await enterShop(page, 'alice');
      await page.goto(address);
      await expect(heading(page, /^There is no such (invoice|account|address)$/)).toBeVisible();
    });
  }
});
