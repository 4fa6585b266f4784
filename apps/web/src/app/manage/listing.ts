// The page of products that staff look at: as the server told it, with what has been changed here since.
import { httpResource } from '@angular/common/http';
import { computed, linkedSignal, type Signal } from '@angular/core';
import type { CataloguePage, CatalogueRow } from '@latchkey/dto';
import { pageNumberFrom } from '../ui/paging.ts';
import { sheetOf, type SheetState } from '../ui/sheet-state.ts';

/** The list as the address has it. */
export interface Query {
  readonly search: string | undefined;
  readonly category: string | undefined;
  readonly sort: string | undefined;
  readonly page: string | undefined;
}

export interface Listing extends SheetState<CatalogueRow, CataloguePage> {
  /** What the list is about, as the API has it, without page and order. */
  readonly filters: Signal<Readonly<Record<string, string>>>;
  /** Shows a product as it is now, or `undefined` for one that is gone, until the list is loaded again. */
  show(id: number, row: CatalogueRow | undefined): void;
  reload(): void;
}

const pageSize = 25;

/** To be called where `inject` may be. */
export function listingOf(query: Signal<Query>): Listing {
  const number = computed(() => pageNumberFrom(query().page));
  const filters = computed(() => setIn({ search: query().search?.trim(), category: query().category }));
  const params = computed(() => ({ ...filters(), ...setIn({ sort: query().sort }) }));
  const key = computed(() => {
    const page = number();
    return page === undefined ? undefined : JSON.stringify([page, params()]);
  });

  const answer = httpResource<CataloguePage>(() => {
    const page = number();
    if (page === undefined) return undefined;
    return {
      url: '/api/v1/catalogue/products/',
      params: { ...params(), page_size: pageSize, ...(page === 1 ? {} : { page }) },
    };
  });
  const state = sheetOf(number, answer, { key });
  const shown = linkedSignal({
    source: () => (answer.hasValue() ? answer.value() : undefined),
    computation: () => new Map<number, CatalogueRow | undefined>(),
  });

  return {
    ...state,
    filters,
    rows: computed(() => {
      const changed = shown();
      return state.rows().flatMap((row) => (changed.has(row.id) ? (changed.get(row.id) ?? []) : row));
    }),
    show: (id, row) => {
      shown.update((changed) => new Map(changed).set(id, row));
    },
    reload: () => void answer.reload(),
  };
}

function setIn(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
