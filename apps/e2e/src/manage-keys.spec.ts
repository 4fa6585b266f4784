// The page for staff without a mouse, and with nothing but a finger on a phone.
import { expect, seeProducts, signIn, test } from './journey.ts';
import { openManage, priceOf, rowOf, rows, seeManage, toast } from './manage.ts';

test('a product is found, priced, changed, deleted and had back by keyboard alone', async ({ page }) => {
  await openManage(page, '?sort=id');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('/');
  await page.keyboard.type('hinge');
  await expect(page).toHaveURL(/search=hinge/);
  await expect(rows(page).first()).toContainText(/hinge/i);
  await expect(page.getByRole('searchbox')).toBeFocused();
  const name = await rows(page).first().getByRole('rowheader').innerText();
  const row = rowOf(page, name);

  await row.getByRole('checkbox').focus();
  await press('Space');
  await expect(row.getByRole('checkbox')).toBeChecked();
  const last = rows(page).last().getByRole('link', { name: /^Edit/ });
  await last.focus();
  // Not under the bar of what is selected.
  await last.click({ trial: true });
  await row.getByRole('checkbox').focus();
  await press('Space', 'Tab');
  await expect(priceOf(page, name)).toBeFocused();
  await press('Enter');
  await expect(row.getByRole('textbox')).toBeFocused();
  await press('Control+a');
  await page.keyboard.type('12,5');
  await press('Enter');
  await expect(priceOf(page, name)).toHaveText(/12\.50$/);
  await expect(priceOf(page, name)).toBeFocused();

  const edit = page.getByRole('link', { name: `Edit ${name}` });
  await press('Tab');
  await expect(edit).toBeFocused();
  await press('Enter');
  const form = page.getByRole('dialog', { name: 'Edit product' });
  await expect(form.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue(name);
  const stock = form.getByLabel('Stock');
  for (let tabs = 0; tabs < 9 && (await stock.and(page.locator(':focus')).count()) === 0; tabs++) {
    await press('Tab');
  }
  await expect(stock).toBeFocused();
  await press('Control+a');
  await page.keyboard.type('31');
  await press('Enter');
  await expect(form).toBeHidden();
  await expect(edit).toBeFocused();
  await expect(row).toContainText('31');

  await press('Tab', 'Enter');
  await expect(row).toHaveCount(0);
  await expect(rows(page).first().getByRole('link', { name: /^Edit/ })).toBeFocused();
  const undo = toast(page, `${name} deleted`).getByRole('button', { name: 'Undo' });
  await undo.focus();
  await press('Enter');
  await expect(row).toHaveCount(1);
});

test.describe('by touch on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('staff enter, find, price and change a product, and see it in the shop', async ({ page }) => {
    await signIn(page, 'alice');
    await page.getByRole('link', { name: 'Manage' }).tap();
    await seeManage(page);
    await page.getByRole('link', { name: 'New product' }).tap();
    const form = page.getByRole('dialog', { name: 'New product' });
    await form.getByLabel('Name', { exact: true }).fill('Thumbed thimble, 12');
    await form.getByLabel('Price').fill('3');
    await form.getByRole('button', { name: 'Save product' }).tap();
    await expect(form).toBeHidden();

    await page.getByRole('searchbox').fill('thumbed');
    const row = rowOf(page, 'Thumbed thimble, 12');
    await expect(rows(page)).toHaveCount(1);
    await priceOf(page, 'Thumbed thimble, 12').tap();
    await row.getByRole('textbox').fill('4');
    await row.getByRole('button', { name: 'Save' }).tap();
    await expect(priceOf(page, 'Thumbed thimble, 12')).toHaveText('€4.00');
    await row.getByRole('checkbox').tap();
    await page.getByRole('button', { name: 'Stock' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Set the stock' });
    await dialog.getByLabel('Pieces on the shelf').fill('5');
    await dialog.getByRole('button', { name: 'Change 1 product' }).tap();
    await expect(dialog).toBeHidden();

    await page.getByRole('link', { name: 'Products' }).first().tap();
    await seeProducts(page);
    await page.getByRole('searchbox').fill('thumbed');
    await page.getByRole('link', { name: /Thumbed thimble/ }).tap();
    await expect(page.getByRole('heading', { name: 'Thumbed thimble, 12', level: 1 })).toBeVisible();
    await expect(page.getByText('€4.00').first()).toBeVisible();
    await expect(page.getByText(/\b5\b.*stock|stock.*\b5\b/i).first()).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: /^Filters/ }).tap();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Show|Close/ })
      .first()
      .tap();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
