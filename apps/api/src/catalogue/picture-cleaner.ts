// Removes the pictures of products that are gone for good, and the files that no picture has any more, a batch at a time.
import type { FastifyInstance } from 'fastify';
import type { Knex } from 'knex';
import { cleanRegularly } from '../database/clean-regularly.ts';
import type { Database } from '../database/connect.ts';

/** How many rows one transaction removes, so that it is short: files are large. */
const batch = 100;

/** @returns how many there were */
type Removal = (transaction: Knex.Transaction) => Promise<number>;

const removePictures: Removal = (transaction) => {
  const isIn = (table: string) => transaction(table).whereRaw('?? = pictures.product', [`${table}.id`]);
  const orphans = transaction('pictures')
    .whereNotExists(isIn('products'))
    .whereNotExists(isIn('deleted_products'))
    .limit(batch)
    .select('id');
  return transaction('pictures').whereIn('id', orphans).delete();
};

const unused = (transaction: Knex.Transaction) =>
  transaction('picture_files').whereNotExists(
    transaction('pictures').whereRaw('pictures.key = picture_files.key'),
  );

/**
 * Locks them before it looks again: who adds a picture holds the lock of its files until others can see it, and then they
 * are not unused any more.
 */
const removeFiles: Removal = async (transaction) => {
  const files = (await unused(transaction)
    .orderBy(['key', 'width'])
    .limit(batch)
    .forUpdate()
    .select('key', 'width')) as { key: string; width: number }[];
  const locked = files.map(({ key, width }) => [key, width]);
  return locked.length ? unused(transaction).whereIn(['key', 'width'], locked).delete() : 0;
};

export async function removeOrphanedPictures({ write }: Database): Promise<number> {
  let total = 0;
  for (const remove of [removePictures, removeFiles]) {
    let removed;
    do {
      removed = await write(remove);
      total += removed;
    } while (removed === batch);
  }
  return total;
}

/** Removes them from time to time as long as the app runs. */
export function cleanPictures(app: FastifyInstance, database: Database): void {
  cleanRegularly(app, 'unused pictures', () => removeOrphanedPictures(database));
}
