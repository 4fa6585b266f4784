// Values named, written and trimmed as Python does it; every expectation was taken from Python.
import { describe, expect, it } from 'vitest';
import { Float, length, mostDigits, parseInteger, str, strip, typeName } from './python.ts';

describe('typeName', () => {
  it.each([
    [null, 'NoneType'],
    [true, 'bool'],
    [5, 'int'],
    [new Float(5), 'float'],
    ['5', 'str'],
    [[], 'list'],
    [{}, 'dict'],
  ])('names %j', (value, name) => {
    expect(typeName(value)).toBe(name);
  });

  it('names a file as Django does', () => {
    expect(typeName(new File(['5'], 'five.txt'))).toBe('InMemoryUploadedFile');
  });

  it.each([{ name: 'a' }, { arrayBuffer: 1 }, JSON.parse('{"__proto__":{"arrayBuffer":1}}')])(
    'takes no JSON for a file: %j',
    (value) => {
      expect(typeName(value)).toBe('dict');
    },
  );

  it('has one name for integers of any size', () => {
    expect(typeName(10n ** 20n)).toBe('int');
  });
});

describe('str', () => {
  it.each([
    ['text', 'text'],
    [true, 'True'],
    [false, 'False'],
    [null, 'None'],
    [5, '5'],
    [-0, '0'],
    [[], '[]'],
    [{}, '{}'],
    [[1, 'a', [null, true]], "[1, 'a', [None, True]]"],
    [{ a: 1, "b'": { c: new Float(2) } }, `{'a': 1, "b'": {'c': 2.0}}`],
    [['it\'s "so"', 'a\\b\n\t\r'], `['it\\'s "so"', 'a\\\\b\\n\\t\\r']`],
  ])('writes %j', (value, text) => {
    expect(str(value)).toBe(text);
  });

  it.each([
    ['\0\x1b\x7f\x80\x85\xa0\xad', '\\x00\\x1b\\x7f\\x80\\x85\\xa0\\xad'],
    ['\u0378\u200b\u2028\u3000\ue000\ufeff', '\\u0378\\u200b\\u2028\\u3000\\ue000\\ufeff'],
    ['\ud800a\udfff', '\\ud800a\\udfff'],
    ['\u{e0001}\u{10ffff}', '\\U000e0001\\U0010ffff'],
    ['a é☃😀', 'a é☃😀'],
  ])('writes what cannot be printed by its code, in a list: %j', (text, escaped) => {
    expect(str([text])).toBe(`['${escaped}']`);
    expect(str({ [text]: 1 })).toBe(`{'${escaped}': 1}`);
    expect(str(text)).toBe(text);
  });

  it('writes the name of a file', () => {
    expect(str(new File(['5'], 'five.txt'))).toBe('five.txt');
  });

  it('writes an integer of any size', () => {
    expect(str([10n ** 20n])).toBe('[100000000000000000000]');
  });

  it.each([
    [5, '5.0'],
    [-0, '-0.0'],
    [19.99, '19.99'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e22, '1.5e+22'],
    [1e100, '1e+100'],
    [1e-4, '0.0001'],
    [1e-5, '1e-05'],
    [-1.5e-7, '-1.5e-07'],
    [5e-324, '5e-324'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
  ])('writes the float %d', (value, text) => {
    expect(str(new Float(value))).toBe(text);
  });
});

describe('strip', () => {
  it.each([
    '\t',
    '\n',
    '\v',
    '\f',
    '\r',
    '\x1c',
    '\x1d',
    '\x1e',
    '\x1f',
    ' ',
    '\x85',
    '\xa0',
    '\u1680',
    '\u2000',
    '\u200a',
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f',
    '\u3000',
  ])('takes %j away', (space) => {
    expect(strip(`${space}${space}a${space}b${space}`)).toBe(`a${space}b`);
    expect(strip(space)).toBe('');
  });

  it.each(['\0', '\x1b', '\u200b', '\u2060', '\ufeff', '\u180e'])('leaves %j', (char) => {
    expect(strip(` ${char} `)).toBe(char);
  });

  it('is quick with a long run of spaces inside', () => {
    const text = `a${' '.repeat(64_000)}b`;
    const start = performance.now();
    expect(strip(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('length', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é☃', 2],
    ['😀😀', 2],
    ['\ud800', 1],
    ['e\u0301', 2],
  ])('of %j is %d', (text, expected) => {
    expect(length(text)).toBe(expected);
  });
});

describe('parseInteger', () => {
  it.each([
    ['5', 5n],
    ['+5', 5n],
    ['-5', -5n],
    ['-0', 0n],
    ['007', 7n],
    ['9007199254740993', 9007199254740993n],
    [' \t\n\v\f\r5\x85\xa0\u2003\u3000', 5n],
  ])('reads %j', (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });

  it.each(['', ' ', '+', '--5', '+ 5', '5 5', '5.0', '1e3', '0x5', '5n', '5\0', '\x1c5', '5\x1f', '\ufeff5'])(
    'finds no integer in %j',
    (text) => {
      expect(parseInteger(text)).toBeUndefined();
    },
  );

  it.each(['1_000', '٥', '５'])('finds none in %j, unlike Python', (text) => {
    expect(parseInteger(text)).toBeUndefined();
  });

  it('reads as many digits as Python, leading zeros and all', () => {
    expect(parseInteger(`-${'9'.repeat(mostDigits)}`)).toBe(-(10n ** 4300n) + 1n);
    expect(parseInteger(`${'0'.repeat(mostDigits - 1)}5`)).toBe(5n);
    expect(parseInteger(`${'0'.repeat(mostDigits)}5`)).toBeUndefined();
  });
});
