// The products that are chosen for a common change, over all pages.
import { computed, signal } from '@angular/core';
import type { CatalogueRow, SeenProduct } from '@latchkey/dto';

/** A chosen product; its name is known where it has been seen. */
export type ChosenProduct = SeenProduct & { readonly name?: string };

export class Chosen {
  readonly #products = signal<ReadonlyMap<number, ChosenProduct>>(new Map());
  readonly products = computed(() => [...this.#products().values()]);
  readonly count = computed(() => this.#products().size);

  has(id: number): boolean {
    return this.#products().has(id);
  }

  toggle(row: CatalogueRow): void {
    if (this.has(row.id)) this.drop([row.id]);
    else this.add([row]);
  }

  add(rows: readonly ChosenProduct[]): void {
    this.#products.update(
      (before) =>
        new Map([...before, ...rows.map((row) => [row.id, seen(row, before.get(row.id))] as const)]),
    );
  }

  drop(ids: readonly number[]): void {
    this.#products.update((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
  }

  /** A product has changed here: it stays chosen in the version that is now known. */
  follow(row: CatalogueRow): void {
    if (this.has(row.id)) this.add([row]);
  }

  clear(): void {
    this.#products.set(new Map());
  }
}

function seen({ id, version, name }: ChosenProduct, before?: ChosenProduct): ChosenProduct {
  const known = name ?? before?.name;
  return known === undefined ? { id, version } : { id, version, name: known };
}
