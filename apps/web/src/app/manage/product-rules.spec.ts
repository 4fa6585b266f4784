import { describe, expect, it } from 'vitest';
import { descriptionProblem, nameProblem, priceProblem, stockProblem } from './product-rules.ts';
import { emptyValues } from './product-values.ts';

describe('nameProblem', () => {
  it.each([
    ['', 'Name is required'],
    ['   ', 'Name is required'],
    ['Tap', 'Name is too short'],
    [' Tap ', 'Name is too short'],
    ['🔩🔩🔩', 'Name is too short'],
    ['x'.repeat(51), 'Name is too long'],
    ['Taps', undefined],
    ['🔩'.repeat(50), undefined],
  ])('says of %j: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });

  it.each(['Tap', 'x'.repeat(120)])('lets a product keep the name that it has: %s', (name) => {
    expect(nameProblem(name, { ...emptyValues, name })).toBeUndefined();
    expect(nameProblem(`${name}p`.slice(-3), { ...emptyValues, name })).toBe('Name is too short');
  });
});

describe('priceProblem', () => {
  it.each([
    ['', 'Price is required'],
    ['free', 'Write the price in figures with two decimals, such as 38.90'],
    ['1.234', 'Write the price in figures with two decimals, such as 38.90'],
    ['-1', 'A price is not below zero'],
    ['123456789', 'A price has at most eight figures before the decimals'],
    ['12345678.99', undefined],
    ['0', undefined],
  ])('says of %j: %s', (price, problem) => {
    expect(priceProblem(price)).toBe(problem);
  });

  it('lets a product keep the price that it has', () => {
    expect(priceProblem('-1', { ...emptyValues, price: '-1.00' })).toBeUndefined();
  });
});

describe('stockProblem', () => {
  it.each(['', ' ', '0', '12', '٣', '2147483647'])('takes %j', (stock) => {
    expect(stockProblem(stock)).toBeUndefined();
  });

  it.each(['-1', '1.5', 'many', '2147483648'])('refuses %j', (stock) => {
    expect(stockProblem(stock)).toBe('Write the stock as a whole number, or leave it empty');
  });
});

describe('descriptionProblem', () => {
  it('tells how much is too much', () => {
    expect(descriptionProblem('x'.repeat(4000))).toBeUndefined();
    expect(descriptionProblem('x'.repeat(4010))).toBe('The description is 10 characters too long');
  });
});
