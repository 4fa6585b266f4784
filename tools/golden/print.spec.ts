// What is printed must be the same value, and short enough to be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from './print.ts';

describe('the printer', () => {
  it('prints any value as JSON that says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(JSON.parse(print(value)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('keeps on one line what fits', () => {
    expect(print({ a: [1, 'x', null, {}], b: { c: true } })).toBe(
      '{ "a": [1, "x", null, {}], "b": { "c": true } }',
    );
  });

  it('gives each member a line of its own where the whole does not fit', () => {
    const long = 'x'.repeat(60);
    expect(print({ a: long, b: [long, long] })).toBe(
      `{\n  "a": "${long}",\n  "b": [\n    "${long}",\n    "${long}"\n  ]\n}`,
    );
  });

  it('keeps half a character', () => {
    expect(print('\ud800')).toBe('"\\ud800"');
  });
});
