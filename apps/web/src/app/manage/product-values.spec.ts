import { describe, expect, it } from 'vitest';
import { decimalOf, differences, emptyValues, inputOf, valuesOf } from './product-values.ts';

const row = {
  id: 7,
  name: 'Hex bolt',
  price: '5.00',
  currency: '€',
  category: null,
  stock: null,
  created: '2026-11-24T02:00:00Z',
  changed: '2026-11-24T02:00:00Z',
  version: 3,
  picture: null,
} as const;

describe('decimalOf', () => {
  it.each([
    ['38.90', '38.90'],
    ['38,9', '38.90'],
    [' 38 ', '38.00'],
    ['1 284.50', '1284.50'],
    ['1.284,50', '1284.50'],
    ['1,234,567.5', '1234567.50'],
    ['٣٨٫٩٠', '38.90'],
    ['0005', '5.00'],
    ['0', '0.00'],
    ['-3.5', '-3.50'],
    ['\u22123.5', '-3.50'],
  ])('reads %j as %s', (text, decimal) => {
    expect(decimalOf(text)).toBe(decimal);
  });

  it.each(['', 'five', '1.234', '1.2.3', '1e3', '€ 5', '1,234', '1.2,5', '.5'])(
    'does not read %j',
    (text) => {
      expect(decimalOf(text)).toBeUndefined();
    },
  );
});

describe('the fields of a product', () => {
  it('are text, empty where there is nothing', () => {
    expect(valuesOf(row)).toEqual({ ...emptyValues, name: 'Hex bolt', price: '5.00' });
  });

  it('become what the API reads', () => {
    const values = { ...valuesOf(row), name: ' Hex bolt ', price: '5,1', stock: '12', category: 'bolts' };
    expect(inputOf(values)).toEqual({
      name: 'Hex bolt',
      price: '5.10',
      currency: '€',
      category: 'bolts',
      stock: 12,
      description: '',
    });
    expect(inputOf({ ...values, stock: '' }, ['stock'])).toEqual({ stock: null });
  });

  it('differ where the API would see another value, and nowhere else', () => {
    const values = valuesOf(row);
    expect(differences(values, { ...values, price: '5', name: 'Hex bolt ' })).toEqual([]);
    expect(differences(values, { ...values, price: '6', stock: '0' })).toEqual(['price', 'stock']);
  });
});
