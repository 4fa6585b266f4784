// What the list of products knows and does: old rows while new ones load, the place kept, and what is said of it.
import {
  afterNextRender,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  type Signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import type { CataloguePage, CatalogueRow, Facets } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { sheetOf, type SheetState } from '../ui/sheet-state.ts';
import { Catalogue } from './catalogue.ts';
import type { CatalogueQuery } from './catalogue-query.ts';
import { pageSentence } from './words.ts';

export interface CataloguePageState extends SheetState<CatalogueRow, CataloguePage> {
  readonly facets: Signal<Facets | undefined>;
  /** How many empty boxes stand in for rows that are not known. */
  readonly blanks: Signal<number>;
  /** What was searched for instead, where a typing error was mended. */
  readonly mended: Signal<CataloguePage['search'] | undefined>;
  /** Whether nothing is left. */
  readonly isEmpty: Signal<boolean>;
  /** When what is on the screen came, in milliseconds since 1970. */
  readonly cameAt: Signal<number | undefined>;
  retry(): void;
}

/** For the component of the list. To be called where `inject` may be. */
export function cataloguePageOf(query: Signal<CatalogueQuery>): CataloguePageState {
  const catalogue = inject(Catalogue);
  const announcer = inject(Announcer);
  const injector = inject(Injector);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const find = (selector: string) => host.querySelector<HTMLElement>(selector);

  const number = computed(() => query().page);
  const { answer, asked, kept, facets } = catalogue.page(query);
  const state = sheetOf(number, answer, { kept: () => kept()?.page, key: asked });
  const { sheet, problem } = state;
  const search = computed(() => sheet()?.page.search);
  const mended = computed(() => {
    const told = search();
    return told && told.used !== told.asked && sheet()?.page.count ? told : undefined;
  });

  let retried = false;

  const cameBack = inject(Router).currentNavigation()?.trigger === 'popstate';
  let opened = cameBack ? catalogue.lastOpened() : undefined;
  // At once where the rows are kept, after a reload as soon as they come.
  effect(() => {
    const id = opened;
    if (id === undefined || !state.rows().some((row) => row.id === id)) return;
    opened = undefined;
    const preventScroll = untracked(kept) !== undefined;
    afterNextRender(() => find(`a[data-row="${id}"]`)?.focus({ preventScroll }), { injector });
  });

  function tell(): void {
    const paging = sheet()?.paging;
    if (!paging) return;
    const { asked: typed, used } = mended() ?? {};
    const instead =
      typed === undefined
        ? ''
        : $localize`:@@products.told-mended:Nothing matches “${typed}:typed:”. Showing results for “${used}:used:”.`;
    const page =
      paging.count === 0
        ? $localize`:@@products.told-none:No product matches.`
        : pageSentence(paging.first, paging.last, paging.count);
    announcer.say(`${instead} ${page}`.trim());
    if (retried) {
      retried = false;
      find('h1')?.focus({ preventScroll: true });
    }
  }
  effect(() => {
    if (answer.hasValue()) untracked(tell);
  });

  return {
    ...state,
    facets,
    mended,
    blanks: computed(() => (sheet() ? 0 : query().size)),
    isEmpty: computed(() => !problem() && sheet()?.page.count === 0),
    cameAt: computed(() => kept()?.at),
    retry: () => {
      if (answer.isLoading()) return;
      retried = true;
      answer.reload();
    },
  };
}
