// What a screen with a list knows and does: one numbered page at a time, old rows while new ones load, the place kept.
import {
  afterNextRender,
  computed,
  effect,
  ElementRef,
  inject,
  type Signal,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { Announcer } from './announcer.ts';
import type { Collection, Row } from './collection.ts';
import { figure } from './figures.ts';
import { pageNumberFrom } from './paging.ts';
import { sheetOf, type SheetState } from './sheet-state.ts';

export interface ListState<T extends Row> extends SheetState<T> {
  readonly collection: Collection<T>;
  /** How many empty boxes stand in for rows that are not known. */
  readonly blanks: Signal<number>;
  retry(): void;
}

/**
 * For the component of a list, from `?page=` as it stands in the address, and `?search=` where it has one. To be called
 * where `inject` may be.
 */
export function listOf<T extends Row>(
  collection: Collection<T>,
  parameter: Signal<string | undefined>,
  search: Signal<string> = signal(''),
): ListState<T> {
  const announcer = inject(Announcer);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const find = (selector: string) => host.querySelector<HTMLElement>(selector);

  const number = computed(() => pageNumberFrom(parameter()));
  const { answer, kept, key: anyKey } = collection.page(number, search);
  const key = computed(() => (number() === undefined ? undefined : anyKey()));
  const state = sheetOf(number, answer, { kept, key });
  const { sheet, size } = state;

  let retried = false;

  const cameBack = inject(Router).currentNavigation()?.trigger === 'popstate';
  const opened = collection.lastOpened();
  if (cameBack && opened !== undefined) {
    afterNextRender(() => find(`a[data-row="${opened}"]`)?.focus({ preventScroll: true }));
  }

  function tell(): void {
    const paging = sheet()?.paging;
    if (paging && paging.last >= paging.first) {
      const { title } = collection.words;
      const [first, last, count] = [paging.first, paging.last, paging.count].map(figure);
      announcer.say(
        $localize`:@@ui.list.told:${title}:title: ${first}:first: to ${last}:last: of ${count}:count:`,
      );
    }
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
    collection,
    blanks: computed(() => (sheet() ? 0 : Math.min(size(), 25))),
    retry: () => {
      if (answer.isLoading()) return;
      retried = true;
      answer.reload();
    },
  };
}
