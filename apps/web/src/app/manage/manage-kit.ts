// What the specs of the page for staff share: products, a page of them, and the page itself.
import { TestBed } from '@angular/core/testing';
import type { CatalogueProduct, CatalogueRow } from '@latchkey/dto';
import { alice, lendDialogs, lendPopovers, openAt } from '../spec-kit.ts';
import { Toasts } from '../ui/toasts.ts';
import { rowOf } from './catalogue-writes.ts';
import manageRoutes from './manage-routes.ts';

export const list = '/api/v1/catalogue/products/';
export const categories = '/api/v1/catalogue/categories/';

export function product(id: number, more: Partial<CatalogueProduct> = {}): CatalogueProduct {
  return {
    id,
    name: `Hex bolt M${id}`,
    price: '5.00',
    currency: '€',
    category: 'bolts',
    stock: 12,
    description: 'Zinc.',
    created: '2026-11-24T02:00:00Z',
    changed: '2026-11-24T02:00:00Z',
    version: 1,
    pictures: [],
    ...more,
  };
}

export function row(id: number, more: Partial<CatalogueRow> = {}): CatalogueRow {
  return { ...rowOf(product(id)), ...more };
}

/** Opens the page with these products in its list. */
export async function openManage(
  address = '/manage',
  rows: readonly CatalogueRow[] = [row(1), row(2), row(3)],
) {
  lendDialogs();
  lendPopovers();
  const opened = await openAt(address, manageRoutes, alice);
  const { http } = opened;
  let told = rows;
  /** Answers what the page asks for its list, until that is on the screen, whatever else is still being asked. */
  const settle = async () => {
    await new Promise((next) => setTimeout(next));
    TestBed.tick();
    const answer = { next: null, previous: null, search: { asked: '', used: '' } };
    http
      .match(({ method, url }) => method === 'GET' && url === list)
      .forEach((request) => {
        request.flush({ ...answer, count: told.length, results: told });
      });
    http
      .match(({ method, url }) => method === 'GET' && url === categories)
      .forEach((request) => {
        request.flush({ results: [{ slug: 'bolts', name: 'Bolts', count: 3 }] });
      });
    await opened.turn();
  };
  /** From now on the list has these products. */
  const tellList = async (now = rows) => {
    told = now;
    await settle();
  };
  await settle();
  return {
    ...opened,
    settle,
    tellList,
    toasts: TestBed.inject(Toasts),
    find: <T extends HTMLElement>(selector: string) => opened.page.querySelector<T>(selector) as T,
    /** Of all such elements, each as one line. */
    texts: (selector: string) =>
      [...opened.page.querySelectorAll(selector)].map((element) =>
        element.textContent.replaceAll(/\s+/g, ' ').trim(),
      ),
    /** The button or link with this name, which is in no dialog that is closed. */
    named: (name: string) =>
      [...opened.page.querySelectorAll<HTMLElement>('button, a')].find(
        (element) =>
          (element.getAttribute('aria-label') ?? element.textContent.trim()) === name &&
          element.closest('dialog:not([open])') === null,
      ) as HTMLElement,
  };
}
