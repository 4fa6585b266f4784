// Adds, changes and takes away pictures of products. Each write counts the product's version on.
import type { Knex } from 'knex';
import type { PictureFiles } from './picture-files.ts';

/** Pictures that a product has at most. */
export const mostPictures = 12;

/** `absent`: there is no such product, or it has no such picture. */
export type PictureOutcome = 'done' | 'absent' | 'full';

export interface PictureChanges {
  readonly alt?: string;
  /** From 0 on; a place behind the last is the last. */
  readonly position?: number;
}

/** Others that are about the same product wait for the end of the transaction. */
const isLocked = async (transaction: Knex.Transaction, product: number): Promise<boolean> =>
  Boolean(await transaction('products').where('id', product).forUpdate().first('id'));

/** The ids of a product's pictures, in their order. */
const picturesIn = (transaction: Knex.Transaction, product: number): Promise<number[]> =>
  transaction('pictures').where({ product }).orderBy('position').pluck('id');

const changeCount = (transaction: Knex.Transaction, product: number, by: number) =>
  transaction('products').where('id', product).increment('picture_count', by);

/** Behind those that the product has. */
export async function addPicture(
  transaction: Knex.Transaction,
  product: number,
  { key, width, height, files }: PictureFiles,
  alt: string,
): Promise<PictureOutcome> {
  if (!(await isLocked(transaction, product))) return 'absent';
  const position = (await picturesIn(transaction, product)).length;
  if (position >= mostPictures) return 'full';
  // Where they are there already, this locks them: nobody takes them away while their new picture is not committed.
  await transaction('picture_files')
    .insert(files.map((file) => ({ key, ...file })))
    .onConflict(['key', 'width'])
    .merge(['width']);
  await transaction('pictures').insert({ product, position, alt, key, width, height });
  await changeCount(transaction, product, 1);
  return 'done';
}

/** @param order the ids of all pictures of a product */
async function arrange(transaction: Knex.Transaction, order: readonly number[]): Promise<void> {
  for (const [position, id] of order.entries()) {
    await transaction('pictures').where({ id }).whereNot({ position }).update({ position });
  }
}

export async function changePicture(
  transaction: Knex.Transaction,
  product: number,
  picture: number,
  { alt, position }: PictureChanges,
): Promise<PictureOutcome> {
  if (!(await isLocked(transaction, product))) return 'absent';
  const order = await picturesIn(transaction, product);
  if (!order.includes(picture)) return 'absent';
  if (alt !== undefined) await transaction('pictures').where('id', picture).update({ alt });
  if (position !== undefined) {
    const others = order.filter((id) => id !== picture);
    await arrange(transaction, others.toSpliced(position, 0, picture));
  }
  await changeCount(transaction, product, 0);
  return 'done';
}

/** Its files stay until the cleaner comes: another picture may have them, too. */
export async function removePicture(
  transaction: Knex.Transaction,
  product: number,
  picture: number,
): Promise<PictureOutcome> {
  if (!(await isLocked(transaction, product))) return 'absent';
  if (!(await transaction('pictures').where({ id: picture, product }).delete())) return 'absent';
  await arrange(transaction, await picturesIn(transaction, product));
  await changeCount(transaction, product, -1);
  return 'done';
}
