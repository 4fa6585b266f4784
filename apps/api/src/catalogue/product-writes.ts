// What happens to one product, within a transaction that may be about others, too. Versions are judged by the statement
// that locks or changes the row: nobody comes in between.
import type { CatalogueInput } from '@latchkey/dto';
import type { Knex } from 'knex';
import { findWithin } from './product-reader.ts';
import type { ProductColumns } from './product-row.ts';

/** Fields that were checked. */
export type ProductValues = Partial<CatalogueInput>;

/** The versions that may be changed, `undefined` for any. */
export type Seen = readonly number[] | undefined;

/** What has become of a product, or, where it was in another version, what it is. */
export type Outcome = { readonly done: ProductColumns } | { readonly current: ProductColumns };

const defaults: Omit<CatalogueInput, 'name'> = {
  price: '0.00',
  currency: '€',
  description: '',
  category: null,
  stock: null,
};

/**
 * To be called before any product is locked by hand: triggers lock this row before products, and in another order two
 * writers could wait for each other.
 */
export const lockProductState = (transaction: Knex.Transaction) =>
  transaction('product_state').forUpdate().select('id');

/** A product in a version that may be changed. */
function seenProduct(transaction: Knex.Transaction, id: number, seen: Seen): Knex.QueryBuilder {
  const product = transaction('products').where({ id });
  return seen ? product.whereIn('version', [...seen]) : product;
}

/** A category that has gone since it was checked is none. */
const columnsOf = (transaction: Knex.Transaction, { category, ...values }: ProductValues) => ({
  ...values,
  ...(category !== undefined && {
    category: category === null ? null : transaction('categories').select('id').where({ slug: category }),
  }),
});

async function written(transaction: Knex.Transaction, id: number): Promise<ProductColumns> {
  const columns = await findWithin(transaction, id);
  if (!columns) throw new Error(`the product ${id} is not there after it was written`);
  return columns;
}

/** What is to be told of a product that could not be changed. */
async function unchanged(transaction: Knex.Transaction, id: number): Promise<Outcome | undefined> {
  const current = await findWithin(transaction, id);
  return current && { current };
}

export async function createProduct(
  transaction: Knex.Transaction,
  values: ProductValues,
): Promise<ProductColumns> {
  const [made] = await transaction('products')
    .insert(columnsOf(transaction, { ...defaults, ...values }))
    .returning<{ id: number }[]>('id');
  if (!made) throw new Error('nothing was inserted into products');
  return written(transaction, made.id);
}

/** Changes the fields that have a value. @returns `undefined` if there is no such product (any more) */
export async function changeProduct(
  transaction: Knex.Transaction,
  id: number,
  values: ProductValues,
  seen: Seen,
): Promise<Outcome | undefined> {
  const columns = columnsOf(transaction, values);
  const one = seenProduct(transaction, id, seen);
  // SQLite tells the rows before their triggers: the version would be the old one.
  const [changed] = Object.keys(columns).length
    ? ((await one.update(columns).returning('id')) as unknown[])
    : ((await one.select('id')) as unknown[]);
  return changed ? { done: await written(transaction, id) } : unchanged(transaction, id);
}
