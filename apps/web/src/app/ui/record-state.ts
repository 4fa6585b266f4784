// What a screen with one record knows and does: the record as soon as anything is known of it, and the way back.
import { Location } from '@angular/common';
import type { HttpResourceRef } from '@angular/common/http';
import { computed, effect, ElementRef, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Collection, Row } from './collection.ts';
import { reloadWhenOnline } from './connection.ts';
import { numbered } from './figures.ts';
import { PageTitle } from './page-title.ts';
import { type Problem, problemOfAnswer } from './problem.ts';

/** One row of the API as a page shows it. */
export interface RowState<T extends Row> {
  readonly answer: HttpResourceRef<T | undefined>;
  readonly record: Signal<T | undefined>;
  readonly problem: Signal<Problem | undefined>;
  readonly missing: Signal<boolean>;
  retry(): void;
}

/** A row that has the page to itself. */
export interface RecordState<T extends Row> extends RowState<T> {
  readonly collection: Collection<T>;
  /** The catalogue number, "No. 000 007", that the address asks for; nothing where it asks for none. */
  readonly wanted: Signal<string | undefined>;
  /** The page of the list that this record was opened from. */
  readonly listAddress: string;
  toList(event: MouseEvent): void;
}

/** The row of this number, tried again when the connection is back. To be called where `inject` may be. */
export function rowOf<T extends Row>(
  collection: Collection<T>,
  number: Signal<number | undefined>,
): RowState<T> {
  const { answer, kept } = collection.row(number);
  const problem = problemOfAnswer(number, answer);
  const missing = computed(() => problem()?.kind === 'missing');
  reloadWhenOnline(answer);
  return {
    answer,
    problem,
    missing,
    record: computed(() => {
      if (missing()) return undefined;
      return answer.hasValue() ? answer.value() : kept();
    }),
    retry: () => void answer.reload(),
  };
}

/**
 * For the component of one record, from the id as it stands in the address. `titleOf` names the page by its record.
 * To be called where `inject` may be.
 */
export function recordOf<T extends Row>(
  collection: Collection<T>,
  id: Signal<string>,
  titleOf: (record: T) => string,
): RecordState<T> {
  const location = inject(Location);
  const router = inject(Router);
  const title = inject(PageTitle);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  const number = computed(() => (/^\d{1,15}$/.test(id()) ? Number(id()) : undefined));
  const row = rowOf(collection, number);
  const from = pageOf(location.getState());
  const listAddress = (from ?? 1) > 1 ? `${collection.path}?page=${from}` : collection.path;

  let retried = false;
  title.follow(() => {
    const shown = row.record();
    if (row.missing()) return collection.words.notFound;
    return shown && titleOf(shown);
  });
  effect(() => {
    if (row.answer.hasValue() && retried) {
      retried = false;
      host.querySelector('h1')?.focus({ preventScroll: true });
    }
  });

  return {
    ...row,
    collection,
    wanted: computed(() => {
      const asked = number();
      return asked === undefined ? undefined : numbered(asked);
    }),
    listAddress,
    retry: () => {
      retried = true;
      row.retry();
    },
    /** Back to where one was in the list, place and focus included; a plain link for whoever came another way. */
    toList: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (from === undefined) void router.navigateByUrl(listAddress);
      else location.back();
    },
  };
}

function pageOf(state: unknown): number | undefined {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'number' ? from : undefined;
}
