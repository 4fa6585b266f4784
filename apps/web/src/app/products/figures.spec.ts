import { describe, expect, it } from 'vitest';
import { amountOf, catalogueNumber, unbroken } from './figures.ts';

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
  ])('writes %j without a float in between', (price, amount) => {
    expect(amountOf(price)).toBe(amount);
  });
});

describe('unbroken', () => {
  it('keeps a measure on one line, and nothing else', () => {
    expect(unbroken('Hex bolt, M12 × 80, zinc')).toBe('Hex bolt, M12\u00a0×\u00a080, zinc');
  });
});
