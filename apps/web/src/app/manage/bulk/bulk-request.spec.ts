import { describe, expect, it } from 'vitest';
import { bulkProblem, changesOf } from './bulk-request.ts';

describe('a common change', () => {
  it.each([
    ['price', '5,5', { price: '5.50' }],
    ['price_percent', '-10', { price_percent: '-10.00' }],
    ['price_percent', '+2,5 %', { price_percent: '2.50' }],
    ['currency', '$', { currency: '$' }],
    ['category', 'hinges', { category: 'hinges' }],
    ['category', '', { category: null }],
    ['stock', '12', { stock: 12 }],
    ['stock', '', { stock: null }],
    ['delete', '', undefined],
  ] as const)('is what the API takes: %s %j', (deed, text, changes) => {
    expect(bulkProblem(deed, text)).toBeUndefined();
    expect(changesOf(deed, text)).toEqual(changes);
  });

  it.each([
    ['price', ''],
    ['price', 'free'],
    ['stock', '-1'],
    ['price_percent', ''],
    ['price_percent', '0'],
    ['price_percent', '-100'],
    ['price_percent', '1001'],
    ['price_percent', 'half'],
  ] as const)('is refused before it is sent: %s %j', (deed, text) => {
    expect(bulkProblem(deed, text)).toEqual(expect.any(String));
  });
});
