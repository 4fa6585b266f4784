// The products of an invoice, each fetched by its id: in the order of the invoice, whatever comes first.
import { HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { Product } from '@latchkey/dto';
import { catchError, finalize, from, map, mergeMap, of } from 'rxjs';
import type { Products } from '../products/products.ts';
import { Connection } from '../ui/connection.ts';
import { type Problem, problemOf } from '../ui/problem.ts';

export interface InvoiceLine {
  readonly id: number;
  /** Also while it is asked for again, as it was last seen. */
  readonly product: Product | undefined;
  /** `waiting`: not answered yet. `missing`: there is no such product any more. */
  readonly state: 'here' | 'waiting' | 'missing' | 'failed';
}

export interface InvoiceLines {
  readonly lines: Signal<readonly InvoiceLine[]>;
  /** What kept some of the products from being loaded, except that they are missing. */
  readonly problem: Signal<Problem | undefined>;
  readonly busy: Signal<boolean>;
  /** Asks once more for what failed. */
  retry(): void;
}

/** How many products are asked for at a time. */
const atOnce = 4;

/** To be called where `inject` may be. */
export function linesOf(products: Products, ids: Signal<readonly number[]>): InvoiceLines {
  const auth = inject(Auth);
  const { online } = inject(Connection);
  const asked = computed(ids, { equal: (a, b) => a.join() === b.join() });
  const answers = linkedSignal({
    source: asked,
    computation: () => new Map<number, Product | HttpErrorResponse>(),
  });
  const attempt = signal(0);
  const busy = signal(false);
  const errors = computed(() =>
    [...answers().values()].filter((answer) => answer instanceof HttpErrorResponse),
  );
  const failures = computed(() => errors().filter(({ status }) => status !== 404));

  function ask(open: readonly number[]) {
    busy.set(open.length > 0);
    const answering = mergeMap(
      (id: number) =>
        products.fetch(id).pipe(
          catchError((error: HttpErrorResponse) => of(error)),
          map((answer) => ({ id, answer })),
        ),
      atOnce,
    );
    return from(open)
      .pipe(
        answering,
        finalize(() => busy.set(false)),
      )
      .subscribe(({ id, answer }) => answers.update((known) => new Map(known).set(id, answer)));
  }

  effect((onCleanup) => {
    attempt();
    const all = asked();
    // Not each answer is a reason to ask again.
    const known = untracked(answers);
    const asking = ask(all.filter((id) => !isProduct(known.get(id))));
    onCleanup(() => asking.unsubscribe());
  });

  function retry(): void {
    if (!busy()) attempt.update((count) => count + 1);
  }
  effect(() => {
    if (online() && untracked(failures).length > 0) untracked(retry);
  });

  return {
    lines: computed(() => asked().map((id) => lineOf(id, answers().get(id), products.kept(id)))),
    problem: computed(() => {
      const failure = auth.isAuthenticated() ? failures()[0] : undefined;
      return failure && problemOf(failure, online());
    }),
    busy: busy.asReadonly(),
    retry,
  };
}

function lineOf(
  id: number,
  answer: Product | HttpErrorResponse | undefined,
  kept: Product | undefined,
): InvoiceLine {
  if (isProduct(answer)) return { id, product: answer, state: 'here' };
  if (answer?.status === 404) return { id, product: undefined, state: 'missing' };
  return { id, product: kept, state: answer ? 'failed' : 'waiting' };
}

function isProduct(answer: Product | HttpErrorResponse | undefined): answer is Product {
  return answer !== undefined && !(answer instanceof HttpErrorResponse);
}
