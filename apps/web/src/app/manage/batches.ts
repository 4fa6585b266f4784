// Many products are changed a hundred at a time: how far it is, where it can be stopped, and what became of each.
import type { BulkAnswer, SeenProduct } from '@latchkey/dto';

/** As many as one request may name: `bulkLimit` of the wire. */
export const batchSize = 100;

export interface Outcome {
  readonly done: BulkAnswer['done'];
  readonly failed: BulkAnswer['failed'];
  /** Not sent, or sent without an answer: nobody here knows of them. */
  readonly left: readonly SeenProduct[];
  /** What the batch failed with that ended it; nothing where all were sent, or somebody stopped it. */
  readonly error?: unknown;
}

/**
 * Sends all items in order. `stopped` is asked before each batch: one that is under way is waited for, so that what is
 * said of it is true.
 */
export async function runInBatches(
  items: readonly SeenProduct[],
  send: (batch: readonly SeenProduct[]) => Promise<BulkAnswer>,
  { stopped, progress }: { stopped: () => boolean; progress: (done: number) => void },
): Promise<Outcome> {
  const done: BulkAnswer['done'][number][] = [];
  const failed: BulkAnswer['failed'][number][] = [];
  let at = 0;
  while (at < items.length && !stopped()) {
    const batch = items.slice(at, at + batchSize);
    try {
      const answer = await send(batch);
      done.push(...answer.done);
      failed.push(...answer.failed);
    } catch (error) {
      return { done, failed, left: items.slice(at), error };
    }
    at += batch.length;
    progress(at);
  }
  return { done, failed, left: items.slice(at) };
}
