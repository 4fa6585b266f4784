// What the specs of the catalogue share: products as the API tells them, and a screen of a certain width.
import type { CataloguePage, CatalogueProduct, CatalogueRow, Facets } from '@latchkey/dto';

export function row(id: number, more: Partial<CatalogueRow> = {}): CatalogueRow {
  return {
    id,
    name: `Hex bolt M${id}`,
    price: '1284.50',
    currency: '€',
    category: 'fasteners',
    stock: 12,
    created: '2026-01-05T08:00:00Z',
    changed: '2026-03-03T08:00:00Z',
    version: 1,
    picture: null,
    ...more,
  };
}

export function product(id: number, more: Partial<CatalogueProduct> = {}): CatalogueProduct {
  return { ...row(id), description: '', pictures: [], ...more };
}

export const facets: Facets = {
  categories: Array.from({ length: 12 }, (_, i) => ({
    slug: `category-${i}`,
    name: `Category ${String.fromCharCode(65 + i)}`,
    count: 5 * i,
  })),
  currencies: [
    { value: '€', count: 7 },
    { value: '$', count: 5 },
  ],
  stock: [
    { value: 'in', count: 10 },
    { value: 'out', count: 2 },
  ],
  pictures: [
    { value: 'photo', count: 4 },
    { value: 'drawing', count: 8 },
  ],
  price: { min: '0.10', max: '1000.00', bars: [0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1] },
};

export function pageOfRows(from: number, count: number, more: Partial<CataloguePage> = {}): CataloguePage {
  return {
    count,
    next: null,
    previous: null,
    results: Array.from({ length: Math.min(15, count) }, (_, i) => row(from + i)),
    search: { asked: '', used: '' },
    facets,
    ...more,
  };
}

/** Lets jsdom, which lays nothing out, answer media queries as a screen of this width does. */
export function lendScreen(width: number): void {
  window.matchMedia = (query: string) =>
    Object.assign(new EventTarget(), {
      media: query,
      matches: /width >= (\d+)rem/.test(query) && width >= 16 * Number(/width >= (\d+)rem/.exec(query)?.[1]),
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
}
