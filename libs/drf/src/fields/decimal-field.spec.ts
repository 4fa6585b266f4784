// What a DecimalField makes of a value, and its words for a bad one.
import { describe, expect, it } from 'vitest';
import type { FieldSchema } from '../field-schema.ts';
import { Float } from '../python.ts';
import { checkDecimal } from './decimal-field.ts';

const notNumber = 'A valid number is required.';
const tooMuch = 'String value too large.';
const total = 'Ensure that there are no more than 10 digits in total.';
const places = 'Ensure that there are no more than 2 decimal places.';
const whole = 'Ensure that there are no more than 8 digits before the decimal point.';

const price: FieldSchema = { type: 'string', format: 'decimal', maxDigits: 10, decimalPlaces: 2 };

describe('a decimal field', () => {
  it.each([
    ['10', '10.00'],
    ['10.5', '10.50'],
    ['10.50', '10.50'],
    ['00012.50', '12.50'],
    ['0', '0.00'],
    ['0000000000000', '0.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['+5', '5.00'],
    ['-1', '-1.00'],
    ['-.01', '-0.01'],
    ['-0', '0.00'],
    ['-0.00', '0.00'],
    ['-0e0', '0.00'],
    [' 10.5 ', '10.50'],
    ['\u3000\x1c1\x85', '1.00'],
    ['1e2', '100.00'],
    ['1E2', '100.00'],
    ['1e+2', '100.00'],
    ['15e-1', '1.50'],
    ['1e-2', '0.01'],
    ['1.00e2', '100.00'],
    ['1.000e1', '10.00'],
    ['1e7', '10000000.00'],
    ['0e7', '0.00'],
    ['1e00000000000000000000000000000000002', '100.00'],
    ['99999999.99', '99999999.99'],
    ['-99999999.99', '-99999999.99'],
    [10, '10.00'],
    [-0, '0.00'],
    [new Float(19.99), '19.99'],
    [new Float(10.5), '10.50'],
    [new Float(5), '5.00'],
    [new Float(-0), '0.00'],
    [new Float(0.1), '0.10'],
  ])('takes %j for %s', (value, taken) => {
    expect(checkDecimal(value, price)).toEqual({ value: taken });
  });

  it.each([
    ['', notNumber],
    [' ', notNumber],
    ['abc', notNumber],
    ['NaN', notNumber],
    ['sNaN', notNumber],
    ['Infinity', notNumber],
    ['-inf', notNumber],
    ['1,5', notNumber],
    ['1 000', notNumber],
    ['1_000', notNumber],
    ['٣', notNumber],
    ['１', notNumber],
    ['0x10', notNumber],
    ['--1', notNumber],
    ['+-1', notNumber],
    ['.', notNumber],
    ['-', notNumber],
    ['e5', notNumber],
    ['.e5', notNumber],
    ['1e', notNumber],
    ['1e1.5', notNumber],
    ['1.2.3', notNumber],
    ['1\0', notNumber],
    ['\u200b1', notNumber],
    ['1e9999999999999999999', notNumber],
    ['1e1000000000000000000', notNumber],
    ['1e-9999999999999999999', notNumber],
    [true, notNumber],
    [false, notNumber],
    [[], notNumber],
    [['1'], notNumber],
    [{}, notNumber],
    [new Float(Infinity), notNumber],
    ['12345678901', total],
    ['123456789.01', total],
    ['100000000.00', total],
    ['0.00000000001', total],
    ['1e10', total],
    ['0e10', total],
    ['1e-11', total],
    ['1e99999999999999999', total],
    ['1e999999999999999999', total],
    ['1e000999999999999999999', total],
    ['1e-99999999999999999', total],
    [new Float(1e22), total],
    [new Float(5e-324), total],
    ['10.501', places],
    ['10.500', places],
    ['0.001', places],
    ['0.000', places],
    ['1e-3', places],
    [new Float(10.555), places],
    [new Float(0.1 + 0.2), total],
    ['100000000', whole],
    ['-100000000', whole],
    ['123456789.1', whole],
    ['1e8', whole],
    ['0e8', whole],
    [100000000, whole],
    [new Float(1e8), whole],
  ])('refuses %j: %s', (value, message) => {
    expect(checkDecimal(value, price)).toEqual({ errors: [message] });
  });

  it('reads 1000 characters', () => {
    expect(checkDecimal('0'.repeat(1000), price)).toEqual({ value: '0.00' });
    expect(checkDecimal(` ${'0'.repeat(1000)} `, price)).toEqual({ value: '0.00' });
    expect(checkDecimal('1'.repeat(1000), price)).toEqual({ errors: [total] });
    expect(checkDecimal(`1e${'9'.repeat(900)}`, price)).toEqual({ errors: [notNumber] });
    expect(checkDecimal(10n ** 999n, price)).toEqual({ errors: [total] });
  });

  it('reads no more than 1000 characters', () => {
    expect(checkDecimal('0'.repeat(1001), price)).toEqual({ errors: [tooMuch] });
    expect(checkDecimal('x'.repeat(1001), price)).toEqual({ errors: [tooMuch] });
    expect(checkDecimal(10n ** 1000n, price)).toEqual({ errors: [tooMuch] });
  });

  it('counts characters, not their halves', () => {
    expect(checkDecimal('😀'.repeat(1000), price)).toEqual({ errors: [notNumber] });
    expect(checkDecimal('😀'.repeat(1001), price)).toEqual({ errors: [tooMuch] });
  });

  it.each(['', ' ', '\n\t', '\x1c\u3000'])('takes the blank %j for null where it may be null', (blank) => {
    expect(checkDecimal(blank, price, true)).toEqual({ value: null });
    expect(checkDecimal(blank, price, false)).toEqual({ errors: [notNumber] });
  });

  it.each(['0', 0, false, [], 'null'])('takes %j for no null', (value) => {
    expect(checkDecimal(value, price, true)).toEqual(checkDecimal(value, price));
  });

  it('counts the places that the schema names', () => {
    const rate = { format: 'decimal', maxDigits: 3, decimalPlaces: 3 };
    expect(checkDecimal('.125', rate)).toEqual({ value: '0.125' });
    expect(checkDecimal('0', rate)).toEqual({
      errors: ['Ensure that there are no more than 0 digits before the decimal point.'],
    });
    expect(checkDecimal('1e1', { format: 'decimal', maxDigits: 2, decimalPlaces: 0 })).toEqual({
      value: '10',
    });
  });
});
