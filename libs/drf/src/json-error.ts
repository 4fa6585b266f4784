// What is wrong with a text that is no JSON, in the words of Python's json module (until 3.12): DRF passes them on.
import { mostDigits } from './python.ts';

/** Where a text stops being JSON: an index into it, or none where Python names no place. */
class Flaw extends Error {
  readonly at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}

const blank = /[ \t\n\r]*/y;
const scalar = /null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const notFinite = /NaN|-?Infinity/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Where what is read from here by a pattern ends; `undefined` if there is nothing of the kind. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const skip = (text: string, at: number) => endOf(blank, text, at) ?? at;

// Each of these reads one thing that starts here and tells where it ends.

function readString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = endOf(plainText, text, at) ?? at;
    if (text[at] === '"') return at + 1;
    const next = text[at + 1];
    if (text[at] === undefined || (text[at] === '\\' && next === undefined)) {
      throw new Flaw('Unterminated string starting at', start);
    }
    if (text[at] !== '\\') throw new Flaw('Invalid control character at', at);
    const end = endOf(escaped, text, at);
    if (end === undefined && next === 'u') throw new Flaw('Invalid \\uXXXX escape', at + 1);
    if (end === undefined) throw new Flaw('Invalid \\escape', at);
    at = end;
  }
}

function readMember(text: string, start: number): number {
  if (text[start] !== '"') throw new Flaw('Expecting property name enclosed in double quotes', start);
  const at = skip(text, readString(text, start));
  if (text[at] !== ':') throw new Flaw("Expecting ':' delimiter", at);
  return readValue(text, skip(text, at + 1));
}

function readAll(text: string, start: number, close: string, readOne: typeof readValue): number {
  let at = skip(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skip(text, readOne(text, at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Flaw("Expecting ',' delimiter", at);
    at = skip(text, at + 1);
  }
}

function readValue(text: string, start: number): number {
  if (text[start] === '"') return readString(text, start);
  if (text[start] === '{') return readAll(text, start, '}', readMember);
  if (text[start] === '[') return readAll(text, start, ']', readValue);
  const end = endOf(notFinite, text, start);
  if (end !== undefined) {
    throw new Flaw(`Out of range float values are not JSON compliant: '${text.slice(start, end)}'`);
  }
  const at = endOf(scalar, text, start);
  if (at === undefined) throw new Flaw('Expecting value', start);
  const [digits = ''] = /^\d+$/.exec(text.slice(start, at).replace('-', '')) ?? [];
  if (digits.length > mostDigits) {
    throw new Flaw(
      `Exceeds the limit (${mostDigits} digits) for integer string conversion: value has ${digits.length} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return at;
}

function readDocument(text: string): void {
  if (text.startsWith('\ufeff')) throw new Flaw('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
  const at = skip(text, readValue(text, skip(text, 0)));
  if (at < text.length) throw new Flaw('Extra data', at);
}

/**
 * Says why a text is no JSON: `Expecting value: line 1 column 13 (char 12)`. Lines and columns count from 1, in code
 * points. For texts that `JSON.parse` has refused; it recurses as deep as they nest.
 */
export function jsonError(text: string): string {
  try {
    readDocument(text);
    return 'unreadable';
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    if (error.at === undefined) return error.message;
    const before = Array.from(text.slice(0, error.at));
    const line = before.filter((char) => char === '\n').length + 1;
    const column = before.length - before.lastIndexOf('\n');
    return `${error.message}: line ${line} column ${column} (char ${before.length})`;
  }
}
