// The products of the API, and the last answers while newer ones are on their way.
import { httpResource } from '@angular/common/http';
import { computed, effect, inject, linkedSignal, Service, signal } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { Page } from '@latchkey/drf';
import type { Product } from '@latchkey/dto';

const url = '/api/v0/products/';

@Service()
export class ProductsApi {
  readonly #auth = inject(Auth);
  readonly #userId = computed(() => this.#auth.user()?.id);
  /** What one person was shown is never kept for the next. */
  readonly #pages = linkedSignal<unknown, Map<number, Page<Product>>>({
    source: this.#userId,
    computation: () => new Map(),
  });

  /** The product last opened from the list, to find the place again on the way back. */
  readonly lastOpened = signal<number | undefined>(undefined);

  /** Page `number()` of the list, and what is known of it before the answer comes. Waits while there is no number. */
  page(number: () => number | undefined) {
    const answer = httpResource<Page<Product>>(() => {
      const page = number();
      return page === undefined ? undefined : { url, params: page === 1 ? {} : { page } };
    });
    const kept = computed(() => this.#pages().get(number() ?? 0));
    effect(() => {
      const page = number();
      if (page !== undefined && answer.hasValue()) this.#pages().set(page, answer.value());
    });
    return { answer, kept };
  }

  /** One product, and what the list already told of it. Waits while there is no id. */
  product(id: () => number | undefined) {
    const answer = httpResource<Product>(() => {
      const known = id();
      return known === undefined ? undefined : { url: `${url}${known}/` };
    });
    const kept = computed(() => {
      const pages = [...this.#pages().values()];
      return pages.flatMap((page) => page.results).find((product) => product.id === id());
    });
    return { answer, kept };
  }
}
