// The words of Python's json module (3.12) for text that is no JSON, recorded from it.
import { describe, expect, it } from 'vitest';
import { parseBody } from './request-data.ts';

const detailOf = async (text: string) =>
  parseBody('application/json', new TextEncoder().encode(text)).then(
    () => 'good',
    (error: { body: { detail: string } }) => error.body.detail,
  );

describe('JSON that cannot be read', () => {
  it.each([
    ['{"username":', 'Expecting value: line 1 column 13 (char 12)'],
    [' ', 'Expecting value: line 1 column 2 (char 1)'],
    ['x', 'Expecting value: line 1 column 1 (char 0)'],
    ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
    ['[', 'Expecting value: line 1 column 2 (char 1)'],
    ['{"a":nul}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":True}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":.5}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":+5}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":-}', 'Expecting value: line 1 column 6 (char 5)'],
    ["{'a':1}", 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
    ['{"a":1, b:2}', 'Expecting property name enclosed in double quotes: line 1 column 9 (char 8)'],
    ['{"token"', "Expecting ':' delimiter: line 1 column 9 (char 8)"],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"name": "x"', "Expecting ',' delimiter: line 1 column 13 (char 12)"],
    ['{"a":1 "b":2}', "Expecting ',' delimiter: line 1 column 8 (char 7)"],
    ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ['{"a":01}', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['{"a":1.}', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['{"a":1e}', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['{} {}', 'Extra data: line 1 column 4 (char 3)'],
    ['{"a":1}}', 'Extra data: line 1 column 8 (char 7)'],
    ['{}\0', 'Extra data: line 1 column 3 (char 2)'],
    ['{}\u00a0', 'Extra data: line 1 column 3 (char 2)'],
    ['{"a":"x', 'Unterminated string starting at: line 1 column 6 (char 5)'],
    ['"\\', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['"a\\"', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
    ['"\0"', 'Invalid control character at: line 1 column 2 (char 1)'],
    ['"a\\x"', 'Invalid \\escape: line 1 column 3 (char 2)'],
    ['"\\u12g4"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
    ['"\\u12', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
    ['{\n\n  "a": ☃\n}', 'Expecting value: line 3 column 8 (char 10)'],
    ['["😀", ü]', 'Expecting value: line 1 column 7 (char 6)'],
    ['\ufeff{}', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
    ['{"a":NaN}', "Out of range float values are not JSON compliant: 'NaN'"],
    ['{"a":Infinity}', "Out of range float values are not JSON compliant: 'Infinity'"],
    ['{"a":-Infinity}', "Out of range float values are not JSON compliant: '-Infinity'"],
  ])('%j: %s', async (text, words) => {
    expect(await detailOf(text)).toBe(`JSON parse error - ${words}`);
  });

  const tooLong = (digits: number) =>
    `JSON parse error - Exceeds the limit (4300 digits) for integer string conversion: value has ${digits} digits; ` +
    'use sys.set_int_max_str_digits() to increase the limit';

  it.each([
    ['an integer', '1', '', 4301],
    ['a negative one', '-1', '', 4301],
    ['one in a list', '[1, 2', ']', 4301],
    ['one in an object', '{"a":{"b":-3', '}}', 4301],
    ['a very long one', '1'.repeat(100_000), '', 104_300],
    ['one before another flaw', '[1', ', x', 4301],
  ])('is %s of more than 4300 digits', async (_, before, after, digits) => {
    expect(await detailOf(`${before}${'0'.repeat(4300)}${after}`)).toBe(tooLong(digits));
  });

  it('may be flawed before a long integer', async () => {
    expect(await detailOf(`[x, 1${'0'.repeat(4300)}]`)).toBe(
      'JSON parse error - Expecting value: line 1 column 2 (char 1)',
    );
  });

  it.each(['1', '-1', '0.1', '1.5e1'])('is none of 4300 digits: %s...', async (start) => {
    const digits = '0'.repeat(4300 - start.replace(/\D/g, '').length);
    expect(await detailOf(start + digits)).toBe('good');
  });

  it('is no float, however many digits it has', async () => {
    expect(await detailOf(`[0.${'1'.repeat(5000)}, ${'1'.repeat(5000)}e-5000, ${'1'.repeat(5000)}.0]`)).toBe(
      'good',
    );
  });
});
