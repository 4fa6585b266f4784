// Staff at work on the catalogue: nothing that somebody types is lost, whatever others, the session or the network do.
import { enterPassword, expect, seeSignIn, test } from './journey.ts';
import { enterProduct, openManage, priceOf, rowOf, rows, seeToast, toast, typePrice } from './manage.ts';

test('a product is entered, found, priced in its row and priced back', async ({ page }) => {
  await openManage(page);
  await page.getByRole('link', { name: 'New product' }).click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name', { exact: true }).fill('Tap');
  await form.getByRole('button', { name: 'Save product' }).click();
  await expect(form.getByText('Name is too short')).toBeVisible();
  await expect(form.getByText('Price is required')).toBeVisible();
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await form.getByLabel('Name', { exact: true }).fill('Quarter-turn tap, blue');
  await form.getByLabel('Price').fill('38,9');
  const category = form.getByLabel('Category', { exact: true });
  await category.selectOption('New category …');
  await form.getByLabel('Name of the new category').fill('Garden taps');
  await form.getByRole('button', { name: 'Create it' }).click();
  await expect(category).toHaveValue('garden-taps');
  await seeToast(page, 'Quarter-turn tap, blue is in the catalogue', () =>
    form.getByRole('button', { name: 'Save product' }).click(),
  );

  await page.keyboard.press('/');
  await page.keyboard.type('quarter-turn tap blue');
  await expect(page).toHaveURL(/search=quarter-turn\+?(%20)?tap/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Garden taps');

  await typePrice(page, 'Quarter-turn tap, blue', '41');
  await page.keyboard.press('Enter');
  await expect(priceOf(page, 'Quarter-turn tap, blue')).toHaveText('€41.00');
  await expect(priceOf(page, 'Quarter-turn tap, blue')).toBeFocused();
  await toast(page, 'now costs €41.00').getByRole('button', { name: 'Undo' }).click();
  await expect(priceOf(page, 'Quarter-turn tap, blue')).toHaveText('€38.90');
  await typePrice(page, 'Quarter-turn tap, blue', '7');
  await page.keyboard.press('Escape');
  await expect(priceOf(page, 'Quarter-turn tap, blue')).toHaveText('€38.90');
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(priceOf(page, 'Quarter-turn tap, blue')).toHaveText('€38.90');
});

test('the second of two who change a product sees what the first did, and loses nothing', async ({
  openTab,
  page,
}) => {
  const name = 'Contested clamp, 40';
  await openManage(page);
  await enterProduct(page, name, '5');
  await page.goto('/manage?search=contested');
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  const form = page.getByRole('dialog', { name: 'Edit product' });
  await form.getByLabel('Description').fill('Mine alone.');
  await form.getByLabel('Price').fill('6');

  const other = await openTab();
  await other.goto('/manage?search=contested');
  await typePrice(other, name, '7');
  await other.keyboard.press('Enter');
  await expect(toast(other, 'now costs €7.00')).toBeVisible();

  await form.getByRole('button', { name: 'Save product' }).click();
  const question = page.getByRole('dialog', { name: 'Somebody else has changed this product' });
  await expect(question.getByRole('group', { name: 'Price' })).toContainText('changed by both');
  await expect(
    question.getByRole('group', { name: 'Price' }).getByRole('radio', { name: 'Mine' }),
  ).toBeChecked();
  await question.getByRole('button', { name: 'Decide later' }).click();
  await expect(form.getByLabel('Description')).toHaveValue('Mine alone.');
  await expect(form.getByLabel('Price')).toHaveValue('6');

  await form.getByRole('button', { name: 'Save product' }).click();
  await question.getByRole('group', { name: 'Price' }).getByRole('radio', { name: 'Theirs' }).check();
  await question.getByRole('button', { name: 'Save this' }).click();
  await expect(form).toBeHidden();
  await expect(priceOf(page, name)).toHaveText('€7.00');
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  await expect(form.getByLabel('Description')).toHaveValue('Mine alone.');
});

test('what is typed outlives a reload, a closed drawer, and the end of the session', async ({
  page,
  shop,
}) => {
  const name = 'Lasting latch, 25';
  await openManage(page);
  await enterProduct(page, name, '5');
  await page.goto('/manage?search=lasting');
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  const form = page.getByRole('dialog', { name: 'Edit product' });
  await form.getByLabel('Description').fill('Written before the session ended.');

  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page.getByRole('link', { name: `Edit ${name}` })).toBeFocused();
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  await expect(form.getByLabel('Description')).toHaveValue('Written before the session ended.');
  await page.reload();
  await expect(form.getByLabel('Description')).toHaveValue('Written before the session ended.');

  shop.run(['users:revoke', 'alice']);
  await form.getByRole('button', { name: 'Save product' }).click();
  await seeSignIn(page);
  await enterPassword(page, 'alice');
  await expect(form.getByLabel('Description')).toHaveValue('Written before the session ended.');
  await form.getByRole('button', { name: 'Save product' }).click();
  await expect(toast(page, `${name} is saved`)).toBeVisible();
  await toast(page, `${name} is saved`).getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page, `${name} is as it was`)).toBeVisible();
});

test('a broken network loses nothing: what failed says so and is tried again', async ({ page }) => {
  const name = 'Patient pin, 8 mm';
  await openManage(page);
  await enterProduct(page, name, '5');
  await page.goto('/manage?search=patient');
  await expect(rows(page)).toHaveCount(1);
  const address = '**/api/v1/catalogue/products/*/';
  await page.route(address, (route) => route.abort());
  await typePrice(page, name, '6');
  await page.keyboard.press('Enter');
  const row = rowOf(page, name);
  await expect(row.getByText('The server cannot be reached.')).toBeVisible();
  await expect(row.getByRole('textbox')).toHaveValue('6');
  await page.unroute(address);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(priceOf(page, name)).toHaveText('€6.00');

  await page.getByRole('link', { name: `Edit ${name}` }).click();
  const form = page.getByRole('dialog', { name: 'Edit product' });
  await form.getByLabel('Stock').fill('4');
  await page.context().setOffline(true);
  await expect(form.getByRole('button', { name: 'Save product' })).toHaveAttribute('aria-disabled', 'true');
  await expect(form.getByText('Nothing can be saved without a connection.')).toBeVisible();
  await page.context().setOffline(false);
  await form.getByRole('button', { name: 'Save product' }).click();
  await expect(form).toBeHidden();
  await expect(row).toContainText('4');

  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);
  await toast(page, `${name} deleted`).getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveCount(1);
});
