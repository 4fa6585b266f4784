// Reads a CSV file row by row, telling the line of each, and lets others have the event loop in between.
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type CsvError, type Info, parse } from 'csv-parse';

export interface CsvRow {
  /** Of the file, from 1 on, where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that cannot be read from here on. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
  readonly line: number;
  readonly field: string;

  constructor(line: number, message: string, field = '') {
    super(message);
    this.line = line;
    this.field = field;
  }
}

/** Bytes of a row at most: a quote that is never closed must not swallow the file. */
const longestRow = 64 * 1024;
/** Bytes that are parsed in one go. */
const slice = 32 * 1024;

const words: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'A quote within quotes must be doubled.',
  INVALID_OPENING_QUOTE: 'A cell with a quote in it must be in quotes, and the quote doubled.',
  CSV_MAX_RECORD_SIZE: `A row is longer than ${longestRow} bytes.`,
};

const breaksIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The line of the first byte that is not UTF-8. */
function lineOfBadByte(bytes: Buffer): number {
  const text = new TextDecoder().decode(bytes);
  return 1 + breaksIn(text.slice(0, Math.max(0, text.indexOf('\ufffd'))));
}

/** The separator of the header: the names of columns have none in them. */
function delimiterOf(bytes: Buffer): string {
  const [header = ''] = bytes.toString('utf8', 0, longestRow).split(/[\r\n]/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

async function* slicesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += slice) {
    yield bytes.subarray(start, start + slice);
    await setImmediate();
  }
}

/**
 * The rows of a file that have anything in them, the header first.
 * @throws BadFile
 */
export async function* rowsOf(bytes: Buffer): AsyncGenerator<CsvRow> {
  if (!isUtf8(bytes)) throw new BadFile(lineOfBadByte(bytes), 'The file is not UTF-8.');
  const parser = Readable.from(slicesOf(bytes)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(bytes),
      info: true,
      max_record_size: longestRow,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }),
  );
  // The parser counts two lines where a cell has a break of two characters in it.
  let surplus = 0;
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const text = record.filter((cell) => /[\r\n]/.test(cell)).join('');
      surplus += text.split('\r\n').length - 1;
      last = info.lines - surplus;
      yield { line: last - breaksIn(text), cells: record };
    }
  } catch (error) {
    const message = words[(error as CsvError).code];
    if (message === undefined) throw error;
    throw new BadFile(last + 1, message);
  }
}
