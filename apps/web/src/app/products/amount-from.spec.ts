import { describe, expect, it } from 'vitest';
import { amountFrom, isLess } from './amount-from.ts';

describe('amountFrom', () => {
  it.each([
    ['12', '12.00'],
    ['12.5', '12.50'],
    ['12,50', '12.50'],
    ['1,284', '1284.00'],
    ['1.284,50', '1284.50'],
    ['1,284.5', '1284.50'],
    ['€ 1 284.50', '1284.50'],
    ['007', '7.00'],
    ['0', '0.00'],
    ['١٢٫٥', '12.50'],
  ])('reads %s as %s', (typed, amount) => {
    expect(amountFrom(typed)).toBe(amount);
  });

  it.each(['', 'abc', '-5', '.', '12 €uro', '12345678901', '1e5'])('reads nothing from "%s"', (typed) => {
    expect(amountFrom(typed)).toBeUndefined();
  });
});

describe('isLess', () => {
  it('compares amounts, not words', () => {
    expect(isLess('9.00', '10.00')).toBe(true);
    expect(isLess('10.00', '9.00')).toBe(false);
    expect(isLess('9.00', '9.00')).toBe(false);
  });
});
