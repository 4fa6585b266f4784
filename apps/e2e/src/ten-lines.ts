// What a person does in the new application, and what the ten lines of the README must make of it.
import { expect, type Page } from '@playwright/test';
import { password } from './journey.ts';

/** Seconds that access tokens live where the application is tried. */
export const lifetime = 2;

/** Walks through the guard, the sign-in, a refresh and a reload. @param url of the server, without a path */
export async function walkTheTenLines(page: Page, url: string): Promise<void> {
  const refreshes: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/token/refresh/')) refreshes.push(answer.status());
  });

  await page.goto(`${url}/products`);
  await expect(page, 'the guard').toHaveURL(`${url}/sign-in?returnUrl=%2Fproducts`);

  await page.getByLabel('User name').fill('carol');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page, 'the sign-in').toHaveURL(`${url}/products`);
  await expect(page.getByRole('listitem')).not.toHaveCount(0);

  // Only time makes a token expire.
  await new Promise((over) => setTimeout(over, lifetime * 1000 + 600));
  refreshes.length = 0;
  const list = page.waitForResponse((answer) => answer.url().endsWith('/api/v0/products/') && answer.ok());
  await page.getByRole('button', { name: 'Again' }).click();
  await list;
  expect(refreshes, 'one refresh').toEqual([200]);

  await page.reload();
  await expect(page, 'a reload').toHaveURL(`${url}/products`);
  await expect(page.getByRole('listitem')).not.toHaveCount(0);
}
