// How Python names, writes and trims values: DRF's messages show it.

/** A JSON number written with a point or an exponent: Python's float, even where the value is whole. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Whether a value is a file that a form brought: JSON has no functions. */
const isFile = (value: object): value is { readonly name: string } =>
  'arrayBuffer' in value && typeof value.arrayBuffer === 'function';

/** The name of the Python type that a value of a body becomes. */
export function typeName(value: unknown): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Float) return 'float';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    default:
      return isFile(value as object) ? 'InMemoryUploadedFile' : 'dict';
  }
}

/** Python's `repr()` of a float: the shortest digits, with a point or an exponent of two digits. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** A character that Python does not print, by its code in 2, 4 or 8 digits. */
function escaped(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const printable = text.replace(/(?! )[\\\p{C}\p{Z}]/gu, (char) => escapes[char] ?? escaped(char));
  return quote + printable.replaceAll(quote, `\\${quote}`) + quote;
}

/** Python's `repr()` of a JSON value. */
function repr(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value instanceof Float) return floatText(value.value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'object') {
    if (isFile(value)) return value.name;
    return `{${Object.entries(value)
      .map(([key, item]) => `${quoted(key)}: ${repr(item)}`)
      .join(', ')}}`;
  }
  return String(value);
}

/** Python's `str()` of a value of a body. */
export const str = (value: unknown) => (typeof value === 'string' ? value : repr(value));

/** Python's `len()` of a text: code points. */
export const length = (text: string) => Array.from(text).length;

const separators = '\\x1c-\\x1f';
const otherSpaces = '\\t-\\r\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** One character of white space in a pattern, as Python sees it: not quite JavaScript's idea. */
export const space = `[${separators}${otherSpaces}]`;

const isSpace = new RegExp(space);

/**
 * Python's `str.strip()`. A loop, because a pattern that ends in `$` takes the square of the time over a long run of
 * spaces inside the text.
 */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace.test(text.charAt(start))) start += 1;
  while (end > start && isSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** How many digits Python makes an integer of (`sys.get_int_max_str_digits()`): more would take it too long. */
export const mostDigits = 4300;

const integer = new RegExp(`^[${otherSpaces}]*([+-]?(\\d+))[${otherSpaces}]*$`);

/**
 * Python's `int()` of a text, `undefined` if it is none: signs, leading zeros and spaces around it are fine (though
 * not the separators that `strip` takes away). Unlike Python's, digits are 0 to 9 and nothing stands between them.
 */
export function parseInteger(text: string): bigint | undefined {
  const [, signed, digits = ''] = integer.exec(text) ?? [];
  return signed === undefined || digits.length > mostDigits ? undefined : BigInt(signed);
}
