// What a screen with a list knows and does: one numbered page at a time, old rows while new ones load, the place kept.
import type { HttpResourceRef } from '@angular/common/http';
import {
  afterNextRender,
  computed,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  type Signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Page } from '@latchkey/drf';
import { Announcer } from './announcer.ts';
import type { Collection, Row } from './collection.ts';
import { reloadWhenOnline } from './connection.ts';
import { pageNumberFrom, type Paging, pagingOf } from './paging.ts';
import { type Problem, problemOfAnswer } from './problem.ts';

interface Sheet<T> {
  readonly page: Page<T>;
  readonly paging: Paging;
}

export interface ListState<T extends Row> {
  readonly collection: Collection<T>;
  /** The page asked for; nothing where the address names none. */
  readonly number: Signal<number | undefined>;
  readonly answer: HttpResourceRef<Page<T> | undefined>;
  /** The page that is shown: the one asked for, or the one before while it loads. */
  readonly sheet: Signal<Sheet<T> | undefined>;
  readonly rows: Signal<readonly T[]>;
  readonly problem: Signal<Problem | undefined>;
  /** Whether there is nothing to show yet. */
  readonly loading: Signal<boolean>;
  /** Rows that a page holds, as far as that is known. */
  readonly size: Signal<number>;
  /** How many empty boxes stand in for rows that are not known. */
  readonly blanks: Signal<number>;
  retry(): void;
}

/** For the component of a list, from `?page=` as it stands in the address. To be called where `inject` may be. */
export function listOf<T extends Row>(
  collection: Collection<T>,
  parameter: Signal<string | undefined>,
): ListState<T> {
  const announcer = inject(Announcer);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const find = (selector: string) => host.querySelector<HTMLElement>(selector);

  const number = computed(() => pageNumberFrom(parameter()));
  const { answer, kept } = collection.page(number);
  const problem = problemOfAnswer(number, answer);

  const latest = linkedSignal<Sheet<T> | undefined, Sheet<T> | undefined>({
    source: () => {
      const current = number();
      const page = answer.hasValue() ? answer.value() : kept();
      return page && current !== undefined ? { page, paging: pagingOf(page, current) } : undefined;
    },
    computation: (now, before) => now ?? before?.value,
  });
  const sheet = computed(() => {
    const shown = latest();
    return problem() && shown?.paging.current !== number() ? undefined : shown;
  });
  const size = computed(() => latest()?.paging.size ?? 5);

  let retried = false;

  const cameBack = inject(Router).currentNavigation()?.trigger === 'popstate';
  const opened = collection.lastOpened();
  if (cameBack && opened !== undefined) {
    afterNextRender(() => find(`a[data-row="${opened}"]`)?.focus({ preventScroll: true }));
  }

  function tell(): void {
    const paging = latest()?.paging;
    if (paging && paging.last >= paging.first) {
      announcer.say(`${collection.title} ${paging.first} to ${paging.last} of ${paging.count}`);
    }
    if (retried) {
      retried = false;
      find('h1')?.focus({ preventScroll: true });
    }
  }
  effect(() => {
    if (answer.hasValue()) untracked(tell);
  });
  reloadWhenOnline(answer);

  return {
    collection,
    number,
    answer,
    sheet,
    rows: computed(() => sheet()?.page.results ?? []),
    problem,
    loading: computed(() => !sheet() && !problem()),
    size,
    blanks: computed(() => (sheet() ? 0 : Math.min(size(), 25))),
    retry: () => {
      if (answer.isLoading()) return;
      retried = true;
      answer.reload();
    },
  };
}
