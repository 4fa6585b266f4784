import { describe, expect, it } from 'vitest';
import { draftIn, draftOf } from './draft.ts';
import { product } from './manage-kit.ts';
import { emptyValues, valuesOf } from './product-values.ts';

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a draft', () => {
  it.each([undefined, product(7)])('comes back as it was kept, begun from %j', (before) => {
    const values = before ? { ...valuesOf(before), price: '6' } : { ...emptyValues, name: 'Tap' };
    expect(draftIn(again(draftOf({ key: 'product', before }, values)))).toEqual({ before, values });
  });

  it.each([
    undefined,
    null,
    7,
    {},
    { values: {} },
    { values: { ...emptyValues, price: 5 } },
    { before: 7, values: emptyValues },
  ])('is none where it is no draft: %j', (kept) => {
    expect(draftIn(kept)).toBeUndefined();
  });
});
