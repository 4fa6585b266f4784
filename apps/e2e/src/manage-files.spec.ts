// Files that staff bring: pictures of products, and whole lists of them.
import { expect, test } from './journey.ts';
import { openManage, rows, toast } from './manage.ts';

/** A blue rectangle, 48 × 36 px. */
const picture = {
  name: 'blue.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAMAAAD4m0k4AAAAA1BMVEUeWshkKUz8AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFklEQVQ4y2NgGAWjYBSMglEwCoYnAAAG5AAB0kWRNAAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
});

test('a picture chosen before its product exists goes up with it', async ({ page }) => {
  await openManage(page);
  await page.getByRole('link', { name: 'New product' }).click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name', { exact: true }).fill('Fresh ferrule, 6 mm');
  await form.getByLabel('Price').fill('0,4');
  await form.getByLabel('Choose pictures').setInputFiles([picture]);
  await expect(form.getByText('Goes up when the product is saved')).toBeVisible();
  await form.getByRole('button', { name: 'Save product' }).click();
  const edited = page.getByRole('dialog', { name: 'Edit product' });
  await expect(edited.getByRole('listitem')).toHaveCount(1);
});

test('a file with mistakes is shown line by line, mended, imported and exported again', async ({ page }) => {
  await openManage(page);
  await page.getByRole('link', { name: 'Import CSV' }).click();
  await expect(page.getByRole('heading', { name: 'Import products', level: 1 })).toBeFocused();
  const choose = page.getByLabel('Choose a file');
  await choose.setInputFiles({ name: 'parts.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await expect(page.getByRole('alert')).toContainText('This is no CSV file');

  await choose.setInputFiles(
    csv('parts.csv', 'name,price,currency,stock', 'Imported idler A,1.50,€,3', 'Imported idler B,free,€,4'),
  );
  await expect(page.getByRole('heading', { name: 'This is what would happen' })).toBeFocused();
  const errors = page.getByRole('region', { name: 'Errors in the file' }).getByRole('row');
  await expect(errors).toHaveCount(2);
  await expect(errors.nth(1)).toContainText('3');
  await expect(errors.nth(1)).toContainText('price');
  const start = page.getByRole('button', { name: /^Import \d+ rows?$/ });
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('radio', { name: 'Import the good rows, leave the others out' }).check();
  await expect(start).toHaveText('Import 1 row');

  await page.getByRole('button', { name: 'Another file' }).click();
  await choose.setInputFiles(
    csv(
      'parts.csv',
      'name;price;currency;category',
      'Imported idler A;1.50;€;',
      'Imported idler B;2.50;$;Idlers',
    ),
  );
  await page.getByRole('checkbox', { name: 'Create categories that are not there yet' }).check();
  await expect(start).toHaveText('Import 2 rows');
  await start.click();
  await expect(page.getByRole('heading', { name: 'The products are imported' })).toBeFocused();
  await page.getByRole('link', { name: 'Show the products' }).click();
  await expect(rows(page).first()).toContainText('Imported idler');
  await page.goto('/manage?search=imported+idler');
  await expect(rows(page)).toHaveCount(2);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^products-\d{4}-\d{2}-\d{2}\.csv$/);
  await expect(toast(page, 'not exported')).toHaveCount(0);
});
