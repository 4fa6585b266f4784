// Brings a file of products into the shop: read and checked as a whole first, then written in one transaction, which may
// be taken back.
import { setImmediate } from 'node:timers/promises';
import type { ImportError, ImportProgress, ImportReport } from '@latchkey/dto';
import type { Database } from '../database/connect.ts';
import { BadFile } from './csv-file.ts';
import { ImportCategories } from './import-categories.ts';
import { type CheckedFile, type ImportRow, checkFile, mostErrors } from './import-rows.ts';
import { ImportWriter } from './import-writer.ts';
import { lockProductState } from './product-writes.ts';

export interface ImportOptions {
  /** `all`: any bad row, and nothing is kept. `valid`: the good rows are kept. */
  readonly mode: 'all' | 'valid';
  readonly isDryRun: boolean;
  readonly createsCategories: boolean;
}

/** Who wants the import. */
interface Asking {
  /** Aborted when they have gone: then nothing is kept. */
  readonly signal: AbortSignal;
  /** Is told how far it is. An import that others were in the way of begins again. */
  readonly progress: (progress: ImportProgress) => void;
}

/** Rows that are written by one statement: SQLite joins no more than 500 in one. */
const batch = 200;

/** Ends a transaction of which nothing is to be kept. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('an import is taken back');
    this.report = report;
  }
}

const unread = ({ line, field, message }: BadFile): ImportReport => ({
  ...{ rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0, applied: false },
  errors: [{ line, field, message }],
});

async function writeAll(
  rows: readonly ImportRow[],
  writer: ImportWriter,
  { signal, progress }: Asking,
): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    progress({ rows: start, of: rows.length });
    await writer.write(rows.slice(start, start + batch));
    await setImmediate();
    signal.throwIfAborted();
  }
  progress({ rows: rows.length, of: rows.length });
}

function reportOf(
  { rows, count, errors }: CheckedFile,
  writer: ImportWriter,
  applied: boolean,
): ImportReport {
  const { created, updated, unchanged } = writer;
  const all: ImportError[] = [...errors, ...writer.errors].sort((a, b) => a.line - b.line);
  return {
    ...{ rows: count, created, updated, unchanged, applied },
    failed: count - rows.length + writer.errors.length,
    errors: all.slice(0, mostErrors),
  };
}

/** @throws the signal's reason if they have gone; what the database says if it cannot be written to */
export async function importProducts(
  { write }: Database,
  bytes: Buffer,
  { mode, isDryRun, createsCategories }: ImportOptions,
  asking: Asking,
): Promise<ImportReport> {
  try {
    const file = await checkFile(bytes, asking.signal);
    return await write(async (transaction) => {
      await lockProductState(transaction);
      const categories = await ImportCategories.read(transaction, createsCategories);
      const writer = new ImportWriter(transaction, categories);
      await writeAll(file.rows, writer, asking);
      const report = reportOf(file, writer, false);
      const isKept = !isDryRun && (mode === 'valid' || report.failed === 0);
      if (!isKept) throw new TakenBack(report);
      return { ...report, applied: true };
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.report;
    if (error instanceof BadFile) return unread(error);
    throw error;
  }
}
