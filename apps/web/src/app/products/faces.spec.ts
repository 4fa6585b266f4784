import { describe, expect, it } from 'vitest';
import { facesOf, unbroken } from './faces.ts';

describe('unbroken', () => {
  it('keeps a measure on one line, and nothing else', () => {
    expect(unbroken('Hex bolt, M12 × 80, zinc')).toBe('Hex bolt, M12\u00a0×\u00a080, zinc');
  });
});

describe('facesOf', () => {
  it('writes number and price as the catalogue does', () => {
    expect(facesOf({ id: 7, name: 'Hex bolt', price: '1284.00', currency: '$' })).toMatchObject({
      number: 'No. 000\u2009007',
      amount: '1,284.00',
    });
  });
});
