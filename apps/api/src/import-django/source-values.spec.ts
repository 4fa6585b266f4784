import { describe, expect, it } from 'vitest';
import { UnfitError } from './import-error.ts';
import { choiceOf, flagOf, idOf, integerOf, priceOf, textOf, timeOf } from './source-values.ts';

describe('values that this shop can keep', () => {
  it.each([
    [idOf({ id: 2_147_483_647 }), 2_147_483_647],
    [integerOf({ n: -2_147_483_648 }, 'n'), -2_147_483_648],
    [textOf({ t: '\u{1f511}'.repeat(3) }, 't', 3), '\u{1f511}'.repeat(3)],
    [textOf({}, 't', 3), ''],
    [textOf({ t: null }, 't', 3), ''],
    [choiceOf({ c: '€' }, 'c', ['€', '$']), '€'],
    [priceOf({ p: 19.99 }, 'p'), '19.99'],
    [priceOf({ p: 5 }, 'p'), '5.00'],
    [priceOf({ p: '-99999999.99' }, 'p'), '-99999999.99'],
    [priceOf({ p: 1.1 + 2.2 }, 'p'), '3.30'],
    [priceOf({ p: -0.001 }, 'p'), '0.00'],
    [flagOf({ f: 1 }, 'f'), true],
    [flagOf({ f: true }, 'f'), true],
    [flagOf({ f: 0 }, 'f'), false],
    [flagOf({ f: '1' }, 'f'), false],
    [flagOf({}, 'f'), false],
    [timeOf({ t: '2026-11-24 03:45:00' }, 't'), '2026-11-24 03:45:00'],
    [timeOf({ t: '2026-11-24 03:45:00.123456' }, 't'), '2026-11-24 03:45:00.123456'],
    [timeOf({ t: null }, 't'), undefined],
    [timeOf({ t: 'infinity' }, 't'), undefined],
    [timeOf({ t: 5 }, 't'), undefined],
    [timeOf({ t: '2026-99-99 03:45:00' }, 't'), undefined],
  ])('are read as they are: %j', (read, expected) => {
    expect(read).toEqual(expected);
  });
});

describe('a value that it cannot keep', () => {
  it.each([0, -1, 1.5, 2_147_483_648, '5', '', null, undefined, true, NaN, Buffer.from('5')])(
    'as an id: %j',
    (id) => {
      expect(() => idOf({ id })).toThrow(UnfitError);
    },
  );

  it.each([-2_147_483_649, 2_147_483_648, 0.5, '', 'x', null])('as a whole number: %j', (n) => {
    expect(() => integerOf({ n }, 'n')).toThrow('n is no whole number from -2147483648 to 2147483647');
  });

  it.each([
    [5, 't is no text'],
    [Buffer.from('abc'), 't is no text'],
    ['abcd', 't is longer than 3 characters'],
    ['a\0', 't has a null character'],
    ['', 't is empty'],
    [null, 't is empty'],
  ])('as text: %j', (t, message) => {
    expect(() => textOf({ t }, 't', 3, false)).toThrow(message);
  });

  it.each(['', ' ', 'NaN', NaN, Infinity, 100_000_000, -100_000_000, 1e300, null, true, 'abc', '1,50'])(
    'as a price: %j',
    (p) => {
      expect(() => priceOf({ p }, 'p')).toThrow('p is no price of at most 8 digits and 2 decimal places');
    },
  );

  it.each(['£', '', 'EUR', null, 1, '€ '])('as a choice: %j', (c) => {
    expect(() => choiceOf({ c }, 'c', ['€', '$'])).toThrow('c is none of € and $');
  });
});
