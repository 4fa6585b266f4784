// What of the catalogue is asked for: as it stands in the address, and as the API is asked for it.
import type { ParamMap, Params } from '@angular/router';
import type { CatalogueSort, Product } from '@latchkey/dto';
import { pageNumberFrom } from '../ui/paging.ts';

export const pageSizes = [15, 30, 50] as const;

/** Everything that narrows the list down. */
export interface CatalogueFilters {
  readonly search: string;
  /** Slugs; one of them is enough. */
  readonly categories: readonly string[];
  readonly currencies: readonly Product['currency'][];
  readonly stock: 'in' | 'out' | undefined;
  readonly picture: 'photo' | 'drawing' | undefined;
  /** Decimals, in euros. */
  readonly minPrice: string | undefined;
  readonly maxPrice: string | undefined;
}

export interface CatalogueQuery extends CatalogueFilters {
  /** Nothing: the order that the search or its absence suggests. */
  readonly sort: OfferedSort | undefined;
  /** Nothing where the address asks for a page that cannot be. */
  readonly page: number | undefined;
  readonly size: number;
  readonly view: 'grid' | 'table';
}

/** No filter; the search stays. */
export const cleared: Omit<CatalogueFilters, 'search'> = {
  categories: [],
  currencies: [],
  stock: undefined,
  picture: undefined,
  minPrice: undefined,
  maxPrice: undefined,
};

/** Currencies go by their codes in an address: a sign would be written as `%E2%82%AC`. */
const codes: Record<Product['currency'], string> = { '€': 'EUR', $: 'USD' };

/** The usual ones first; the others are what a table is sorted by. */
export const sorts = [
  'relevance',
  'name',
  '-name',
  'price',
  '-price',
  '-created',
  '-changed',
  '-stock',
  'stock',
  'id',
  '-id',
] as const satisfies readonly CatalogueSort[];
export type OfferedSort = (typeof sorts)[number];

const oneOf = <T>(values: readonly T[], value: unknown) => values.find((known) => known === value);

/** A value that means nothing is as good as none; only of a page that cannot be people are told. */
export function queryFrom(address: ParamMap): CatalogueQuery {
  const price = (name: string) => oneDecimal.exec(address.get(name) ?? '')?.[0];
  return {
    search: (address.get('search') ?? '').trim().slice(0, 200),
    categories: [...new Set(address.getAll('category').filter(Boolean))].sort(),
    currencies: (['€', '$'] as const).filter((sign) => address.getAll('currency').includes(codes[sign])),
    stock: oneOf(['in', 'out'] as const, address.get('stock')),
    picture: oneOf(['photo', 'drawing'] as const, address.get('picture')),
    minPrice: price('min_price'),
    maxPrice: price('max_price'),
    sort: oneOf(sorts, address.get('sort')),
    page: pageNumberFrom(address.get('page') ?? undefined),
    size: oneOf(pageSizes, Number(address.get('size'))) ?? pageSizes[0],
    view: address.get('view') === 'table' ? 'table' : 'grid',
  };
}

const oneDecimal = /^\d{1,10}(\.\d{1,2})?$/;

/** The parameters of an address; what is as usual is not written there. */
export function addressOf(query: CatalogueQuery): Params {
  return {
    ...given({
      search: query.search,
      category: query.categories,
      currency: query.currencies.map((sign) => codes[sign]),
      ...sameInBoth(query),
    }),
    ...(query.size === pageSizes[0] ? {} : { size: query.size }),
    ...(query.view === 'grid' ? {} : { view: query.view }),
    ...((query.page ?? 1) === 1 ? {} : { page: query.page }),
  };
}

/** What tells the list of these products and their order to the API; not which page of it. */
export function listParams(query: CatalogueQuery): Params {
  return given({
    search: query.search,
    category: query.categories,
    currency: query.currencies,
    ...sameInBoth(query),
  });
}

/** Two queries with the same filters have the same facets. */
export function filterKey(query: CatalogueQuery): string {
  return JSON.stringify(listParams({ ...query, sort: undefined }));
}

/** How many filters are on; the search is none of them. */
export function countFilters({
  categories,
  currencies,
  stock,
  picture,
  minPrice,
  maxPrice,
}: CatalogueFilters): number {
  return (
    categories.length +
    currencies.length +
    [stock, picture, minPrice ?? maxPrice].filter((value) => value !== undefined).length
  );
}

function sameInBoth({ stock, picture, minPrice, maxPrice, sort }: CatalogueQuery) {
  return { stock, picture, min_price: minPrice, max_price: maxPrice, sort };
}

function given(parameters: Record<string, string | readonly string[] | undefined>): Params {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value.length > 0),
  );
}
