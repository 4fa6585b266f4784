import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amountOf, catalogueNumber, exactAmountOf, figure, isLong } from './figures.ts';

describe('catalogueNumber', () => {
  it.each([
    [7, '000\u2009007'],
    [104217, '104\u2009217'],
    [1234567, '1\u2009234\u2009567'],
    [12345678, '12\u2009345\u2009678'],
  ])('writes %i in groups of three', (id, number) => {
    expect(catalogueNumber(id)).toBe(number);
  });
});

describe('amountOf', () => {
  it.each([
    ['0.84', '0.84'],
    ['10.50', '10.50'],
    ['1284.00', '1,284.00'],
    ['99999999.99', '99,999,999.99'],
    ['99999999999999999999.99', '99,999,999,999,999,999,999.99'],
    ['-2.50', '\u22122.50'],
    ['-99999999.99', '\u221299,999,999.99'],
  ])('writes %j without a float in between', (price, amount) => {
    expect(amountOf(price)).toBe(amount);
  });
});

describe('exactAmountOf', () => {
  it.each([
    ['19.6098', '19.6098'],
    ['5.1940', '5.1940'],
    ['97999999.9902', '97,999,999.9902'],
    ['-2.4500', '\u22122.4500'],
  ])('writes %j with four places', (decimal, amount) => {
    expect(exactAmountOf(decimal)).toBe(amount);
  });
});

describe.each([
  ['de', '1.284.000', '1.284,00', '\u22122,50', '19,6098'],
  ['ar', '1,284,000', '1,284.00', '\u22122.50', '19.6098'],
])('in %s', (language, count, amount, less, exact) => {
  beforeEach(() => {
    document.documentElement.lang = language;
  });
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('figures are European and grouped as the language does', () => {
    expect([figure(1_284_000), amountOf('1284.00'), amountOf('-2.50'), exactAmountOf('19.6098')]).toEqual([
      count,
      amount,
      less,
      exact,
    ]);
  });
});

describe('isLong', () => {
  it.each([
    ['1,284.50', false],
    ['99,284.50', false],
    ['128,499.00', true],
  ])('says of %s: %s', (amount, long) => {
    expect(isLong(amount)).toBe(long);
  });
});
