// The rows of a file as products: each is checked as the API checks a body, before anything is asked of the database.
import { setImmediate } from 'node:timers/promises';
import { ApiException, type RecordSchema, checkRecord } from '@latchkey/drf';
import { CatalogueInput, type ImportError } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';
import { type CsvColumn, csvColumns, undefuse } from './csv-cells.ts';
import { BadFile, type CsvRow, rowsOf } from './csv-file.ts';
import type { ProductValues } from './product-writes.ts';

/** A row whose cells are good in themselves. */
export interface ImportRow {
  readonly line: number;
  /** `undefined`: a new product. */
  readonly id: number | undefined;
  /** What the row says; the category as it is written there. */
  readonly values: ProductValues;
}

export interface CheckedFile {
  readonly rows: readonly ImportRow[];
  /** How many rows there are, good and bad. */
  readonly count: number;
  /** The first of what is wrong with the others. */
  readonly errors: readonly ImportError[];
}

/** Rows that a file may have. */
export const mostRows = 100_000;
/** Errors that are told. */
export const mostErrors = 1000;
/** Rows that are checked in one go. */
const batch = 200;

const { name, price, currency, description, category, stock } = CatalogueInput.properties;
const neededPrice = Object.fromEntries(Object.entries(price).filter(([word]) => word !== 'default'));

/** Names that are taken are found later, many at once. */
const record: RecordSchema = {
  title: 'Product',
  properties: {
    id: { anyOf: [{ type: 'integer', minimum: 1, maximum: largestId }, { type: 'null' }], default: null },
    ...{ name: { ...name, unique: false }, price: neededPrice },
    ...{ currency, category, stock, description },
  },
};

/** @throws BadFile */
function headerOf({ cells, line }: CsvRow): readonly CsvColumn[] {
  // Spreadsheets leave empty columns at the end.
  const names = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  const columns = names.map((cell) => {
    const column = csvColumns.find((known) => known === cell.trim().toLowerCase());
    if (column) return column;
    const known = csvColumns.join(', ');
    throw new BadFile(
      line,
      `There is no column "${cell.trim().slice(0, 50)}": there are ${known}.`,
      cell.trim(),
    );
  });
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice) throw new BadFile(line, 'This column is there twice.', twice);
  const missing = (['name', 'price'] as const).find(
    (column) => !columns.includes('id') && !columns.includes(column),
  );
  if (missing) throw new BadFile(line, 'New products need this column.', missing);
  return columns;
}

type Fields = Readonly<Record<string, readonly string[]>>;

class RowChecks {
  readonly #columns: readonly CsvColumn[];
  readonly #ids = new Map<number, number>();
  readonly #names = new Map<string, number>();

  constructor(columns: readonly CsvColumn[]) {
    this.#columns = columns;
  }

  /** What a row says, or what is wrong with it, by field. */
  async check({ line, cells }: CsvRow): Promise<ImportRow | Fields> {
    const { length } = this.#columns;
    const isOver = cells.slice(length).some((cell) => cell !== '');
    if (cells.length < length || isOver) {
      return { '': [`This row has ${cells.length} cells, and the header ${length}.`] };
    }
    const fields = new Map(this.#columns.map((column, at) => [column, [undefuse(cells[at] ?? '')]]));
    const isNew = !fields.get('id')?.[0]?.trim();
    if (isNew) fields.delete('id');
    try {
      const checked = await checkRecord(record, { kind: 'form', fields }, { partial: !isNew });
      const { id, ...values } = checked as { id?: number } & ProductValues;
      return this.#repeats(line, id, values) ?? { line, id, values };
    } catch (error) {
      if (error instanceof ApiException) return error.body as Fields;
      throw error;
    }
  }

  /** What the row has in common with an earlier one, and must not. */
  #repeats(line: number, id: number | undefined, values: ProductValues): Fields | undefined {
    const sameId = id === undefined ? undefined : this.#ids.get(id);
    if (sameId !== undefined) return { id: [`Line ${sameId} has the same id.`] };
    const sameName = values.name === undefined ? undefined : this.#names.get(values.name);
    if (sameName !== undefined) return { name: [`Line ${sameName} has the same name.`] };
    if (id !== undefined) this.#ids.set(id, line);
    if (values.name !== undefined) this.#names.set(values.name, line);
    return undefined;
  }
}

/** Reads a file and checks its rows. @throws BadFile if it cannot be read to its end */
export async function checkFile(bytes: Buffer, signal: AbortSignal): Promise<CheckedFile> {
  const rows: ImportRow[] = [];
  const errors: ImportError[] = [];
  let checks: RowChecks | undefined;
  let count = 0;
  for await (const row of rowsOf(bytes)) {
    if (!checks) {
      checks = new RowChecks(headerOf(row));
      continue;
    }
    count += 1;
    if (count > mostRows) throw new BadFile(row.line, `A file may have ${mostRows} rows at most.`);
    const checked = await checks.check(row);
    if ('values' in checked) rows.push(checked as ImportRow);
    else if (errors.length < mostErrors) {
      for (const [field, messages] of Object.entries(checked)) {
        errors.push({ line: row.line, field, message: messages.join(' ') });
      }
    }
    if (count % batch === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
  }
  if (!checks) throw new BadFile(1, 'The file is empty.');
  return { rows, count, errors };
}
