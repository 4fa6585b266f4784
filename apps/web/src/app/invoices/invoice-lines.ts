// The products of an invoice, many at a time: in the order of the invoice, whatever comes first.
import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, type Signal, signal, untracked } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { CataloguePage, Product } from '@latchkey/dto';
import { catchError, concatMap, finalize, from, map, of } from 'rxjs';
import { Connection } from '../ui/connection.ts';
import { type Problem, problemOf } from '../ui/problem.ts';

export interface InvoiceLine {
  readonly id: number;
  readonly product: Product | undefined;
  /** `waiting`: not answered yet. `missing`: there is no such product any more. */
  readonly state: 'here' | 'waiting' | 'missing' | 'failed';
}

export interface InvoiceLines {
  readonly lines: Signal<readonly InvoiceLine[]>;
  /** What kept some of the products from being loaded, except that they are missing. */
  readonly problem: Signal<Problem | undefined>;
  readonly busy: Signal<boolean>;
  /** A product that is known already need not be asked for. */
  learn(product: Product): void;
  /** Asks once more for what failed. */
  retry(): void;
}

type Answer = Product | 'missing' | HttpErrorResponse;

/** How many products the server tells at once. */
const atOnce = 100;

/** To be called where `inject` may be. */
export function linesOf(ids: Signal<readonly number[]>): InvoiceLines {
  const http = inject(HttpClient);
  const auth = inject(Auth);
  const { online } = inject(Connection);
  const asked = computed(ids, { equal: (a, b) => a.join() === b.join() });
  const answers = signal<ReadonlyMap<number, Answer>>(new Map());
  const attempt = signal(0);
  const busy = signal(false);
  const failure = computed(() =>
    asked()
      .map((id) => answers().get(id))
      .find(isFailure),
  );

  const tell = (told: readonly (readonly [number, Answer])[]) =>
    answers.update((known) => new Map([...known, ...told]));

  function ask(open: readonly number[]) {
    busy.set(open.length > 0);
    const parts = Array.from({ length: Math.ceil(open.length / atOnce) }, (_, part) =>
      open.slice(part * atOnce, (part + 1) * atOnce),
    );
    const answering = concatMap((id: readonly number[]) =>
      http.get<CataloguePage>('/api/v1/catalogue/products/', { params: { id, page_size: atOnce } }).pipe(
        map(({ results }) => {
          const found = new Map<number, Answer>(results.map((product) => [product.id, product]));
          return id.map((one) => [one, found.get(one) ?? 'missing'] as const);
        }),
        catchError((error: HttpErrorResponse) => of(id.map((one) => [one, error] as const))),
      ),
    );
    return from(parts)
      .pipe(
        answering,
        finalize(() => busy.set(false)),
      )
      .subscribe(tell);
  }

  effect((onCleanup) => {
    attempt();
    const all = asked();
    // Not each answer is a reason to ask again.
    const known = untracked(answers);
    const asking = untracked(() => ask(all.filter((id) => !known.has(id) || isFailure(known.get(id)))));
    onCleanup(() => asking.unsubscribe());
  });

  function retry(): void {
    if (!busy()) attempt.update((count) => count + 1);
  }
  effect(() => {
    if (online() && untracked(failure)) untracked(retry);
  });

  return {
    lines: computed(() => asked().map((id) => lineOf(id, answers().get(id)))),
    problem: computed(() => {
      const error = auth.isAuthenticated() ? failure() : undefined;
      return error && problemOf(error, online());
    }),
    busy: busy.asReadonly(),
    learn: (product) => tell([[product.id, product]]),
    retry,
  };
}

function lineOf(id: number, answer: Answer | undefined): InvoiceLine {
  if (answer === undefined) return { id, product: undefined, state: 'waiting' };
  if (answer === 'missing') return { id, product: undefined, state: 'missing' };
  if (isFailure(answer)) return { id, product: undefined, state: 'failed' };
  return { id, product: answer, state: 'here' };
}

function isFailure(answer: Answer | undefined): answer is HttpErrorResponse {
  return typeof answer === 'object' && 'status' in answer;
}
