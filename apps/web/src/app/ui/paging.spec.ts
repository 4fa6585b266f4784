import { describe, expect, it } from 'vitest';
import { pageCells, pageNumberFrom, pagingOf } from './paging.ts';

const rows = (count: number) => Array.from({ length: count }, (_, i) => i);
const page = (count: number, here: number, next: boolean) => ({
  count,
  next: next ? 'http://shop/api/v0/products/?page=2' : null,
  previous: null,
  results: rows(here),
});

describe('pageNumberFrom', () => {
  it('takes no parameter for page 1', () => {
    expect(pageNumberFrom(undefined)).toBe(1);
  });

  it.each([
    ['1', 1],
    ['64', 64],
    ['999999999', 999_999_999],
  ])('reads %j', (parameter, number) => {
    expect(pageNumberFrom(parameter)).toBe(number);
  });

  it.each(['', '0', '-1', '1.5', '01', '1e3', ' 2', 'last', '٣', '9999999999', 'NaN'])(
    'finds no page number in %j',
    (parameter) => {
      expect(pageNumberFrom(parameter)).toBeUndefined();
    },
  );
});

describe('pagingOf', () => {
  it('takes the size from a page that has a next one', () => {
    expect(pagingOf(page(320, 5, true), 2)).toEqual({
      current: 2,
      pages: 64,
      size: 5,
      first: 6,
      last: 10,
      count: 320,
    });
  });

  it('takes the size of a last page from the pages before it', () => {
    expect(pagingOf(page(23, 3, false), 5)).toEqual({
      current: 5,
      pages: 5,
      size: 5,
      first: 21,
      last: 23,
      count: 23,
    });
  });

  it('knows a single page', () => {
    expect(pagingOf(page(3, 3, false), 1)).toMatchObject({ pages: 1, first: 1, last: 3 });
  });

  it('has no rows to number where there are none', () => {
    expect(pagingOf(page(0, 0, false), 1)).toMatchObject({ pages: 1, first: 1, last: 0, count: 0 });
  });

  it('believes in the next page even when the count does not', () => {
    expect(pagingOf(page(5, 5, true), 1).pages).toBe(2);
  });
});

describe('pageCells', () => {
  it.each([
    [1, 1, [1]],
    [3, 7, [1, 2, 3, 4, 5, 6, 7]],
    [1, 64, [1, 2, 3, 4, 5, 'gap', 64]],
    [4, 64, [1, 2, 3, 4, 5, 'gap', 64]],
    [5, 64, [1, 'gap', 4, 5, 6, 'gap', 64]],
    [60, 64, [1, 'gap', 59, 60, 61, 'gap', 64]],
    [61, 64, [1, 'gap', 60, 61, 62, 63, 64]],
    [64, 64, [1, 'gap', 60, 61, 62, 63, 64]],
  ])('shows page %i of %i as %j', (current, pages, cells) => {
    expect(pageCells(current, pages)).toEqual(cells);
  });

  it('always shows the current page, both ends and at most seven cells', () => {
    for (let pages = 1; pages <= 40; pages++) {
      for (let current = 1; current <= pages; current++) {
        const cells = pageCells(current, pages);
        expect(cells.length).toBeLessThanOrEqual(7);
        expect(cells).toEqual(expect.arrayContaining([1, current, pages]));
      }
    }
  });
});
