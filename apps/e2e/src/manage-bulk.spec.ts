// Many products at once: changed together as far as somebody lets it go, and imported whole or not at all.
import { expect, test } from './journey.ts';
import { openManage, rowOf, rows, seeManage, seeToast, toast } from './manage.ts';

test('those selected are changed together, and deleted together until somebody thinks better of it', async ({
  page,
}) => {
  await openManage(page, '?sort=id');
  const names = await rows(page).getByRole('rowheader').allInnerTexts();
  for (const place of [0, 1, 2]) await rows(page).nth(place).getByRole('checkbox').check();
  const bar = page.getByRole('group', { name: 'Change all that are selected' });
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'Stock' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set the stock' });
  await dialog.getByLabel('Pieces on the shelf').fill('77');
  await seeToast(page, '3 products changed.', () =>
    dialog.getByRole('button', { name: 'Change 3 products' }).click(),
  );
  await expect(rows(page).getByRole('cell', { name: '77', exact: true })).toHaveCount(3);

  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete 3 products' }).click();
  await expect(rowOf(page, names[0] ?? '')).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  await toast(page, '3 products deleted.').getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page).getByRole('rowheader')).toHaveText(names);
});

test('a change of all is stopped half-way: what was not reached is as it was, and the screen says so', async ({
  page,
}) => {
  await openManage(page);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const bar = page.getByRole('group', { name: 'Change all that are selected' });
  await bar.getByRole('button', { name: /^Select all [\d,]+ that match$/ }).click();
  await expect(bar).toContainText(/\d,\d{3} selected/);

  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/products/bulk/', async (route) => {
    await held;
    await route.continue();
  });
  await bar.getByRole('button', { name: 'Stock' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set the stock' });
  await dialog.getByLabel('Pieces on the shelf').fill('many');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Pieces on the shelf')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Pieces on the shelf').fill('88888');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('progressbar', { name: 'Changing the products' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Stopping after this hundred')).toBeVisible();
  goOn();
  await expect(dialog).toContainText(/100 products changed\. [\d,]+ are left as they were\./);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const changed = rows(page).getByRole('cell', { name: '88,888', exact: true });
  await expect(changed).toHaveCount(25);
  await page.goto('/manage?page=4');
  await expect(changed).toHaveCount(25);
  await page.goto('/manage?page=5');
  await seeManage(page);
  await expect(changed).toHaveCount(0);
});

test('an import that is stopped half-way has brought nothing, and the screen says so', async ({ page }) => {
  const lines = Array.from({ length: 12_000 }, (_, index) => `Fleeting ferrule ${index},1.50`);
  const buffer = Buffer.from(['name,price', ...lines].join('\n'));
  await openManage(page);
  await page.getByRole('link', { name: 'Import CSV' }).click();
  await page.getByLabel('Choose a file').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Import 12,000 rows' }).click();
  await expect(page.getByText('Nothing is kept of an import that you stop.')).toBeVisible();
  await expect(page.getByText(/^[1-9][\d,]* of 12,000$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('The import was stopped. Nothing of it was kept.');
  await page.goto('/manage?search=fleeting+ferrule');
  await expect(page.getByRole('heading', { name: 'No product fits' })).toBeVisible();
});
