// One chip for each filter that is on; the whole chip takes it away again.
import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector } from '@angular/core';
import type { Category } from '@latchkey/dto';
import { Icon } from '../ui/icon.ts';
import type { CatalogueFilters } from './catalogue-query.ts';
import { ListScreen } from './list-screen.ts';
import { categoryLabel, currencyLabel, pictureLabel, priceLabel, stockLabel } from './words.ts';

interface Chip {
  readonly id: string;
  readonly label: string;
  readonly without: Partial<CatalogueFilters>;
}

@Component({
  selector: 'app-chips',
  imports: [Icon],
  templateUrl: './chips.html',
  styleUrl: './chips.css',
})
export class Chips {
  protected readonly $localize = $localize;
  readonly #screen = inject(ListScreen);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  protected readonly chips = computed(() =>
    chipsOf(this.#screen.query(), this.#screen.list.facets()?.categories),
  );

  #heir: number | undefined;

  constructor() {
    effect(() => {
      const { length } = this.chips();
      const heir = this.#heir;
      this.#heir = undefined;
      if (heir !== undefined && length > 0) this.#focusChip(Math.min(heir, length - 1));
    });
  }

  protected remove(chip: Chip): void {
    this.#passFocusOn(this.chips().indexOf(chip));
    this.#screen.filter(chip.without);
  }

  protected clear(): void {
    this.#passFocusOn(0);
    this.#screen.clear();
  }

  protected labelOf(chip: Chip): string {
    return $localize`:@@products.remove-filter:Remove filter: ${chip.label}:filter:`;
  }

  /** The button under the fingers goes: first the count has the focus, then the chip that takes the place. */
  #passFocusOn(heir: number): void {
    const count = this.#host.parentElement?.querySelector<HTMLElement>('[tabindex="-1"]');
    count?.focus({ preventScroll: true });
    this.#heir = heir;
  }

  #focusChip(index: number): void {
    afterNextRender(
      () => {
        const chip = this.#host.querySelectorAll<HTMLElement>('.chip')[index];
        chip?.focus({ preventScroll: true });
      },
      { injector: this.#injector },
    );
  }
}

function chipsOf(filters: CatalogueFilters, categories: readonly Category[] | undefined): Chip[] {
  const { stock, picture, minPrice, maxPrice } = filters;
  return [
    ...filters.categories.map((slug) => ({
      id: `category ${slug}`,
      label: categoryLabel(slug, categories),
      without: { categories: filters.categories.filter((other) => other !== slug) },
    })),
    ...((minPrice ?? maxPrice)
      ? [{ id: 'price', label: priceLabel(filters), without: { minPrice: undefined, maxPrice: undefined } }]
      : []),
    ...filters.currencies.map((sign) => ({
      id: `currency ${sign}`,
      label: currencyLabel(sign),
      without: { currencies: filters.currencies.filter((other) => other !== sign) },
    })),
    ...(stock ? [{ id: 'stock', label: stockLabel(stock), without: { stock: undefined } }] : []),
    ...(picture ? [{ id: 'picture', label: pictureLabel(picture), without: { picture: undefined } }] : []),
  ];
}
