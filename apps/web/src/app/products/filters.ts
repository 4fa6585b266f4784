// What the list can be narrowed down by, each with the number of products it would leave.
import { Component, computed, inject, signal } from '@angular/core';
import type { Product } from '@latchkey/dto';
import { figure } from '../ui/figures.ts';
import { ListScreen } from './list-screen.ts';
import { PriceRangeFields } from './price-range.ts';
import { currencyLabel, pictureLabel, stockLabel } from './words.ts';

/** Categories that are shown before all are asked for. */
const fewest = 8;

@Component({
  selector: 'app-filters',
  imports: [PriceRangeFields],
  templateUrl: './filters.html',
  styleUrl: './filters.css',
})
export class Filters {
  protected readonly $localize = $localize;
  protected readonly screen = inject(ListScreen);
  protected readonly filters = this.screen.query;
  /** Those of the list before, until the new ones come; nothing before the first. */
  protected readonly facets = this.screen.list.facets;

  protected readonly figure = figure;
  protected readonly skeletons = Array.from({ length: fewest }, (_, i) => i);
  protected readonly showsAll = signal(false);

  readonly #categories = computed(() => this.facets()?.categories ?? []);
  protected readonly hasMore = computed(() => this.#categories().length > fewest + 1);
  protected readonly allLabel = computed(() =>
    this.showsAll()
      ? $localize`:@@products.fewer-categories:Fewer categories`
      : $localize`:@@products.all-categories:All ${figure(this.#categories().length)}:count: categories`,
  );
  /** By name; those with the most products, and the chosen ones in any case. */
  protected readonly categories = computed(() => {
    const chosen = this.filters().categories;
    const rows = this.#categories().map((row) => ({ ...row, chosen: chosen.includes(row.slug) }));
    if (this.showsAll() || !this.hasMore()) return rows;
    const left = rows.filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count);
    const most = new Set(left.slice(0, fewest));
    return rows.filter((row) => row.chosen || most.has(row));
  });
  protected readonly currencies = computed(() =>
    (['€', '$'] as const).map((value) => ({
      value,
      label: currencyLabel(value),
      count: this.#countOf('currencies', value),
      chosen: this.filters().currencies.includes(value),
    })),
  );
  protected readonly stocks = computed(() =>
    ([undefined, 'in', 'out'] as const).map((value) => ({
      value,
      label: value ? stockLabel(value) : $localize`:@@products.stock.any:All products`,
      count: value && this.#countOf('stock', value),
      chosen: this.filters().stock === value,
    })),
  );
  protected readonly pictures = computed(() =>
    ([undefined, 'photo', 'drawing'] as const).map((value) => ({
      value,
      label: value ? pictureLabel(value) : $localize`:@@products.picture.any:All products`,
      count: value && this.#countOf('pictures', value),
      chosen: this.filters().picture === value,
    })),
  );

  #countOf(facet: 'currencies' | 'stock' | 'pictures', value: string): number | undefined {
    const counts = this.facets()?.[facet];
    return counts && (counts.find((count) => count.value === value)?.count ?? 0);
  }

  protected toggleCategory(slug: string): void {
    this.screen.filter({ categories: toggled(this.filters().categories, slug).sort() });
  }

  protected toggleCurrency(sign: Product['currency']): void {
    this.screen.filter({ currencies: toggled(this.filters().currencies, sign) });
  }
}

function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
