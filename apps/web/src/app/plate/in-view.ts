// Tells when something is about to come into view; one observer watches for all.
import { DestroyRef, inject, Service } from '@angular/core';

@Service()
export class InView {
  readonly #waiting = new Map<Element, () => void>();
  /** Nothing where the browser cannot tell: there, everything is in view. */
  readonly #observer =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting, target } of entries) if (isIntersecting) this.#see(target);
          },
          { rootMargin: '300px' },
        );

  constructor() {
    const gone = new AbortController();
    // On paper everything is in view.
    addEventListener(
      'beforeprint',
      () => [...this.#waiting.keys()].forEach((element) => this.#see(element)),
      {
        signal: gone.signal,
      },
    );
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
      this.#observer?.disconnect();
    });
  }

  /** Calls `seen` once. Returns what to call where nobody waits any more. */
  await(element: Element, seen: () => void): () => void {
    this.#waiting.set(element, seen);
    if (this.#observer) this.#observer.observe(element);
    else this.#see(element);
    return () => {
      this.#forget(element);
    };
  }

  #see(element: Element): void {
    this.#waiting.get(element)?.();
    this.#forget(element);
  }

  #forget(element: Element): void {
    this.#waiting.delete(element);
    this.#observer?.unobserve(element);
  }
}
