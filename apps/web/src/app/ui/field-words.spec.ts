import { describe, expect, it } from 'vitest';
import { integerIn } from './field-words.ts';

describe('integerIn', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['12', 12],
    [' 7 ', 7],
    ['-3', -3],
    ['+4', 4],
    ['007', 7],
    ['2147483647', 2_147_483_647],
    ['-2147483648', -2_147_483_648],
  ])('reads %j as %j', (text, number) => {
    expect(integerIn(text)).toBe(number);
  });

  it.each(['x', '1.5', '1e3', '2147483648', '-2147483649', '٣', '1 2', '99999999999'])(
    'finds no whole number in %j that the server takes',
    (text) => {
      expect(integerIn(text)).toBeUndefined();
    },
  );
});
