import { describe, expect, it } from 'vitest';
import { sortsOf } from './sorts.ts';

const query = { search: undefined, category: undefined, sort: undefined, page: undefined };

describe('sortsOf', () => {
  it('stands by name without a word, and by how well it fits while searching', () => {
    expect(sortsOf(query).name).toEqual({ order: 'ascending', next: '-name' });
    expect(sortsOf({ ...query, search: 'bolt' }).name).toEqual({ order: undefined, next: 'name' });
  });

  it.each([
    ['price', { order: 'ascending', next: '-price' }],
    ['-price', { order: 'descending', next: 'price' }],
    ['id', { order: undefined, next: 'price' }],
    ['nonsense', { order: undefined, next: 'price' }],
  ])('turns the order round at the second press: %s', (sort, price) => {
    expect(sortsOf({ ...query, sort }).price).toEqual(price);
  });
});
