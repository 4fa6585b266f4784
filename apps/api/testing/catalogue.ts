// A small catalogue in which many products are alike in what lists are sorted and filtered by.
import { demoProducts } from '../src/demo/products.ts';
import type { Shop } from './shop.ts';

/** A product as specs reckon with it. */
export interface Stocked {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: string;
  readonly currency: '€' | '$';
  readonly stock: number | null;
  readonly created_at: number;
  readonly picture_count: number;
  /** The slug of its category. */
  readonly category: string | null;
}

const categories = [
  { id: 1, slug: 'hinges', name: 'Hinges' },
  { id: 2, slug: 'screws', name: 'Screws' },
  { id: 3, slug: 'empty', name: 'Ancient things' },
];

/** Fills an empty shop with fifty products of the demo, whose ids begin with 1. */
export async function stockCatalogue({ database: { knex } }: Shop): Promise<Stocked[]> {
  await knex('categories').insert(categories);
  const products = demoProducts()
    .filter((_, turn) => turn % 40 === 0)
    .slice(0, 50)
    .map(({ created, ...product }, turn): Stocked => ({
      ...product,
      id: turn + 1,
      price: turn % 3 === 0 ? '2.00' : turn % 19 === 1 ? '0.00' : product.price,
      stock: turn % 4 === 0 ? null : turn % 4 === 1 ? 0 : product.stock,
      created_at: created - (created % 1e10),
      picture_count: turn % 5 === 0 ? 1 : 0,
      category: ['hinges', 'screws', null][turn % 3] ?? null,
    }));
  const ids = new Map(categories.map(({ id, slug }) => [slug, id]));
  await knex.batchInsert(
    'products',
    products.map((product) => ({ ...product, category: ids.get(product.category ?? '') ?? null })),
    50,
  );
  return products;
}

/** In hundredths of a euro cent. */
export const euroPrice = ({ price, currency }: Stocked) =>
  Math.round(Number(price) * 100) * (currency === '$' ? 98 : 100);
