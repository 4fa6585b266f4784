// The rows of one noun behind the API, and the last answers while newer ones are on their way.
import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { Page } from '@latchkey/drf';
import { type Observable, tap } from 'rxjs';

/** What every row of the API has. */
export interface Row {
  readonly id: number;
}

/** What screens say of records of one kind: whole sentences, because no language lets them be glued from two words. */
export interface Words {
  /** Heading of the list: "Invoices". */
  readonly title: string;
  /** Title of a record until it is known: "Invoice". */
  readonly one: string;
  /** "792 invoices" */
  readonly counted: (count: number) => string;
  /** "of 792 invoices" */
  readonly outOf: (count: number) => string;
  /** "Loading invoices" */
  readonly loading: string;
  /** "The list has no such page" */
  readonly noPage: string;
  /** "There is no such invoice" */
  readonly noSuch: string;
  /** "Invoice not found" */
  readonly notFound: string;
  /** "Among the invoices that you may see there is no No. 000 007." */
  readonly notAmong: (number: string) => string;
  /** "The page of each invoice ends in its number, and this one does not." */
  readonly noNumber: string;
  /** "Back to the invoices" */
  readonly back: string;
  /** "This invoice waits for the connection." */
  readonly waits: string;
  /** "The invoice could not be loaded." */
  readonly failed: string;
}

export abstract class Collection<T extends Row> {
  readonly words: Words;
  /** Where the list stands in the shop: "/invoices". */
  readonly path: string;

  readonly #url: string;
  readonly #http = inject(HttpClient);
  readonly #auth = inject(Auth);
  readonly #userId = computed(() => this.#auth.user()?.id);
  /** What one person was shown is never kept for the next. */
  readonly #shown = linkedSignal({
    source: this.#userId,
    computation: () => ({ pages: new Map<string, Page<T>>(), rows: new Map<number, T>() }),
  });

  /** The row last opened from the list, to find the place again on the way back. */
  readonly lastOpened = signal<number | undefined>(undefined);

  /** `noun` as the addresses have it: "invoices". */
  protected constructor(noun: string, words: Words, url = `/api/v0/${noun}/`) {
    this.words = words;
    this.path = `/${noun}`;
    this.#url = url;
  }

  /**
   * Page `number()` of the list, or of what a search leaves of it, and what is known of it before the answer comes.
   * Waits while there is no number.
   */
  page(number: () => number | undefined, search: () => string = () => '') {
    const key = computed(() => `${number()} ${search()}`);
    const answer = httpResource<Page<T>>(() => {
      const page = number();
      if (page === undefined) return undefined;
      const text = search();
      return { url: this.#url, params: { ...(text && { search: text }), ...(page !== 1 && { page }) } };
    });
    const kept = computed(() => this.#shown().pages.get(key()));
    effect(() => {
      if (!answer.hasValue()) return;
      untracked(this.#shown).pages.set(untracked(key), answer.value());
      answer.value().results.forEach((row) => this.#keep(row));
    });
    return { answer, kept, key };
  }

  /** One row, and what is known of it before the answer comes. Waits while there is no id. */
  row(id: () => number | undefined) {
    const answer = httpResource<T>(() => {
      const known = id();
      return known === undefined ? undefined : { url: this.#urlOf(known) };
    });
    const kept = computed(() => this.kept(id() ?? 0));
    effect(() => {
      if (answer.hasValue()) this.#keep(answer.value());
    });
    return { answer, kept };
  }

  /** What was last seen of one row. */
  kept(id: number): T | undefined {
    return this.#shown().rows.get(id);
  }

  /** Asks for one row. Fails with an `HttpErrorResponse`. */
  fetch(id: number): Observable<T> {
    return this.#http.get<T>(this.#urlOf(id)).pipe(tap((row) => this.#keep(row)));
  }

  /** Makes a row. This and the next two fail with an `HttpErrorResponse`. */
  create(body: object): Observable<T> {
    return this.#http.post<T>(this.#url, body).pipe(tap((row) => this.#turn(row)));
  }

  /** Changes some fields of a row. */
  change(id: number, body: object): Observable<T> {
    return this.#http.patch<T>(this.#urlOf(id), body).pipe(tap((row) => this.#turn(row)));
  }

  remove(id: number): Observable<null> {
    return this.#http.delete<null>(this.#urlOf(id)).pipe(
      tap(() => {
        untracked(this.#shown).rows.delete(id);
        untracked(this.#shown).pages.clear();
      }),
    );
  }

  /** No page that was seen before is sure to be so any more. */
  #turn(row: T): void {
    untracked(this.#shown).pages.clear();
    this.#keep(row);
  }

  #keep(row: T): void {
    untracked(this.#shown).rows.set(row.id, row);
  }

  #urlOf(id: number): string {
    return `${this.#url}${id}/`;
  }
}
