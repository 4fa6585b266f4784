// A part of the page that has a file of its own: fetched when the page stands, shown when it is wanted.
import { afterNextRender, signal, type Signal, type Type } from '@angular/core';

export interface LazyPart {
  /** Nothing until it has come. */
  readonly part: Signal<Type<unknown> | undefined>;
  readonly failed: Signal<boolean>;
}

/** `@defer` would do the same, at the cost of some kilobytes on the first page. To be called where `inject` may be. */
export function lazyPart(load: () => Promise<Type<unknown>>): LazyPart {
  const part = signal<Type<unknown> | undefined>(undefined);
  const failed = signal(false);
  afterNextRender(() => {
    load().then(
      (type) => {
        part.set(type);
      },
      () => {
        failed.set(true);
      },
    );
  });
  return { part: part.asReadonly(), failed: failed.asReadonly() };
}
