// One numbered page of a list as a screen shows it: old rows while the next ones load, and what keeps them away.
import type { HttpResourceRef } from '@angular/common/http';
import { computed, linkedSignal, type Signal } from '@angular/core';
import type { Page } from '@latchkey/drf';
import { reloadWhenOnline } from './connection.ts';
import { type Paging, pagingOf } from './paging.ts';
import { type Problem, problemOfAnswer } from './problem.ts';

export interface Sheet<P> {
  readonly page: P;
  readonly paging: Paging;
}

/** `P` is the page of rows `T`, with whatever else its list tells. */
export interface SheetState<T, P = Page<T>> {
  /** The page asked for; nothing where the address names none. */
  readonly number: Signal<number | undefined>;
  readonly answer: HttpResourceRef<P | undefined>;
  /** The page that is shown: the one asked for, or the one before while it loads. */
  readonly sheet: Signal<Sheet<P> | undefined>;
  readonly rows: Signal<readonly T[]>;
  readonly problem: Signal<Problem | undefined>;
  /** Whether there is nothing to show yet. */
  readonly loading: Signal<boolean>;
  /** Rows that a page holds, as far as that is known. */
  readonly size: Signal<number>;
}

/**
 * `kept` is what is known of the page before the answer comes. `key` tells pages apart where their number alone does
 * not, because a filter does; nothing where there can be no such page. To be called where `inject` may be.
 */
export function sheetOf<P extends Page<unknown>>(
  number: Signal<number | undefined>,
  answer: HttpResourceRef<P | undefined>,
  {
    kept = () => undefined,
    key = number,
  }: { kept?: () => P | undefined; key?: Signal<number | string | undefined> } = {},
): SheetState<P['results'][number], P> {
  type Keyed = Sheet<P> & { readonly key: number | string | undefined };
  const problem = problemOfAnswer(key, answer);
  const latest = linkedSignal<Keyed | undefined, Keyed | undefined>({
    source: () => {
      const current = number();
      const page = answer.hasValue() ? answer.value() : kept();
      return page && current !== undefined
        ? { page, paging: pagingOf(page, current), key: key() }
        : undefined;
    },
    computation: (now, before) => now ?? before?.value,
  });
  const sheet = computed(() => {
    const shown = latest();
    return problem() && shown?.key !== key() ? undefined : shown;
  });
  reloadWhenOnline(answer);

  return {
    number,
    answer,
    sheet,
    rows: computed(() => sheet()?.page.results ?? []),
    problem,
    loading: computed(() => !sheet() && !problem()),
    size: computed(() => latest()?.paging.size ?? 5),
  };
}
