// The catalogue of the API, and its last answers while newer ones are on their way.
import { httpResource } from '@angular/common/http';
import {
  computed,
  effect,
  inject,
  linkedSignal,
  Service,
  type Signal,
  signal,
  untracked,
} from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type {
  CataloguePage,
  CatalogueProduct,
  CatalogueRow,
  Category,
  Facets,
  Neighbours,
} from '@latchkey/dto';
import { type CatalogueQuery, filterKey, listParams } from './catalogue-query.ts';

const url = '/api/v1/catalogue/products/';
const categoriesUrl = '/api/v1/catalogue/categories/';

/** Pages that are kept to be shown at once on the way back. */
const mostPages = 40;

export interface KeptPage {
  readonly page: CataloguePage;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** What a list has told of a product, and the rest as soon as it has been asked for itself. */
export type KnownProduct = Omit<CatalogueProduct, 'description' | 'pictures'> &
  Partial<CatalogueProduct & CatalogueRow>;

const nothingKept = () => ({
  pages: new Map<string, KeptPage>(),
  products: new Map<number, KnownProduct>(),
  facets: signal<{ key: string; facets: Facets } | undefined>(undefined),
});

@Service()
export class Catalogue {
  readonly #auth = inject(Auth);
  readonly #userId = computed(() => this.#auth.user()?.id);
  /** What one person was shown is never kept for the next. */
  readonly #kept = linkedSignal({
    source: this.#userId,
    computation: nothingKept,
  });

  /** The product last opened from the list, to find the place again on the way back. */
  readonly lastOpened = signal<number | undefined>(undefined);

  /** One page of the list, what is known of it before the answer comes, and its facets. Waits where there is no such page. */
  page(query: Signal<CatalogueQuery>) {
    const asked = computed(() => askedBy(query()));
    const facetsKey = computed(() => filterKey(query()));
    const answer = httpResource<CataloguePage>(() => {
      const key = asked();
      if (key === undefined) return undefined;
      return { url, params: untracked(() => this.#paramsOf(query())) };
    });
    const kept = computed(() => this.#kept().pages.get(asked() ?? ''));
    effect(() => {
      const key = asked();
      if (key === undefined || !answer.hasValue()) return;
      const page = answer.value();
      untracked(() => {
        this.#keepPage(key, page);
        if (page.facets) this.#kept().facets.set({ key: facetsKey(), facets: page.facets });
      });
    });
    return {
      answer,
      asked,
      kept,
      /** Those of the filters before, until the new ones come. */
      facets: computed(() => this.#kept().facets()?.facets),
    };
  }

  /** Products have been changed here: what is kept may be wrong. */
  forget(): void {
    this.#kept.set(nothingKept());
  }

  /** How many products a list has; waits while there is nothing to count. */
  count(query: () => CatalogueQuery | undefined) {
    return httpResource<CataloguePage>(() => {
      const list = query();
      return list && { url, params: { ...listParams(list), page_size: 1 } };
    });
  }

  /** What the categories are called: as a list has told, or asked for where it is wanted and there was no list. */
  categories(areWanted: () => boolean): Signal<readonly Category[] | undefined> {
    const told = computed(() => this.#kept().facets()?.facets.categories);
    const answer = httpResource<{ results: readonly Category[] }>(() =>
      areWanted() && !told() ? { url: categoriesUrl } : undefined,
    );
    return computed(() => told() ?? (answer.hasValue() ? answer.value().results : undefined));
  }

  /** One product, and what is known of it before the answer comes. Waits while there is no id. */
  product(id: () => number | undefined) {
    const answer = httpResource<CatalogueProduct>(() => {
      const known = id();
      return known === undefined ? undefined : { url: `${url}${known}/` };
    });
    const kept = computed(() => this.#kept().products.get(id() ?? 0));
    effect(() => {
      if (!answer.hasValue()) return;
      const product = answer.value();
      untracked(this.#kept).products.set(product.id, product);
    });
    return { answer, kept };
  }

  /** Where a product stands in a list. */
  neighbours(id: () => number | undefined, query: Signal<CatalogueQuery>) {
    const list = computed(() => JSON.stringify(listParams(query())));
    return httpResource<Neighbours>(() => {
      const known = id();
      list();
      if (known === undefined) return undefined;
      return { url: `${url}${known}/neighbours/`, params: untracked(() => listParams(query())) };
    });
  }

  /** The facets of a list are asked for once, not with each of its pages. */
  #paramsOf(query: CatalogueQuery) {
    const facets = this.#kept().facets()?.key === filterKey(query) ? {} : { facets: true };
    return { ...listParams(query), ...pageParams(query), ...facets };
  }

  #keepPage(key: string, page: CataloguePage): void {
    const { pages, products } = this.#kept();
    pages.delete(key);
    pages.set(key, { page, at: Date.now() });
    for (const [oldest] of pages) {
      if (pages.size <= mostPages) break;
      pages.delete(oldest);
    }
    page.results.forEach((row) => products.set(row.id, { ...products.get(row.id), ...row }));
  }
}

/** Two queries that ask the server for the same page are the same. */
function askedBy(query: CatalogueQuery): string | undefined {
  if (query.page === undefined) return undefined;
  return JSON.stringify({ ...listParams(query), ...pageParams(query) });
}

function pageParams({ page = 1, size }: CatalogueQuery) {
  return { page_size: size, ...(page === 1 ? {} : { page }) };
}
