// Whether the browser believes it has a network.
import { DestroyRef, inject, Service, signal } from '@angular/core';

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
