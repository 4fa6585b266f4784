// What the list can be sorted by, and where the head of each column leads.
import type { CatalogueSort } from '@latchkey/dto';
import type { Query } from './listing.ts';

type Column = 'id' | 'name' | 'stock' | 'price';

export interface ColumnSort {
  /** As `aria-sort` says it; nothing where the list is sorted by something else. */
  readonly order: 'ascending' | 'descending' | undefined;
  /** What the list is sorted by when the head is pressed: up first, then down. */
  readonly next: CatalogueSort;
}

/** Without a word the list stands by name, or while searching by how well it fits. */
export function sortsOf({ sort, search }: Query): Readonly<Record<Column, ColumnSort>> {
  const current = sort ?? (search ? 'relevance' : 'name');
  const sortOf = (column: Column): ColumnSort => {
    if (current === column) return { order: 'ascending', next: `-${column}` };
    return { order: current === `-${column}` ? 'descending' : undefined, next: column };
  };
  return { id: sortOf('id'), name: sortOf('name'), stock: sortOf('stock'), price: sortOf('price') };
}

/** For the select that stands in where a phone has no column heads. */
export function sortNames(): readonly { readonly value: CatalogueSort | ''; readonly name: string }[] {
  return [
    { value: '', name: $localize`:@@manage.sort-usual:Usual order` },
    { value: 'name', name: $localize`:@@manage.sort-name:Name, A to Z` },
    { value: '-name', name: $localize`:@@manage.sort-name-down:Name, Z to A` },
    { value: 'price', name: $localize`:@@manage.sort-price:Price, low to high` },
    { value: '-price', name: $localize`:@@manage.sort-price-down:Price, high to low` },
    { value: 'stock', name: $localize`:@@manage.sort-stock:Stock, low to high` },
    { value: '-stock', name: $localize`:@@manage.sort-stock-down:Stock, high to low` },
    { value: 'id', name: $localize`:@@manage.sort-id:Number, low to high` },
    { value: '-id', name: $localize`:@@manage.sort-id-down:Number, high to low` },
    { value: '-changed', name: $localize`:@@manage.sort-changed:Changed last` },
    { value: '-created', name: $localize`:@@manage.sort-created:Entered last` },
  ];
}
