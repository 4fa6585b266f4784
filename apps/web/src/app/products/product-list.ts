// The catalogue: searched, narrowed down, put in order, one numbered page at a time.
import { Component, computed, inject, viewChild, ViewContainerRef } from '@angular/core';
import { around } from '../ui/around.ts';
import { Connection } from '../ui/connection.ts';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { PageControl } from '../ui/page-control.ts';
import { PageTitle } from '../ui/page-title.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { type CatalogueQuery, countFilters, type OfferedSort, pageSizes, sorts } from './catalogue-query.ts';
import type { FilterSheet } from './filter-sheet.ts';
import { putLate } from './late.ts';
import { ListScreen } from './list-screen.ts';
import { ProductGrid } from './product-grid.ts';
import { SearchBox } from '../ui/search-box.ts';
import { matches } from './screen.ts';
import { filtersLabel, outOfLabel, productsLabel, sortLabel, timeOfDay } from './words.ts';

const usualSorts: readonly OfferedSort[] = sorts.slice(0, 8);

@Component({
  selector: 'app-product-list',
  imports: [Icon, PageControl, ProblemStrip, ProductGrid, SearchBox],
  templateUrl: './product-list.html',
  styleUrl: './product-list.css',
  providers: [ListScreen],
})
export class ProductList {
  protected readonly $localize = $localize;
  protected readonly around = around;
  protected readonly screen = inject(ListScreen);
  protected readonly query = this.screen.query;
  protected readonly list = this.screen.list;

  protected readonly hasRail = matches('(width >= 64rem)');
  readonly #hasRoom = matches('(width >= 40rem)');
  protected readonly view = computed(() => (this.#hasRoom() ? this.query().view : 'grid'));
  protected readonly sortChoices = computed(() =>
    [...new Set([...usualSorts, this.screen.sort()])]
      .filter((sort) => sort !== 'relevance' || this.query().search !== '')
      .map((sort) => ({ sort, label: sortLabel(sort) })),
  );
  protected readonly summary = computed(() => {
    const paging = this.list.sheet()?.paging;
    if (!paging) return undefined;
    const [before, after] = productsLabel(paging.count).split(figure(paging.count));
    return after === undefined ? { before } : { before, count: figure(paging.count), after };
  });
  /** Where there is no connection, people are told how old the prices are. */
  protected readonly asOf = computed(() => {
    const at = this.list.cameAt();
    return this.#online() || at === undefined ? undefined : timeOfDay(at);
  });
  readonly #online = inject(Connection).online;

  protected readonly sizes = pageSizes;
  protected readonly outOf = outOfLabel;
  protected readonly filtersOn = computed(() => countFilters(this.query()));
  protected readonly filtersLabel = computed(() => filtersLabel(this.filtersOn()));

  protected readonly rail = viewChild('rail', { read: ViewContainerRef });
  protected readonly sheetPlace = viewChild('sheet', { read: ViewContainerRef });
  protected readonly table = viewChild('table', { read: ViewContainerRef });
  protected readonly chips = viewChild('chips', { read: ViewContainerRef });
  protected readonly none = viewChild('none', { read: ViewContainerRef });
  #sheet: Promise<FilterSheet> | undefined;
  protected readonly hasTable = putLate(this.table, () =>
    import('./product-table.ts').then((file) => file.ProductTable),
  );

  constructor() {
    inject(PageTitle).follow(() => titleOf(this.query()));
    putLate(this.rail, () => import('./filters.ts').then((file) => file.Filters));
    putLate(this.chips, () => import('./chips.ts').then((file) => file.Chips));
    putLate(this.none, () => import('./no-products.ts').then((file) => file.NoProducts));
  }

  protected async openFilters(): Promise<void> {
    this.#sheet ??= this.#putSheet();
    (await this.#sheet).open();
  }

  async #putSheet(): Promise<FilterSheet> {
    const { FilterSheet } = await import('./filter-sheet.ts');
    const place = this.sheetPlace();
    if (!place) throw new Error('The sheet has no place');
    return place.createComponent(FilterSheet).instance;
  }
}

/** Nothing where the section's title says it all. */
function titleOf({ search, page = 1 }: CatalogueQuery): string | undefined {
  if (!search && page === 1) return undefined;
  const what = search
    ? $localize`:@@products.title-search:${search}:search: in the catalogue`
    : $localize`:@@products.title:Products`;
  return page === 1 ? what : $localize`:@@products.title-page:${what}:title:, page ${figure(page)}:page:`;
}
