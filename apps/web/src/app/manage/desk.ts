// What the parts of the page for staff share: the list in the address, what is chosen in it, the categories.
import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import type { CatalogueRow, Category } from '@latchkey/dto';
import { Catalogue } from '../products/catalogue.ts';
import { Connection } from '../ui/connection.ts';
import { Chosen } from './chosen.ts';
import { listingOf, type Query } from './listing.ts';

/** What is changed of all chosen products, or `delete`. */
export type BulkDeed = 'price' | 'price_percent' | 'currency' | 'category' | 'stock' | 'delete';

@Service({ autoProvided: false })
export class Desk {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  /** What customers look at. */
  readonly #catalogue = inject(Catalogue);
  readonly #params = signal(this.#route.snapshot.queryParamMap);

  readonly query = computed<Query>(() => {
    const params = this.#params();
    const named = (name: string) => params.get(name) ?? undefined;
    return { search: named('search'), category: named('category'), sort: named('sort'), page: named('page') };
  });
  /** What the drawer is open for: a product, by its id, a new one, or nothing. */
  readonly edited = computed((): number | 'new' | undefined => {
    const edit = this.#params().get('edit') ?? '';
    if (edit === 'new') return 'new';
    return /^\d{1,15}$/.test(edit) ? Number(edit) : undefined;
  });

  readonly listing = listingOf(this.query);
  readonly chosen = new Chosen();
  /** What is being done with those. */
  readonly deed = signal<BulkDeed | undefined>(undefined);
  /** Whether anything can be saved; what is typed is kept until it can. */
  readonly online = inject(Connection).online;

  readonly #categories = httpResource<{ results: Category[] }>(() => '/api/v1/catalogue/categories/');
  readonly categories = computed(() => (this.#categories.hasValue() ? this.#categories.value().results : []));

  constructor() {
    const following = this.#route.queryParamMap.subscribe((params) => {
      this.#params.set(params);
    });
    inject(DestroyRef).onDestroy(() => {
      following.unsubscribe();
    });
  }

  /** The address with some of its parameters changed, in place or as a step that Back takes back. */
  go(queryParams: Params, replaceUrl = false): Promise<boolean> {
    return this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  /** A product has changed here: the list shows it as it is now. */
  show(row: CatalogueRow): void {
    this.listing.show(row.id, row);
    this.chosen.follow(row);
    this.#catalogue.forget();
  }

  hide(id: number): void {
    this.listing.show(id, undefined);
    this.chosen.drop([id]);
    this.#catalogue.forget();
  }

  /** There may be other products and other categories now. */
  reload(): void {
    this.listing.reload();
    this.#categories.reload();
    this.#catalogue.forget();
  }

  categoryName(slug: string): string {
    return this.categories().find((category) => category.slug === slug)?.name ?? slug;
  }
}
