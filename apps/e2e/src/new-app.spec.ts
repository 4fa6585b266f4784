// The ten lines that the README of angular-auth adds to a new application give it sign-in, a guard and refresh.
import { test } from '@playwright/test';
import { Shop } from './shop.ts';
import { lifetime, walkTheTenLines } from './ten-lines.ts';

let shop: Shop;

test.beforeAll(async () => {
  shop = await Shop.open({ ACCESS_TOKEN_LIFETIME: String(lifetime) }, 'dist/apps/new-app/browser');
});

test.afterAll(() => shop.close());

test('a new application with the ten lines of the README signs in, guards and refreshes', async ({
  page,
}) => {
  await walkTheTenLines(page, shop.url);
});
