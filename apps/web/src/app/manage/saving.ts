// Saves a product that has been changed, and asks as often as somebody else was faster.
import { inject, Service } from '@angular/core';
import type { CatalogueProduct, CatalogueRow } from '@latchkey/dto';
import { Toasts } from '../ui/toasts.ts';
import { CatalogueWrites, rowOf } from './catalogue-writes.ts';
import { Conflicts } from './conflicts.ts';
import { Desk } from './desk.ts';
import { differences, inputOf, type ProductValues, valuesOf } from './product-values.ts';
import { currentIn, reasonOf } from './write-failure.ts';

@Service({ autoProvided: false })
export class Saving {
  readonly #writes = inject(CatalogueWrites);
  readonly #conflicts = inject(Conflicts);
  readonly #desk = inject(Desk);
  readonly #toasts = inject(Toasts);

  /**
   * Sends what differs between `before` and `mine`. Where the product is no longer in the version seen, somebody is
   * asked, and `chosen` told what is wanted then and of which product. Resolves to the product as it is now, or to
   * nothing where the question was left open. Fails as the request does.
   */
  async change(
    seen: CatalogueRow | CatalogueProduct,
    before: ProductValues,
    mine: ProductValues,
    chosen: (values: ProductValues, of: CatalogueProduct) => void = () => undefined,
  ): Promise<CatalogueProduct | undefined> {
    try {
      const saved = await this.#writes.change(seen, inputOf(mine, differences(before, mine)));
      this.#desk.show(rowOf(saved));
      return saved;
    } catch (error) {
      const theirs = currentIn(error);
      if (!theirs) throw error;
      this.#desk.show(rowOf(theirs));
      const there = valuesOf(theirs);
      // Lists do not tell descriptions: nobody who looks at one has changed it.
      const unseen = 'description' in seen ? {} : { description: there.description };
      const wanted = { ...mine, ...unseen };
      const values =
        differences(there, wanted).length === 0
          ? wanted
          : await this.#conflicts.ask({ before: { ...before, ...unseen }, mine: wanted, theirs });
      if (!values) return undefined;
      chosen(values, theirs);
      if (differences(there, values).length === 0) return theirs;
      return this.change(theirs, there, values, chosen);
    }
  }

  /** Says that a product is saved, and lets it be as it was before. */
  tell(saved: CatalogueProduct, had: ProductValues): void {
    this.#toasts.show($localize`:@@manage.saved:${saved.name}:name: is saved`, {
      action: {
        label: $localize`:@@manage.undo:Undo`,
        run: () => void this.#undo(saved, had),
      },
    });
  }

  async #undo(saved: CatalogueProduct, had: ProductValues): Promise<void> {
    const { name } = saved;
    try {
      if (!(await this.change(saved, valuesOf(saved), had))) return;
      this.#toasts.show($localize`:@@manage.undone:${name}:name: is as it was`);
    } catch (error) {
      const reason = reasonOf(error);
      this.#toasts.show(
        $localize`:@@manage.not-undone:${name}:name: could not be put back. ${reason}:reason:`,
        {
          alarm: true,
          action: {
            label: $localize`:@@manage.try-again:Try again`,
            run: () => void this.#undo(saved, had),
          },
        },
      );
    }
  }
}
