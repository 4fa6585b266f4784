// Takes products out of the catalogue, at once on the screen, and puts them back when somebody thinks better of it.
import { inject, Service } from '@angular/core';
import type { CatalogueRow, SeenProduct } from '@latchkey/dto';
import { plural } from '../ui/plural.ts';
import { Toasts } from '../ui/toasts.ts';
import { runInBatches } from './batches.ts';
import { CatalogueWrites, rowOf } from './catalogue-writes.ts';
import { Desk } from './desk.ts';
import { currentIn, isGone, reasonOf } from './write-failure.ts';

@Service({ autoProvided: false })
export class Removal {
  readonly #desk = inject(Desk);
  readonly #writes = inject(CatalogueWrites);
  readonly #toasts = inject(Toasts);

  async remove(row: CatalogueRow): Promise<void> {
    const { name } = row;
    this.#desk.hide(row.id);
    try {
      await this.#writes.remove(row);
      this.#toasts.show($localize`:@@manage.deleted:${name}:name: deleted`, {
        action: { label: $localize`:@@manage.undo:Undo`, run: () => void this.#restore(row) },
      });
      this.#desk.reload();
    } catch (error) {
      if (isGone(error)) return;
      const current = currentIn(error);
      const there = current ? rowOf(current) : row;
      this.#desk.show(there);
      const reason = reasonOf(error);
      this.#toasts.show($localize`:@@manage.not-deleted:${name}:name: was not deleted. ${reason}:reason:`, {
        alarm: true,
        action: {
          label: current
            ? $localize`:@@manage.delete-anyway:Delete it all the same`
            : $localize`:@@manage.try-again:Try again`,
          run: () => void this.remove(there),
        },
      });
    }
  }

  /** Puts back what was deleted together. */
  async restoreAll(items: readonly SeenProduct[]): Promise<void> {
    const { done, failed, left, error } = await runInBatches(
      items,
      (batch) =>
        this.#writes.bulk({ action: 'restore', items: batch.map(({ id, version }) => ({ id, version })) }),
      { stopped: () => false, progress: () => undefined },
    );
    this.#desk.reload();
    const back = plural(
      done.length,
      $localize`:@@manage.restored-all:{n, plural, =0 {No product is back.} one {# product is back.} other {# products are back.}}`,
    );
    const lost = failed.length + left.length;
    if (lost === 0) {
      this.#toasts.show(back);
      return;
    }
    const others = plural(
      lost,
      $localize`:@@manage.not-restored-all:{n, plural, one {# could not be put back.} other {# could not be put back.}}`,
    );
    const reason = error === undefined ? (failed[0]?.detail ?? '') : reasonOf(error);
    this.#toasts.show(`${back} ${others} ${reason}`, {
      alarm: true,
      ...(left.length > 0
        ? {
            action: {
              label: $localize`:@@manage.try-again:Try again`,
              run: () => void this.restoreAll(left),
            },
          }
        : {}),
    });
  }

  async #restore(row: CatalogueRow): Promise<void> {
    const { name } = row;
    try {
      await this.#writes.restore(row.id);
      this.#toasts.show($localize`:@@manage.restored:${name}:name: is back`);
      this.#desk.reload();
    } catch (error) {
      const reason = reasonOf(error);
      this.#toasts.show(
        $localize`:@@manage.not-restored:${name}:name: could not be put back. ${reason}:reason:`,
        {
          alarm: true,
          action: { label: $localize`:@@manage.try-again:Try again`, run: () => void this.#restore(row) },
        },
      );
    }
  }
}
