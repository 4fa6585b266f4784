// Staff write invoices, addresses and accounts; a customer takes an invoice home on paper.
import type { Page } from '@playwright/test';
import { expect, rowLinks, signIn, test } from './journey.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** What the running amount says, without the words around it. */
const amount = (page: Page) =>
  page.getByRole('region', { name: 'On the invoice' }).getByRole('paragraph').last();

async function pickByKeyboard(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  const first = page.getByRole('option').first();
  await expect(first).toContainText(new RegExp(text, 'i'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

test.describe('an address', () => {
  test('is entered, changed and deleted; one in use stays, and says why', async ({ page }) => {
    await signIn(page, 'alice');
    await page.goto('/addresses');
    await page.getByRole('button', { name: 'New address' }).click();
    await expect(page.getByRole('heading', { name: 'New address' })).toBeFocused();
    await page.getByLabel('Street').fill('Canal Street');
    await page.getByRole('button', { name: 'Save address' }).click();
    await expect(page.getByLabel('Postal code')).toBeFocused();
    await expect(page.getByText('This has to be filled in.')).toHaveCount(2);

    await page.reload();
    await expect(page.getByLabel('Street')).toHaveValue('Canal Street');
    await page.getByLabel('Postal code').fill('3511 AB');
    await page.getByLabel('City').fill('Utrecht');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Canal Street')).toBeVisible();

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Number').fill('7');
    await page.getByRole('button', { name: 'Save address' }).click();
    await expect(heading(page, 'Canal Street 7')).toBeVisible();

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete address' }).click();
    await expect(heading(page, 'Addresses')).toBeVisible();

    await page.goto('/accounts');
    await rowLinks(page).first().click();
    await page
      .getByRole('definition')
      .getByRole('link', { name: /^No\. / })
      .click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete address' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'An account uses this address.' })).toBeVisible();
  });
});

test.describe('an invoice', () => {
  test('is changed by keyboard alone, and counts as one goes', async ({ page }) => {
    await signIn(page, 'alice');
    await page.goto('/invoices');
    await rowLinks(page).first().click();
    await page.getByRole('button', { name: 'Edit' }).focus();
    await page.keyboard.press('Enter');
    const products = page.getByRole('combobox', { name: 'Add a product' });
    const lines = page.getByRole('region', { name: 'On the invoice' }).getByRole('listitem');
    await expect(lines.first()).toBeVisible();
    const before = await lines.count();
    await expect(amount(page)).toHaveText(/\d\.\d\d$/);
    const cost = (await amount(page).textContent()) ?? '';
    await products.focus();
    await pickByKeyboard(page, 'hinge');
    await expect(products).toBeFocused();
    await expect(lines).toHaveCount(before + 1);
    await expect(amount(page)).not.toHaveText(cost);

    await page.keyboard.press('Tab');
    await lines.last().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(lines).toHaveCount(before);
    await expect(amount(page)).toHaveText(cost);
    await products.focus();
    await pickByKeyboard(page, 'hinge');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Edit invoice' })).toHaveCount(0);
    await expect(rowLinks(page)).toHaveCount(before + 1);
  });

  test('is written by keyboard alone', async ({ page }) => {
    await signIn(page, 'alice');
    await page.goto('/invoices');
    await expect(rowLinks(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'New invoice' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'New invoice' });
    await expect(form.getByRole('heading', { level: 2 })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(form.getByLabel('Invoice number')).toBeFocused();
    await page.keyboard.type('70707');
    await page.keyboard.press('Tab');
    await expect(form.getByRole('combobox', { name: 'Account of' })).toBeFocused();
    await pickByKeyboard(page, 'carol');
    await page.keyboard.press('Tab');
    await expect(form.getByRole('combobox', { name: 'Add a product' })).toBeFocused();
    await pickByKeyboard(page, 'hinge');
    await expect(amount(page)).toHaveText(/[1-9]/);
    const cost = (await amount(page).textContent()) ?? '';
    await pickByKeyboard(page, 'larch');
    await expect(form.getByRole('listitem')).toHaveCount(2);
    await expect(amount(page)).not.toHaveText(cost);
    const both = (await amount(page).innerText()).split('\n').at(-1) ?? '';
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Invoice 70707')).toBeVisible();
    await expect(rowLinks(page)).toHaveCount(2);
    await expect(page.getByText(both).first()).toBeVisible();
  });

  test('is taken home on paper by the customer it is for', async ({ page }) => {
    await signIn(page);
    await page.goto('/invoices');
    await rowLinks(page).first().click();
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Edit|Delete/ })).toHaveCount(0);
    const title = await heading(page, /^Invoice \d+$/).innerText();
    const products = await rowLinks(page).allInnerTexts();
    await page.emulateMedia({ media: 'print' });
    await expect(heading(page, title)).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('paragraph').filter({ hasText: title })).toBeVisible();
    await expect(page.locator('address')).toContainText(/carol.*\d/s);
    for (const name of products) await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  });
});

test.describe('by touch on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('staff find what has no room behind a button, and add to an invoice', async ({ page }) => {
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('link', { name: 'Addresses' }).tap();
    await expect(heading(page, 'Addresses')).toBeVisible();
    await page.getByRole('link', { name: 'Invoices' }).tap();
    await rowLinks(page).first().tap();
    await page.getByRole('button', { name: 'Edit' }).tap();
    const lines = page.getByRole('region', { name: 'On the invoice' }).getByRole('listitem');
    await expect(lines.first()).toBeVisible();
    const before = await lines.count();
    await page.getByRole('combobox', { name: 'Add a product' }).tap();
    await page.getByRole('option', { disabled: false }).first().tap();
    await expect(lines).toHaveCount(before + 1);
    await page.getByRole('button', { name: 'Cancel' }).tap();
    await page.getByRole('button', { name: 'Discard' }).tap();
    await expect(lines).toHaveCount(0);
  });
});
