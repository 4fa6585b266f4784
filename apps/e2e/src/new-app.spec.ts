// The ten lines that the README of angular-auth adds to a new application give it sign-in, a guard and refresh.
import { expect, test } from '@playwright/test';
import { password } from './journey.ts';
import { Shop } from './shop.ts';

const lifetime = 2;
const signInPage = /\/sign-in\?returnUrl=%2Fproducts$/;

let shop: Shop;

test.beforeAll(async () => {
  shop = await Shop.open({ ACCESS_TOKEN_LIFETIME: String(lifetime) }, 'dist/apps/new-app/browser');
});

test.afterAll(() => shop.close());

test('a new application with the ten lines of the README signs in, guards and refreshes', async ({
  page,
}) => {
  const refreshes: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/token/refresh/')) refreshes.push(answer.status());
  });

  await page.goto(`${shop.url}/products`);
  await expect(page, 'the guard').toHaveURL(signInPage);

  await page.getByLabel('User name').fill('carol');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page, 'the sign-in').toHaveURL(`${shop.url}/products`);
  await expect(page.getByRole('listitem')).not.toHaveCount(0);

  // Only time makes a token expire.
  await new Promise((over) => setTimeout(over, lifetime * 1000 + 600));
  refreshes.length = 0;
  const list = page.waitForResponse((answer) => answer.url().endsWith('/api/v0/products/') && answer.ok());
  await page.getByRole('button', { name: 'Again' }).click();
  await list;
  expect(refreshes, 'one refresh').toEqual([200]);

  await page.reload();
  await expect(page, 'a reload').toHaveURL(`${shop.url}/products`);
  await expect(page.getByRole('listitem')).not.toHaveCount(0);
});
