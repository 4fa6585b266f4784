// What the parts of the list of products share: what is asked for, what came, and every way to ask for something else.
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { cataloguePageOf } from './catalogue-page.ts';
import {
  addressOf,
  type CatalogueFilters,
  type CatalogueQuery,
  cleared,
  queryFrom,
  sorts,
} from './catalogue-query.ts';

/** The component of the list provides it. */
@Injectable()
export class ListScreen {
  readonly #router = inject(Router);
  readonly #address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  /** As the address has it. */
  readonly query = computed(() => queryFrom(this.#address()));
  readonly list = cataloguePageOf(this.query);
  /** What the list is sorted by, also where the address leaves it open. */
  readonly sort = computed(() => this.query().sort ?? this.#usualSort());
  readonly #usualSort = computed(() => (this.query().search ? 'relevance' : 'name'));
  /** For links to products: they lead on to their neighbours in this list. */
  readonly listParams = computed(() => addressOf({ ...this.query(), page: 1 }));

  /** Whether the address of the search is still being written: its letters are one step back, not many. */
  #isSearching = false;

  search(search: string): void {
    this.#go({ search, page: 1 }, this.#isSearching);
    this.#isSearching = true;
  }

  filter(part: Partial<CatalogueFilters>): void {
    this.change({ ...part, page: 1 });
  }

  /** Takes all filters away; the search stays. */
  clear(): void {
    this.filter(cleared);
  }

  clearAll(): void {
    this.filter({ ...cleared, search: '' });
  }

  sortBy(sort: string): void {
    const chosen = sorts.find((known) => known === sort);
    this.change({ sort: chosen === this.#usualSort() ? undefined : chosen, page: 1 });
  }

  change(part: Partial<CatalogueQuery>): void {
    this.#go(part, false);
    this.#isSearching = false;
  }

  /** Scrolls nowhere: what was touched stays under the finger. */
  #go(part: Partial<CatalogueQuery>, replaceUrl: boolean): void {
    const queryParams = addressOf({ ...this.query(), ...part });
    void this.#router.navigate(['/products'], { queryParams, replaceUrl, scroll: 'manual' });
  }
}
