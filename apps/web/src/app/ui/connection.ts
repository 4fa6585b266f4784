// Whether the browser believes it has a network.
import type { HttpResourceRef } from '@angular/common/http';
import { DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';

@Service()
export class Connection {
  readonly #online = signal(navigator.onLine);
  readonly online = this.#online.asReadonly();

  constructor() {
    const gone = new AbortController();
    const look = () => {
      this.#online.set(navigator.onLine);
    };
    addEventListener('online', look, { signal: gone.signal });
    addEventListener('offline', look, { signal: gone.signal });
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
    });
  }
}

/** Asks again, once the connection is back, for what did not come. To be called where `inject` may be. */
export function reloadWhenOnline(answer: HttpResourceRef<unknown>): void {
  const { online } = inject(Connection);
  effect(() => {
    if (online() && untracked(() => answer.error())) answer.reload();
  });
}
