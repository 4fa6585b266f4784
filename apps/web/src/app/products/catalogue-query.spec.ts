import { convertToParamMap, type Params } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { addressOf, countFilters, filterKey, listParams, queryFrom } from './catalogue-query.ts';

const read = (address: Params) => queryFrom(convertToParamMap(address));

const everything = {
  search: 'butt hinge',
  category: ['hinges', 'locks'],
  currency: ['EUR'],
  stock: 'in',
  picture: 'drawing',
  min_price: '0.50',
  max_price: '1500',
  sort: '-price',
  page: '3',
  size: '50',
  view: 'table',
};

describe('queryFrom', () => {
  it('reads the bare address as the first page of all', () => {
    expect(read({})).toMatchObject({ search: '', categories: [], page: 1, size: 15, view: 'grid' });
  });

  it('reads everything that an address can say, and addressOf writes it again', () => {
    const query = read(everything);
    expect(query).toMatchObject({
      categories: ['hinges', 'locks'],
      currencies: ['€'],
      stock: 'in',
      maxPrice: '1500',
      page: 3,
      size: 50,
    });
    expect(addressOf(query)).toEqual({ ...everything, page: 3, size: 50 });
  });

  it.each([
    { stock: 'maybe' },
    { picture: '' },
    { currency: '€' },
    { min_price: '-1' },
    { max_price: '1e3' },
    { sort: 'colour' },
    { size: '7' },
    { view: 'cards' },
    { category: '' },
  ])('takes %j for nothing', (address) => {
    expect(addressOf(read(address))).toEqual({});
  });

  it.each(['0', 'abc', '-1'])('knows no page %s', (page) => {
    expect(read({ page }).page).toBeUndefined();
  });
});

describe('listParams', () => {
  it('asks the API in its own words, without the page', () => {
    expect(listParams(read(everything))).toEqual({
      search: 'butt hinge',
      category: ['hinges', 'locks'],
      currency: ['€'],
      stock: 'in',
      picture: 'drawing',
      min_price: '0.50',
      max_price: '1500',
      sort: '-price',
    });
  });
});

describe('filterKey', () => {
  it('is the same on every page, in every order and view', () => {
    const { sort, page, size, view, ...filters } = everything;
    expect(filterKey(read({ ...filters, sort, page, size, view }))).toBe(filterKey(read(filters)));
    expect(filterKey(read({ ...filters, stock: 'out' }))).not.toBe(filterKey(read(filters)));
  });
});

describe('countFilters', () => {
  it('counts what is chosen, a range of prices once, the search not at all', () => {
    expect(countFilters(read(everything))).toBe(6);
    expect(countFilters(read({ search: 'x', max_price: '5' }))).toBe(1);
    expect(countFilters(read({}))).toBe(0);
  });
});
