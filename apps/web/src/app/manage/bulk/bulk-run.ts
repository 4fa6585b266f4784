// A common change while it is made: how far it is, where it can be stopped, and what did not work.
import { computed, inject, Service, signal } from '@angular/core';
import type { BulkAnswer, BulkChanges, BulkRequest, SeenProduct } from '@latchkey/dto';
import { type Outcome, runInBatches } from '../batches.ts';
import { CatalogueWrites } from '../catalogue-writes.ts';
import type { ChosenProduct } from '../chosen.ts';
import { Desk } from '../desk.ts';

export type BulkFailure = BulkAnswer['failed'][number];

@Service({ autoProvided: false })
export class BulkRun {
  readonly #writes = inject(CatalogueWrites);
  readonly #desk = inject(Desk);

  readonly #items = signal<readonly ChosenProduct[]>([]);
  readonly #progress = signal(0);
  readonly #done = signal<BulkAnswer['done']>([]);
  readonly #outcome = signal<Outcome | undefined>(undefined);
  readonly #stopping = signal(false);

  readonly of = computed(() => this.#items().length);
  readonly progress = this.#progress.asReadonly();
  readonly stopping = this.#stopping.asReadonly();
  readonly running = computed(() => this.of() > 0 && this.#outcome() === undefined);
  /** What became of all, when it is over. Those done before a second try are among them. */
  readonly outcome = computed(() => {
    const outcome = this.#outcome();
    return outcome && { ...outcome, done: this.#done() };
  });

  async start(
    items: readonly ChosenProduct[],
    action: BulkRequest['action'],
    changes?: BulkChanges,
  ): Promise<void> {
    this.#items.set(items);
    this.#progress.set(0);
    this.#stopping.set(false);
    this.#outcome.set(undefined);
    const send = async (batch: readonly SeenProduct[]) => {
      const answer = await this.#writes.bulk({
        items: batch.map(({ id, version }) => ({ id, version })),
        action,
        ...(changes ? { changes } : {}),
      });
      this.#follow(answer, action);
      return answer;
    };
    const outcome = await runInBatches(items, send, {
      stopped: this.#stopping,
      progress: (done) => {
        this.#progress.set(done);
      },
    });
    this.#done.update((before) => [...before, ...outcome.done]);
    this.#outcome.set(outcome);
  }

  /** After the request that is under way. */
  stop(): void {
    this.#stopping.set(true);
  }

  /** What is worth another try: what was not sent, and what somebody else has changed, in the version that it now has. */
  again(): readonly ChosenProduct[] {
    const outcome = this.#outcome();
    if (!outcome) return [];
    const changed = outcome.failed.flatMap(({ current }) => (current ? [current] : []));
    return [...changed, ...outcome.left];
  }

  nameOf(id: number): string | undefined {
    return this.#items().find((item) => item.id === id)?.name;
  }

  #follow({ done, failed }: BulkAnswer, action: BulkRequest['action']): void {
    if (action === 'change') done.forEach((row) => this.#desk.show(row));
    else done.forEach(({ id }) => this.#desk.hide(id));
    failed.forEach(({ id, status, current }) => {
      if (current) this.#desk.show(current);
      else if (status === 404 && action !== 'restore') this.#desk.hide(id);
    });
  }
}
