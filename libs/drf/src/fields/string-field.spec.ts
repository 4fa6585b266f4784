// What a CharField makes of a value, and its words for a bad one.
import { describe, expect, it } from 'vitest';
import type { FieldSchema } from '../field-schema.ts';
import { Float } from '../python.ts';
import { checkString } from './string-field.ts';

const blank = 'This field may not be blank.';
const notString = 'Not a valid string.';

const text: FieldSchema = { type: 'string', maxLength: 5 };

describe('a string field', () => {
  it.each([
    ['abc', 'abc'],
    ['  abc\n', 'abc'],
    ['\u3000a b\x1f', 'a b'],
    ['     abcde     ', 'abcde'],
    ['😀😀😀😀😀', '😀😀😀😀😀'],
    ['\ufeff', '\ufeff'],
    ['\u200b', '\u200b'],
    ['None', 'None'],
    [5, '5'],
    [-0, '0'],
    [99999, '99999'],
    [new Float(5), '5.0'],
    [new Float(1e16), '1e+16'],
    [new Float(Infinity), 'inf'],
  ])('takes %j for %j', (value, taken) => {
    expect(checkString(value, text)).toEqual({ value: taken });
  });

  it.each([
    ['', [blank]],
    ['   ', [blank]],
    ['\u3000\x1c\x85', [blank]],
    [true, [notString]],
    [false, [notString]],
    [[], [notString]],
    [['a'], [notString]],
    [{}, [notString]],
    [{ $ne: '' }, [notString]],
    ['abcdef', ['Ensure this field has no more than 5 characters.']],
    [123456, ['Ensure this field has no more than 5 characters.']],
    ['a\0b', ['Null characters are not allowed.']],
    ['\0', ['Null characters are not allowed.']],
    ['abc\0def', ['Ensure this field has no more than 5 characters.', 'Null characters are not allowed.']],
    ['\ud800', ['Surrogate characters are not allowed: U+D800.']],
    ['a\udfff\ud800', ['Surrogate characters are not allowed: U+DFFF.']],
    [
      'ab\0cde\ud83d',
      [
        'Ensure this field has no more than 5 characters.',
        'Null characters are not allowed.',
        'Surrogate characters are not allowed: U+D83D.',
      ],
    ],
  ])('refuses %j', (value, errors) => {
    expect(checkString(value, text)).toEqual({ errors });
  });

  it('takes a number of any size for its digits', () => {
    expect(checkString(10n ** 20n, { type: 'string' })).toEqual({ value: '100000000000000000000' });
  });

  it('has no limit of its own', () => {
    const long = 'x'.repeat(60_000);
    expect(checkString(long, { type: 'string' })).toEqual({ value: long });
  });

  it('keeps the spaces where it is told to, and is blank without anything else', () => {
    const password = { type: 'string', keepsSpaces: true };
    expect(checkString(' a ', password)).toEqual({ value: ' a ' });
    expect(checkString('  ', password)).toEqual({ errors: [blank] });
  });

  it.each(['', '  ', '\u3000\x1c\x85'])(
    'takes the blank %j for the empty text where it may be blank',
    (value) => {
      const note = { type: 'string', allowBlank: true };
      expect(checkString(value, note)).toEqual({ value: '' });
      expect(checkString(value, { ...note, keepsSpaces: true })).toEqual({ value: '' });
    },
  );
});
