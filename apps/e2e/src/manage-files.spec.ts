// Files that staff bring: pictures of products, and whole lists of them.
import { expect, signIn, test } from './journey.ts';
import { enterProduct, openManage, rowOf, rows, toast } from './manage.ts';

/** Rectangles of 48 × 36 px. */
const blue = {
  name: 'blue.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAMAAAD4m0k4AAAAA1BMVEUeWshkKUz8AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFklEQVQ4y2NgGAWjYBSMglEwCoYnAAAG5AAB0kWRNAAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const red = {
  name: 'red.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from(
    '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAkADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AlgJG2AAAAAAAAAAAAAAAA//Z',
    'base64',
  ),
};
const green = {
  name: 'green.webp',
  mimeType: 'image/webp',
  buffer: Buffer.from(
    'UklGRkIAAABXRUJQVlA4IDYAAAAwAwCdASowACQAPu12tVSppyUjI4gBMB2JZwAAG4G9Pg4AAP7l+j7k/S9/9eunu/71cKgAgAA=',
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
  await form.getByLabel('Choose pictures').setInputFiles([blue]);
  await expect(form.getByText('Goes up when the product is saved')).toBeVisible();
  await form.getByRole('button', { name: 'Save product' }).click();
  const edited = page.getByRole('dialog', { name: 'Edit product' });
  await expect(edited.getByRole('listitem')).toHaveCount(1);
});

test('pictures go up, say what they show, change places and go, and customers see what stays', async ({
  browser,
  page,
  shop,
}) => {
  const name = 'Pictured pulley, 60';
  await openManage(page);
  await enterProduct(page, name, '12');
  await page.goto('/manage?search=pictured');
  await page.getByRole('link', { name: `Edit ${name}` }).click();
  const form = page.getByRole('dialog', { name: 'Edit product' });
  const pictures = form.getByRole('listitem');
  const choose = form.getByLabel('Choose pictures');
  await choose.setInputFiles([
    blue,
    { name: 'notes.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') },
    { name: 'poem.png', mimeType: 'image/png', buffer: Buffer.from('Roses are red') },
    red,
    green,
  ]);
  await expect(form.getByText('Only JPEG, PNG and WebP pictures can be shown')).toBeVisible();
  await expect(pictures).toHaveCount(3);
  const poem = form.locator('.coming').filter({ hasText: 'poem.png' });
  await expect(poem.getByRole('alert')).toContainText('not an image');
  await poem.getByRole('button', { name: 'Leave it out' }).click();
  await expect(poem).toBeHidden();
  await form.getByRole('button', { name: 'Leave it out' }).click();
  await expect(form.getByRole('alert').filter({ hasText: /\w/ })).toHaveCount(0);

  await form.getByLabel('What picture 1 shows').fill('The pulley from the front');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('img', { name: 'The pulley from the front' })).toBeVisible();
  await form.getByRole('button', { name: 'Move picture 1 later' }).click();
  await expect(form.getByLabel('What picture 2 shows')).toHaveValue('The pulley from the front');
  await expect(form.getByRole('button', { name: 'Move picture 2 later' })).toBeFocused();
  await form.getByRole('button', { name: 'Delete picture 1' }).click();
  const question = page.getByRole('dialog', { name: 'Delete picture 1?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(pictures).toHaveCount(2);

  // Pictures are changes of the product too: the form is still about its newest version.
  await form.getByLabel('Stock').fill('3');
  await form.getByRole('button', { name: 'Save product' }).click();
  await expect(form).toBeHidden();
  await expect(rowOf(page, name).locator('img')).toHaveJSProperty('complete', true);
  await expect(rowOf(page, name).locator('img')).not.toHaveJSProperty('naturalWidth', 0);

  const carols = await browser.newPage({ baseURL: shop.url });
  await signIn(carols);
  await carols.goto('/products?search=pictured');
  await carols.getByRole('link', { name: new RegExp(name) }).click();
  const first = carols.getByRole('figure').getByRole('img');
  await expect(first).toHaveAccessibleName('The pulley from the front');
  await expect(first).not.toHaveJSProperty('naturalWidth', 0);
  await expect(carols.getByRole('button', { name: /^Picture \d:/ })).toHaveCount(2);
  await carols.close();
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
