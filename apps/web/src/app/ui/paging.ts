// The arithmetic of numbered pages: what `?page=` means, which rows a page holds, which numbers the page control shows.
import type { Page } from '@latchkey/drf';

export interface Paging {
  readonly current: number;
  readonly pages: number;
  /** Rows a full page holds. It is the server's setting, so it is read from what came. */
  readonly size: number;
  /** Ordinals of the first and the last row, from 1. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** The page a query parameter asks for: 1 without one, `undefined` when it is no page number. */
export function pageNumberFrom(parameter: string | undefined): number | undefined {
  if (parameter === undefined) return 1;
  return /^[1-9]\d{0,8}$/.test(parameter) ? Number(parameter) : undefined;
}

export function pagingOf({ count, next, results }: Page<unknown>, current: number): Paging {
  const here = results.length;
  const before = current - 1;
  // A page with a next one is full. The last one is not, but the pages before it were.
  const size = Math.max(1, next === null && before > 0 ? Math.round((count - here) / before) : here);
  const pages = next === null ? current : Math.max(current + 1, Math.ceil(count / size));
  const first = before * size + 1;
  return { current, pages, size, first, last: first + here - 1, count };
}

export type PageCell = number | 'gap';

/** At most seven cells: the ends, the current page and its neighbours; a gap never hides a single page. */
export function pageCells(current: number, pages: number): readonly PageCell[] {
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (pages <= 7) return numbers(1, pages);
  if (current <= 4) return [...numbers(1, 5), 'gap', pages];
  if (current >= pages - 3) return [1, 'gap', ...numbers(pages - 4, pages)];
  return [1, 'gap', ...numbers(current - 1, current + 1), 'gap', pages];
}
