// What an IntegerField makes of a value, and its words for a bad one; recorded from DRF where it is not said otherwise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSchema } from '../field-schema.ts';
import { Float } from '../python.ts';
import { checkInteger } from './integer-field.ts';

const invalid = 'A valid integer is required.';
const tooMuch = 'String value too large.';
const above = 'Ensure this value is less than or equal to 2147483647.';
const below = 'Ensure this value is greater than or equal to -2147483648.';

const number: FieldSchema = { type: 'integer', minimum: -2147483648, maximum: 2147483647 };

describe('an integer field', () => {
  it.each([
    [5, 5],
    [0, 0],
    [-0, 0],
    [-3, -3],
    [2147483647, 2147483647],
    [-2147483648, -2147483648],
    [new Float(5), 5],
    [new Float(-0), 0],
    [new Float(1e3), 1000],
    [new Float(2147483647), 2147483647],
    ['5', 5],
    ['-5', -5],
    ['+5', 5],
    ['007', 7],
    ['-0', 0],
    [' 7 ', 7],
    ['\t\n\v\f\r7\u3000', 7],
    ['\x857\xa0', 7],
    ['5.0', 5],
    ['-0.0', 0],
    ['5.', 5],
    ['5.000', 5],
    ['5 .0', 5],
    ['5.0 \n', 5],
    [' 5 .00 \n', 5],
    ['5.\x1c', 5],
  ])('takes %j for %d', (value, taken) => {
    expect(checkInteger(value, number)).toEqual({ value: taken });
    expect(checkInteger(value, { type: 'integer' })).toEqual({ value: taken });
  });

  it.each([
    [new Float(5.5), invalid],
    [new Float(0.1), invalid],
    [new Float(1e16), invalid],
    [new Float(1e22), invalid],
    [new Float(Infinity), invalid],
    [new Float(-Infinity), invalid],
    ['', invalid],
    [' ', invalid],
    ['x', invalid],
    ['.', invalid],
    ['.0', invalid],
    ['0.5', invalid],
    ['5.5', invalid],
    ['5.05', invalid],
    ['5.0.0', invalid],
    ['5. 0', invalid],
    ['5,0', invalid],
    ['1 000', invalid],
    ['1e3', invalid],
    ['0x10', invalid],
    ['--5', invalid],
    ['+-5', invalid],
    ['+ 5', invalid],
    ['-', invalid],
    ['5\0', invalid],
    ['\x1c5', invalid],
    ['5\x1f', invalid],
    ['\ufeff5', invalid],
    ['\u200b5', invalid],
    ['\ud800', invalid],
    ['NaN', invalid],
    ['Infinity', invalid],
    ['True', invalid],
    ['null', invalid],
    [true, invalid],
    [false, invalid],
    [[], invalid],
    [[5], invalid],
    [{}, invalid],
    [{ value: 5 }, invalid],
    [2147483648, above],
    ['2147483648', above],
    [new Float(1e15), above],
    [-2147483649, below],
    ['-2147483649.0', below],
  ])('refuses %j: %s', (value, message) => {
    expect(checkInteger(value, number)).toEqual({ errors: [message] });
  });

  it('refuses the largest integers that JSON brings', () => {
    expect(checkInteger(10n ** 4299n, number)).toEqual({ errors: [above] });
    expect(checkInteger(-(10n ** 4299n), number)).toEqual({ errors: [below] });
  });

  // Python's int() takes these; nobody means them.
  it.each(['1_000', '٥', '５', '५'])('refuses %j, which is a number to Python', (value) => {
    expect(checkInteger(value, number)).toEqual({ errors: [invalid] });
  });

  it('reads 1000 characters', () => {
    expect(checkInteger('0'.repeat(1000), number)).toEqual({ value: 0 });
    expect(checkInteger('9'.repeat(1000), number)).toEqual({ errors: [above] });
    expect(checkInteger('😀'.repeat(1000), number)).toEqual({ errors: [invalid] });
  });

  it('reads no more than 1000 characters of text', () => {
    expect(checkInteger('0'.repeat(1001), number)).toEqual({ errors: [tooMuch] });
    expect(checkInteger(' '.repeat(1001), number)).toEqual({ errors: [tooMuch] });
    expect(checkInteger('x'.repeat(2_000_000), number)).toEqual({ errors: [tooMuch] });
    expect(checkInteger(['x'.repeat(1001)], number)).toEqual({ errors: [invalid] });
  });

  it('has the limits that its schema names, one or both', () => {
    expect(checkInteger(-1, { minimum: 0 })).toEqual({
      errors: ['Ensure this value is greater than or equal to 0.'],
    });
    expect(checkInteger(1e15, { minimum: 0 })).toEqual({ value: 1e15 });
    expect(checkInteger(11, { maximum: 10 })).toEqual({
      errors: ['Ensure this value is less than or equal to 10.'],
    });
  });

  it('never gives a number that is not the one that was written', () => {
    expect(checkInteger('9007199254740991', {})).toEqual({ value: 9007199254740991 });
    expect(checkInteger(9007199254740992n, {})).toEqual({
      errors: ['Ensure this value is less than or equal to 9007199254740991.'],
    });
    expect(checkInteger('-9007199254740992', {})).toEqual({
      errors: ['Ensure this value is greater than or equal to -9007199254740991.'],
    });
  });

  it('takes what is a sign, digits, spaces and zero places, and no other text', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '0', '5', '.', '-', '+', ' ', '\n', 'e', '\0'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (value) => {
        const isInteger = /^[ \n]*[+-]?\d+[ \n]*(\.0*[ \n]*)?$/.test(value);
        expect(checkInteger(value, number)).toEqual(
          isInteger ? { value: Math.trunc(parseFloat(value)) + 0 } : { errors: [invalid] },
        );
      }),
    );
  });

  it('gives back every safe integer, as a number and as text', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(checkInteger(value, {})).toEqual({ value });
        expect(checkInteger(`${value}`, {})).toEqual({ value });
        expect(checkInteger(BigInt(value), {})).toEqual({ value });
      }),
    );
  });
});
