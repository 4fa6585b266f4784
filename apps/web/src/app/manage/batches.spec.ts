import { bulkLimit, type BulkAnswer, type CatalogueRow, type SeenProduct } from '@latchkey/dto';
import { describe, expect, it, vi } from 'vitest';
import { batchSize, runInBatches } from './batches.ts';

const items = Array.from({ length: 250 }, (_, i) => ({ id: i + 1, version: 1 }));
const rowOf = ({ id, version }: SeenProduct) => ({ id, version: version + 1 }) as CatalogueRow;
const answer = (batch: readonly SeenProduct[]): Promise<BulkAnswer> =>
  Promise.resolve({
    done: batch.slice(1).map(rowOf),
    failed: batch.slice(0, 1).map(({ id }) => ({ id, status: 412, detail: 'Changed meanwhile.' })),
  });
const never = { stopped: () => false, progress: () => undefined };

describe('runInBatches', () => {
  it('sends as many at once as the API takes', () => {
    expect(batchSize).toBe(bulkLimit);
  });

  it('sends all in order and gathers what became of them', async () => {
    const send = vi.fn(answer);
    const progress = vi.fn();
    const outcome = await runInBatches(items, send, { ...never, progress });
    expect(send.mock.calls.map(([batch]) => batch.length)).toEqual([100, 100, 50]);
    expect(progress.mock.calls).toEqual([[100], [200], [250]]);
    expect(outcome.done).toHaveLength(247);
    expect(outcome.failed.map(({ id }) => id)).toEqual([1, 101, 201]);
    expect(outcome.left).toEqual([]);
  });

  it('stops between two batches and tells what is left', async () => {
    const stopped = vi
      .fn(() => false)
      .mockReturnValueOnce(false)
      .mockReturnValueOnce(true);
    const outcome = await runInBatches(items, answer, { ...never, stopped });
    expect(outcome.done).toHaveLength(99);
    expect(outcome.left).toEqual(items.slice(100));
    expect(outcome.error).toBeUndefined();
  });

  it('ends at a batch that gets no answer, and counts it among those that are left', async () => {
    const error = new Error('offline');
    const send = vi.fn(answer).mockImplementationOnce(answer).mockRejectedValueOnce(error);
    const outcome = await runInBatches(items, send, never);
    expect(outcome).toMatchObject({ error, left: items.slice(100) });
    expect(outcome.done).toHaveLength(99);
  });
});
