// Asks what becomes of a product that two people have changed. One question at a time; the dialog shows it.
import { Service, signal } from '@angular/core';
import type { CatalogueProduct } from '@latchkey/dto';
import type { ProductValues } from './product-values.ts';

export interface Conflict {
  /** As it was when I began. */
  readonly before: ProductValues;
  readonly mine: ProductValues;
  readonly theirs: CatalogueProduct;
}

@Service({ autoProvided: false })
export class Conflicts {
  readonly #open = signal<Conflict | undefined>(undefined);
  readonly open = this.#open.asReadonly();
  #answer: (chosen: ProductValues | undefined) => void = () => undefined;

  /** Resolves to what the product is to be, or to nothing where somebody wants to think it over. */
  ask(conflict: Conflict): Promise<ProductValues | undefined> {
    this.settle(undefined);
    this.#open.set(conflict);
    return new Promise((resolve) => (this.#answer = resolve));
  }

  settle(chosen: ProductValues | undefined): void {
    this.#open.set(undefined);
    this.#answer(chosen);
  }
}
