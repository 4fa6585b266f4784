// Pages as DRF's PageNumberPagination counts and links them.
import { ApiException } from './api-exception.ts';
import { strip } from './python.ts';

/** Body of a list. `count` is the number of rows on all pages; `next` and `previous` are absolute addresses. */
export interface Page<Row> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Row[];
}

/** A query as it was sent: names and values in order, decoded. */
export type Query = readonly (readonly [name: string, value: string])[];

const lastOf = (query: Query, name: string) => query.findLast(([key]) => key === name)?.[1];

const invalidPage = () => new ApiException(404, { detail: 'Invalid page.' });

/**
 * The number of the page that a query asks for. `?page=last` is the last one, an empty `page` the first; of several
 * the last counts. The first page of an empty list is there.
 * @throws ApiException 404 for anything that is no page
 */
export function pageNumber(query: Query, count: number, pageSize: number): number {
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const asked = lastOf(query, 'page') ?? '';
  if (asked === '') return 1;
  if (asked === 'last') return pages;
  const digits = strip(asked);
  if (!/^\+?\d+$/.test(digits)) throw invalidPage();
  const number = Number(digits);
  if (number < 1 || number > pages) throw invalidPage();
  return number;
}

/** Python's `quote_plus`. */
const quote = (text: string) =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

function link(url: string, query: Query, page: number): string {
  const others = query.filter(([name]) => name !== 'page');
  const all: Query = page === 1 ? others : [...others, ['page', `${page}`]];
  // Sorting is stable: values of one name keep their order.
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = sorted.map(([name, value]) => `${quote(name)}=${quote(value)}`).join('&');
  return text ? `${url}?${text}` : url;
}

/**
 * A page of a list.
 * @param url the absolute address of the list, without a query
 * @param query all parameters of the request: they stay in the links, sorted by name
 */
export function page<Row>(
  url: string,
  query: Query,
  {
    number,
    pageSize,
    count,
    rows,
  }: { number: number; pageSize: number; count: number; rows: readonly Row[] },
): Page<Row> {
  return {
    count,
    next: number * pageSize < count ? link(url, query, number + 1) : null,
    previous: number > 1 ? link(url, query, number - 1) : null,
    results: rows,
  };
}
