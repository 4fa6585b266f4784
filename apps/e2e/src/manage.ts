// Words for what staff do on the page where they manage products.
import { expect, type Page } from '@playwright/test';
import { enter } from './journey.ts';

/** Opens the page as alice, with this search in its address. */
export async function openManage(page: Page, search = ''): Promise<void> {
  await enter(page, `/manage${search}`, 'alice');
  await seeManage(page);
}

export async function seeManage(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Manage products', level: 1 })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

/** The products in the table, without its head. */
export function rows(page: Page) {
  return page
    .getByRole('table', { name: 'Products' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
}

export function rowOf(page: Page, name: string) {
  return rows(page).filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

export function priceOf(page: Page, name: string) {
  return page.getByRole('button', { name: `change the price of ${name}` });
}

/** Opens the price of a product in its row, and types over it. */
export async function typePrice(page: Page, name: string, price: string): Promise<void> {
  await priceOf(page, name).click();
  await expect(page.locator('input[id^="price-"]')).toBeFocused();
  await page.keyboard.type(price);
}

export function toast(page: Page, text: string) {
  return page.locator('.toast').filter({ hasText: text });
}

/** Looks out for a message while the deed is done that brings it: it goes by itself, on a busy machine before one looks. */
export async function seeToast(page: Page, text: string, deed: () => Promise<void>): Promise<void> {
  await Promise.all([expect(toast(page, text)).toBeVisible(), deed()]);
}

/** A product of its own for a journey, made over the page's own session. */
export async function enterProduct(page: Page, name: string, price: string): Promise<void> {
  await page.getByRole('link', { name: 'New product' }).click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Price').fill(price);
  await seeToast(page, `${name} is in the catalogue`, () =>
    form.getByRole('button', { name: 'Save product' }).click(),
  );
  await expect(form).toBeHidden();
}
