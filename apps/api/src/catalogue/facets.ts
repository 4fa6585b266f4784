// How many products each filter of a list would leave: each facet is counted with the filters of all others.
import type { Category, Facets } from '@latchkey/dto';
import type { ListFilter } from './list-query.ts';
import { type Conditions, type FacetName, whereOf } from './list-source.ts';
import type { ShapedQueries, Sql } from './shaped-queries.ts';

/** What the facets of a list are counted from. */
export interface FacetParts {
  readonly queries: ShapedQueries;
  readonly source: Sql;
  readonly conditions: Conditions;
  readonly filter: ListFilter;
  readonly categoryIds: readonly number[];
  /** All of them, by name. */
  readonly categories: readonly { readonly id: number; readonly slug: string; readonly name: string }[];
}

/** Products that are alike to all facets but the price, and whether their prices are asked for. */
interface Group {
  readonly category: number | null;
  readonly currency: string;
  readonly stock: string;
  readonly picture: string;
  readonly price: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

const bars = 16;

/** A hundredth of a euro, as prices are compared. */
const cent = 100;

async function groupsOf({ queries, source, conditions }: FacetParts): Promise<Group[]> {
  const { price = { sql: 'true', values: [] }, ids } = conditions;
  return queries.all<Group>({
    sql:
      'select p.category, p.currency, ' +
      `case when p.stock > 0 then 'in' when p.stock = 0 then 'out' else '' end as stock, ` +
      `case when p.picture_count > 0 then 'photo' else 'drawing' end as picture, ` +
      `case when ${price.sql} then 1 else 0 end as price, ` +
      'count(*) as count, min(p.euro_price) as min, max(p.euro_price) as max ' +
      `from ${source.sql} where ${ids?.sql ?? 'true'} group by 1, 2, 3, 4, 5`,
    values: [...price.values, ...source.values, ...(ids?.values ?? [])],
  });
}

/** Where the bars meet; those that are left out are where no product is. */
function boundsOf(min: number, max: number): number[] {
  // Ratios begin above zero: what costs nothing is in the first bar.
  const low = Math.max(min, cent);
  if (max <= low) return [];
  return Array.from({ length: bars - 1 }, (_, at) => Math.round(low * (max / low) ** ((at + 1) / bars)));
}

async function priceFacet(parts: FacetParts, groups: readonly Group[]): Promise<Facets['price']> {
  if (groups.length === 0) return { min: null, max: null, bars: Array<number>(bars).fill(0) };
  // Whole cents, so that the filters that they become leave all of these.
  const min = Math.floor(Math.min(...groups.map((group) => group.min)) / cent) * cent;
  const max = Math.ceil(Math.max(...groups.map((group) => group.max)) / cent) * cent;
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const below = await countBelow(parts, boundsOf(min, max));
  const ends = [...below, ...Array<number>(bars - below.length).fill(all)];
  return {
    min: (min / cent / 100).toFixed(2),
    max: (max / cent / 100).toFixed(2),
    bars: ends.map((end, at) => end - (ends[at - 1] ?? 0)),
  };
}

/** How many products are cheaper than each of some prices. */
async function countBelow(parts: FacetParts, prices: readonly number[]): Promise<number[]> {
  const { queries, source, conditions } = parts;
  if (prices.length === 0) return [];
  const where = whereOf(conditions, 'price');
  const counts = prices.map((_, at) => `count(*) filter (where p.euro_price < ?) as below_${at}`);
  const row = await queries.get<Readonly<Record<string, number>>>({
    sql: `select ${counts.join(', ')} from ${source.sql} where ${where.sql}`,
    values: [...prices, ...source.values, ...where.values],
  });
  return prices.map((_, at) => row?.[`below_${at}`] ?? 0);
}

export async function facetsOf(parts: FacetParts): Promise<Facets> {
  const { filter, categoryIds, categories } = parts;
  const fits: Readonly<Record<FacetName, (group: Group) => boolean>> = {
    category: ({ category }) =>
      filter.categories.length === 0 || (category !== null && categoryIds.includes(category)),
    currency: ({ currency }) => filter.currencies.length === 0 || filter.currencies.includes(currency),
    stock: ({ stock }) => filter.stock === undefined || filter.stock === stock,
    picture: ({ picture }) => filter.picture === undefined || filter.picture === picture,
    price: ({ price }) => price === 1,
  };
  const groups = await groupsOf(parts);
  const left = (name: FacetName) =>
    groups.filter((group) => Object.entries(fits).every(([other, fit]) => other === name || fit(group)));
  const sum = (
    some: readonly Group[],
    value: string | number,
    of: 'category' | 'currency' | 'stock' | 'picture',
  ) => some.reduce((total, group) => total + (group[of] === value ? group.count : 0), 0);
  const counted = (of: 'currency' | 'stock' | 'picture', values: readonly string[]) => {
    const some = left(of);
    return values.map((value) => ({ value, count: sum(some, value, of) }));
  };
  const inCategories = left('category');
  return {
    categories: categories.map(({ id, slug, name }): Category => ({
      slug,
      name,
      count: sum(inCategories, id, 'category'),
    })),
    currencies: counted('currency', ['€', '$']),
    stock: counted('stock', ['in', 'out']),
    pictures: counted('picture', ['photo', 'drawing']),
    price: await priceFacet(parts, left('price')),
  };
}
