// Which page is asked for, and the links to its neighbours, written as Python writes them.
import { describe, expect, it } from 'vitest';
import { page, pageNumber, type Query } from './page.ts';

const url = 'http://shop.example:8101/api/v0/products/';
const queryOf = (text: string): Query => [...new URLSearchParams(text)];
const numberOf = (query: string, count = 25) => pageNumber(queryOf(query), count, 5);

describe('pageNumber', () => {
  it.each([
    ['', 1],
    ['page=', 1],
    ['page=1', 1],
    ['page=5', 5],
    ['page=last', 5],
    ['page=9&page=2', 2],
    ['page=abc&page=', 1],
    ['page=%203%20', 3],
    ['page=%E3%80%803', 3],
    ['page=%2B3', 3],
    ['page=003', 3],
    ['Page=9', 1],
    ['page_size=2&limit=3', 1],
  ])('reads %j as %i', (query, number) => {
    expect(numberOf(query)).toBe(number);
  });

  it.each([
    'page=0',
    'page=-1',
    'page=6',
    'page=abc',
    'page=1.5',
    'page=1.0',
    'page=1e0',
    'page=0x1',
    'page=1_0',
    'page=%20',
    'page=+last',
    'page=LAST',
    'page=1,2',
    'page=null',
    'page=%00',
    'page=--1',
    'page=%D9%A1',
    'page=1&page=x',
    `page=${'9'.repeat(400)}`,
  ])('answers 404 to %.30s', (query) => {
    expect(() => numberOf(query)).toThrow(
      expect.objectContaining({ status: 404, body: { detail: 'Invalid page.' } }),
    );
  });

  it('has a first page in an empty list, and no other', () => {
    expect(numberOf('', 0)).toBe(1);
    expect(numberOf('page=1', 0)).toBe(1);
    expect(numberOf('page=last', 0)).toBe(1);
    expect(() => numberOf('page=2', 0)).toThrow('Invalid page.');
  });

  it.each([
    [1, 1],
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
  ])('counts the pages of %i rows: %i', (count, pages) => {
    expect(numberOf('page=last', count)).toBe(pages);
  });
});

describe('page', () => {
  const rows = [{ id: 1 }];
  const at = (number: number, query = '') =>
    page(url, queryOf(query), { number, pageSize: 5, count: 25, rows });

  it('has links to both neighbours, and the one to page 1 has no page', () => {
    expect(at(1)).toEqual({ count: 25, next: `${url}?page=2`, previous: null, results: rows });
    expect(at(2)).toEqual({ count: 25, next: `${url}?page=3`, previous: url, results: rows });
    expect(at(3)).toEqual({ count: 25, next: `${url}?page=4`, previous: `${url}?page=2`, results: rows });
    expect(at(5)).toEqual({ count: 25, next: null, previous: `${url}?page=4`, results: rows });
  });

  it('stands alone where there is but one', () => {
    const alone = { number: 1, pageSize: 5, count: 5, rows };
    expect(page(url, [], alone)).toMatchObject({ next: null, previous: null });
    expect(page(url, [], { ...alone, count: 0 })).toMatchObject({ next: null, previous: null });
  });

  // The right sides were written by Python: urlencode(sorted(parse_qs(query, keep_blank_values=True).items()), doseq=True)
  it.each([
    ['page=2&color=red', 'color=red&page=3'],
    ['b=1&a=2&page=2', 'a=2&b=1&page=3'],
    ['z=1&page=2&Z=2', 'Z=2&page=3&z=1'],
    ['a=2&b=0&a=1', 'a=2&a=1&b=0&page=3'],
    ['page=last&page=2', 'page=3'],
    ['a=&b', 'a=&b=&page=3'],
    ['q=a%20b+c', 'page=3&q=a+b+c'],
    ["q=~!*'()-_.", 'page=3&q=~%21%2A%27%28%29-_.'],
    ['q=%26%3D%3F%2F%23%2B%25', 'page=3&q=%26%3D%3F%2F%23%2B%25'],
    ['q=ü☃😀', 'page=3&q=%C3%BC%E2%98%83%F0%9F%98%80'],
    ['q=%FF', 'page=3&q=%EF%BF%BD'],
    ['a b=1', 'a+b=1&page=3'],
    ['=1', '=1&page=3'],
    ['q=%00%0D%0A', 'page=3&q=%00%0D%0A'],
  ])('keeps the parameters %s, sorted and quoted', (query, expected) => {
    expect(at(2, query).next).toBe(`${url}?${expected}`);
  });

  it('leaves out only the page on the way to page 1', () => {
    expect(at(2, 'page=2&color=red&page=2').previous).toBe(`${url}?color=red`);
    expect(at(2, 'page_size=2').previous).toBe(`${url}?page_size=2`);
  });
});
