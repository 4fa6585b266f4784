// What each kind of field makes of a value, and its words for a bad one (SPEC, section 2).
import { describe, expect, it } from 'vitest';
import { type FieldSchema, checkField, fieldType, isRequired, label } from './field.ts';
import { Float } from './python.ts';

const blank = 'This field may not be blank.';
const notString = 'Not a valid string.';
const notNumber = 'A valid number is required.';
const tooMuch = 'String value too large.';
const total = 'Ensure that there are no more than 10 digits in total.';
const places = 'Ensure that there are no more than 2 decimal places.';
const whole = 'Ensure that there are no more than 8 digits before the decimal point.';

const text: FieldSchema = { type: 'string', maxLength: 5 };
const price: FieldSchema = { type: 'string', format: 'decimal', maxDigits: 10, decimalPlaces: 2 };
const currency: FieldSchema = { type: 'string', choices: { '€': 'Eur', $: 'Usd' } };

describe('any field', () => {
  it.each([text, price, currency])('refuses null: %j', (schema) => {
    expect(checkField(schema, null)).toEqual({ errors: ['This field may not be null.'] });
  });
});

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
    expect(checkField(text, value)).toEqual({ value: taken });
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
    expect(checkField(text, value)).toEqual({ errors });
  });

  it('takes a number of any size for its digits', () => {
    expect(checkField({ type: 'string' }, 10n ** 20n)).toEqual({ value: '100000000000000000000' });
  });

  it('has no limit of its own', () => {
    const long = 'x'.repeat(60_000);
    expect(checkField({ type: 'string' }, long)).toEqual({ value: long });
  });

  it('keeps the spaces where it is told to, and is blank without anything else', () => {
    const password = { type: 'string', keepsSpaces: true };
    expect(checkField(password, ' a ')).toEqual({ value: ' a ' });
    expect(checkField(password, '  ')).toEqual({ errors: [blank] });
  });
});

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
    expect(checkField(price, value)).toEqual({ value: taken });
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
    expect(checkField(price, value)).toEqual({ errors: [message] });
  });

  it('reads 1000 characters', () => {
    expect(checkField(price, '0'.repeat(1000))).toEqual({ value: '0.00' });
    expect(checkField(price, ` ${'0'.repeat(1000)} `)).toEqual({ value: '0.00' });
    expect(checkField(price, '1'.repeat(1000))).toEqual({ errors: [total] });
    expect(checkField(price, `1e${'9'.repeat(900)}`)).toEqual({ errors: [notNumber] });
    expect(checkField(price, 10n ** 999n)).toEqual({ errors: [total] });
  });

  it('reads no more than 1000 characters', () => {
    expect(checkField(price, '0'.repeat(1001))).toEqual({ errors: [tooMuch] });
    expect(checkField(price, 'x'.repeat(1001))).toEqual({ errors: [tooMuch] });
    expect(checkField(price, 10n ** 1000n)).toEqual({ errors: [tooMuch] });
  });

  it('counts the places that the schema names', () => {
    const rate = { format: 'decimal', maxDigits: 3, decimalPlaces: 3 };
    expect(checkField(rate, '.125')).toEqual({ value: '0.125' });
    expect(checkField(rate, '0')).toEqual({
      errors: ['Ensure that there are no more than 0 digits before the decimal point.'],
    });
    expect(checkField({ format: 'decimal', maxDigits: 2, decimalPlaces: 0 }, '1e1')).toEqual({ value: '10' });
  });
});

describe('a choice field', () => {
  it.each(['€', '$'])('takes %s', (value) => {
    expect(checkField(currency, value)).toEqual({ value });
  });

  it.each([
    ['EUR', 'EUR'],
    ['', ''],
    [' $', ' $'],
    ['$ ', '$ '],
    ['Eur', 'Eur'],
    ['toString', 'toString'],
    ['__proto__', '__proto__'],
    [5, '5'],
    [new Float(5), '5.0'],
    [true, 'True'],
    [[], '[]'],
    [['$'], "['$']"],
    [{ $ne: null }, "{'$ne': None}"],
  ])('refuses %j', (value, told) => {
    expect(checkField(currency, value)).toEqual({ errors: [`"${told}" is not a valid choice.`] });
  });

  it('compares numbers by what they look like', () => {
    expect(checkField({ choices: { 5: 'five' } }, 5)).toEqual({ value: '5' });
    expect(checkField({ choices: { 5: 'five' } }, new Float(5))).toHaveProperty('errors');
  });
});

describe('a field as OPTIONS tells it', () => {
  it.each([
    [text, 'string'],
    [price, 'decimal'],
    [currency, 'choice'],
    [{ type: 'integer' }, 'integer'],
    [{}, 'string'],
  ])('%j is of type %s', (schema, type) => {
    expect(fieldType(schema)).toBe(type);
  });

  it.each([
    ['name', { title: 'productName' }, 'ProductName'],
    ['id', { title: 'ID' }, 'ID'],
    ['postal_code', {}, 'Postal code'],
    ['street', {}, 'Street'],
  ])('%s is labelled', (name, schema, expected) => {
    expect(label(name, schema)).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ default: undefined }, false],
    [{ default: '0.00' }, false],
    [{ readOnly: true }, false],
    [{ readOnly: false }, true],
  ])('%j is required: %s', (schema, expected) => {
    expect(isRequired(schema)).toBe(expected);
  });
});
