// Does one thing to many products, each for itself, in one transaction: what an answer of 503 tells is then true of all of
// them. No item needs a savepoint, as none fails in the database: each statement says by itself whether it was allowed.
import { ApiException, notFound } from '@latchkey/drf';
import type { SeenProduct } from '@latchkey/dto';
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import type { Bulk, BulkAction } from './bulk-request.ts';
import { deleteProduct, restoreProduct } from './deleted-products.ts';
import { withPercent } from './price-percent.ts';
import { changedMeanwhile, nameTaken } from './product-problems.ts';
import { findWithin } from './product-reader.ts';
import type { ProductColumns } from './product-row.ts';
import { type Outcome, changeProduct } from './product-writes.ts';

export interface BulkOutcome {
  readonly item: SeenProduct;
  readonly done?: ProductColumns;
  readonly problem?: ApiException;
  /** What a product is that was in another version. */
  readonly current?: ProductColumns;
}

const tooDear = () =>
  new ApiException(400, { detail: 'Ensure that there are no more than 10 digits in total.' });

type Doing = (transaction: Knex.Transaction, item: SeenProduct) => Promise<Omit<BulkOutcome, 'item'>>;

function told(outcome: Outcome | undefined): Omit<BulkOutcome, 'item'> {
  if (!outcome) return { problem: notFound('Product') };
  return 'done' in outcome ? outcome : { problem: changedMeanwhile(), current: outcome.current };
}

function change({ values, percent }: Extract<BulkAction, { action: 'change' }>): Doing {
  return async (transaction, { id, version }) => {
    if (percent === undefined) return told(await changeProduct(transaction, id, values, [version]));
    // The price belongs to the version: if that is another one when it is written, it is not written.
    const before = await findWithin(transaction, id);
    if (before?.version !== version) return told(before && { current: before });
    const price = withPercent(Number(before.price).toFixed(2), percent);
    if (price === undefined) return { problem: tooDear() };
    return told(await changeProduct(transaction, id, { ...values, price }, [version]));
  };
}

const remove =
  (engine: Database['engine']): Doing =>
  async (transaction, { id, version }) =>
    told(await deleteProduct(transaction, engine, id, [version]));

const restore =
  (engine: Database['engine']): Doing =>
  async (transaction, { id, version }) => {
    const restored = await restoreProduct(transaction, engine, id, [version]);
    if (restored === 'absent') return { problem: notFound('Product') };
    return restored === 'taken' ? { problem: nameTaken() } : restored;
  };

/** @returns what became of the items, in their order */
export async function doInBulk({ write, engine }: Database, { items, action }: Bulk): Promise<BulkOutcome[]> {
  const doings = { delete: remove, restore };
  const doing = action.action === 'change' ? change(action) : doings[action.action](engine);
  // In one order for all: those who want the same rows wait for each other, and not in a circle.
  const inOrder = items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => a.item.id - b.item.id || a.at - b.at);
  return write(async (transaction) => {
    const outcomes: BulkOutcome[] = [];
    for (const { item, at } of inOrder) outcomes[at] = { item, ...(await doing(transaction, item)) };
    return outcomes;
  });
}
