// What to say where there is no product to show: what is in the way, and the way out.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { around } from '../ui/around.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { plural } from '../ui/plural.ts';
import { Catalogue } from './catalogue.ts';
import { cleared, countFilters } from './catalogue-query.ts';
import { ListScreen } from './list-screen.ts';

@Component({
  selector: 'app-no-products',
  imports: [EmptyFrame, RouterLink],
  templateUrl: './no-products.html',
})
export class NoProducts {
  protected readonly $localize = $localize;
  protected readonly around = around;
  protected readonly screen = inject(ListScreen);
  protected readonly query = this.screen.query;
  protected readonly search = computed(() => this.query().search);
  protected readonly filters = computed(() => countFilters(this.query()));
  protected readonly filtersOn = computed(() => filtersOnLabel(this.filters()));

  /** How many products the search alone would find. */
  readonly #found = inject(Catalogue).count(() =>
    this.search() && this.filters() > 0 ? { ...this.query(), ...cleared } : undefined,
  );
  protected readonly found = computed(() => (this.#found.hasValue() ? this.#found.value().count : undefined));
  protected readonly withoutThem = computed(() => {
    const found = this.found();
    return found ? withoutThemLabel(found) : '';
  });
}

/** "3 filters are also on." */
function filtersOnLabel(count: number): string {
  return plural(
    count,
    $localize`:@@products.filters-on:{n, plural, one {One filter is also on.} other {# filters are also on.}}`,
  );
}

function withoutThemLabel(count: number): string {
  return plural(
    count,
    $localize`:@@products.without-them:{n, plural, one {Without filters, the search finds one product.} other {Without filters, the search finds # products.}}`,
  );
}
