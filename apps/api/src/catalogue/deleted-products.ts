// Products that were deleted, and can be restored for a while: with their id, their pictures, and their places in invoices.
import type { FastifyInstance } from 'fastify';
import type { Knex } from 'knex';
import { cleanRegularly } from '../database/clean-regularly.ts';
import type { Database } from '../database/connect.ts';
import { clocks } from '../sessions/clocks.ts';
import { findWithin } from './product-reader.ts';
import type { ProductColumns } from './product-row.ts';
import { type Outcome, type Seen, lockProductState } from './product-writes.ts';

type Engine = Database['engine'];

/** For how long a deleted product can be restored. */
const keptDays = 30;
const kept = keptDays * 86_400_000;

/** What `products` and `deleted_products` both have. Pictures stay where they are, for either. */
const columns = 'id name price currency description category stock created_at picture_count'.split(' ');

/** Deletes a product. @returns what it was; `undefined` if there is none */
export async function deleteProduct(
  transaction: Knex.Transaction,
  engine: Engine,
  id: number,
  seen: Seen,
): Promise<Outcome | undefined> {
  await lockProductState(transaction);
  const product = transaction('products').where({ id });
  // From here on nobody changes it, nor puts it into an invoice.
  const [locked] = await (seen ? product.whereIn('version', [...seen]) : product).forUpdate().select('id');
  const found = await findWithin(transaction, id);
  if (!locked || !found) return found && { current: found };
  // An import may have brought it back since it was deleted for the first time.
  await transaction('deleted_products').where({ id }).delete();
  await transaction
    .into(transaction.raw(`deleted_products (${[...columns, 'version', 'deleted_at'].join(', ')})`))
    .insert(
      transaction('products')
        .where({ id })
        .select(...columns, 'version', transaction.raw(clocks[engine])),
    );
  await transaction
    .into(transaction.raw('deleted_invoice_products (product, invoice)'))
    .insert(transaction('invoice_products').where({ product: id }).select('product', 'invoice'));
  await transaction('products').where({ id }).delete();
  return { done: found };
}

interface DeletedRow {
  readonly version: number;
}

export type Restored =
  | { readonly done: ProductColumns }
  /** Not deleted, too long ago, or in another version. */
  | 'absent'
  /** Another product has its name now. */
  | 'taken';

/** Restores a product, in the version after the one it was deleted in. */
export async function restoreProduct(
  transaction: Knex.Transaction,
  engine: Engine,
  id: number,
  seen: Seen,
): Promise<Restored> {
  await lockProductState(transaction);
  const deleted = transaction('deleted_products')
    .where({ id })
    .whereRaw(`deleted_at > ${clocks[engine]} - ?`, [kept]);
  const [row] = await (seen ? deleted.whereIn('version', [...seen]) : deleted)
    .forUpdate()
    .select<DeletedRow[]>(...columns, 'version');
  // An import may have brought it back.
  if (!row || (await transaction('products').where({ id }).first('id'))) return 'absent';
  const [made] = await transaction('products')
    .insert({ ...row, version: row.version + 1 })
    .onConflict()
    .ignore()
    .returning<unknown[]>('id');
  if (!made) return 'taken';
  await transaction
    .into(transaction.raw('invoice_products (product, invoice)'))
    .insert(transaction('deleted_invoice_products').where({ product: id }).select('product', 'invoice'));
  await transaction('deleted_products').where({ id }).delete();
  const done = await findWithin(transaction, id);
  if (!done) throw new Error(`the product ${id} is not there after it was restored`);
  return { done };
}

/** How many products one transaction removes, so that it is short. */
const batch = 500;

/** Removes for good what nobody can restore any more. @returns how many there were */
export async function removeOldProducts({ write, engine }: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await write((transaction) =>
      transaction('deleted_products')
        .whereIn(
          'id',
          transaction('deleted_products')
            .select('id')
            .whereRaw(`deleted_at <= ${clocks[engine]} - ?`, [kept])
            .limit(batch),
        )
        .delete(),
    );
    total += removed;
    if (removed < batch) return total;
  }
}

/** Removes them from time to time as long as the app runs. */
export function cleanDeletedProducts(app: FastifyInstance, database: Database): void {
  cleanRegularly(app, 'deleted products', () => removeOldProducts(database));
}
