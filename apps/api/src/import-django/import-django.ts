// Copies a Django shop into this one, in one transaction: all of it or nothing.
import type { Knex } from 'knex';
import { commandLine, writeAudit } from '../audit/audit-log.ts';
import type { Writer } from '../database/connect.ts';
import { BlacklistWriter } from './blacklist.ts';
import { ImportError } from './import-error.ts';
import { copyInvoiceProducts } from './invoice-products.ts';
import { type KeySettings, newestTokenHints } from './newest-token.ts';
import { lastIds, lastSourceId, reserveIds } from './numbering.ts';
import { rowKinds } from './row-kinds.ts';
import type { Reader, Source } from './source.ts';
import type { SourceTables } from './source-tables.ts';
import type { ImportReport } from './summary.ts';
import { inOneLine } from './summary.ts';
import type { Tally } from './tally.ts';
import { RowWriter, type Target } from './write-rows.ts';

export interface ImportOptions {
  readonly isDryRun: boolean;
  /** What this shop signs with. */
  readonly keys: KeySettings;
  /** Takes lines of progress. */
  readonly print: (line: string) => void;
}

/** What a dry run ends its transaction with, so that nothing of it stays. */
class TakenBack extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('taken back');
    this.report = report;
  }
}

/** Others read on meanwhile; who wants to write waits, so that nothing comes between. */
async function lockTables({ transaction, engine }: Target): Promise<void> {
  if (engine === 'postgres') {
    await transaction.raw(
      'lock table users, products, addresses, accounts, invoices, invoice_products, django_imports ' +
        'in share row exclusive mode',
    );
  } else {
    // SQLite locks what is written to, which is best done before anything is read.
    await transaction('django_imports').update({ last_id: transaction.ref('last_id') });
  }
}

async function copyRows(
  target: Target,
  reader: Reader,
  tables: SourceTables,
  print: ImportOptions['print'],
): Promise<Map<string, Tally | undefined>> {
  const { transaction } = target;
  const tallies = new Map<string, Tally | undefined>();
  const before = await lastIds(transaction);
  const copies = rowKinds.flatMap((kind) => {
    const table = tables[kind.part];
    const writer = new RowWriter(target, kind, before.get(kind.table) ?? 0);
    tallies.set(kind.part, table && writer.tally);
    return table ? [{ table, writer, isReferredTo: kind.isReferredTo ?? false }] : [];
  });
  // Those that refer to others go first, and all before new rows come, who may have their names.
  for (const { table, writer, isReferredTo } of copies.toReversed()) {
    if (!isReferredTo) await writer.removeMissing(reader, table);
  }
  for (const { table, writer } of copies) await writer.copy(reader, table, print);
  for (const { table, writer, isReferredTo } of copies) {
    if (isReferredTo) await writer.removeMissing(reader, table);
  }
  const listed = copies.reduce((sum, { writer }) => sum + writer.emptied, 0);
  const links = tables.invoice_products;
  tallies.set('invoice_products', links && (await copyInvoiceProducts(transaction, reader, links, listed)));
  const { outstanding_tokens: outstanding, blacklisted_tokens: blacklisted } = tables;
  tallies.set(
    'blacklisted_tokens',
    outstanding &&
      blacklisted &&
      (await new BlacklistWriter(target).copy(reader, outstanding, blacklisted, Date.now())),
  );
  return tallies;
}

async function keepNumbers(target: Target, reader: Reader, tables: SourceTables): Promise<void> {
  const before = await lastIds(target.transaction);
  for (const { part, table } of rowKinds) {
    const source = tables[part];
    if (!source) continue;
    const lastId = Math.max(before.get(table) ?? 0, await lastSourceId(reader, source));
    await reserveIds(target, table, lastId);
  }
}

/**
 * Adds the rows of a Django shop, or brings those up to date that were added before. May be run again.
 * @throws ImportError if it cannot be done, which leaves everything as it was
 */
export async function importDjango(
  source: Source,
  tables: SourceTables,
  { engine, write }: Writer & { readonly engine: Target['engine'] },
  { isDryRun, print, keys }: ImportOptions,
): Promise<ImportReport> {
  const copy = (transaction: Knex.Transaction) =>
    source.read(async (reader): Promise<ImportReport> => {
      const target = { transaction, engine };
      await lockTables(target);
      const tallies = await copyRows(target, reader, tables, print);
      if (tallies.get('users')?.total === 0) throw new ImportError('the source has no users');
      const hints = await newestTokenHints(reader, tables.outstanding_tokens, keys);
      const report = { from: source.description, isDryRun, tallies, hints };
      if (isDryRun) throw new TakenBack(report);
      await keepNumbers(target, reader, tables);
      await writeAudit(transaction, engine, {
        event: 'data_imported',
        detail: inOneLine(tallies),
        ...commandLine,
      });
      return report;
    });
  try {
    return await write(copy);
  } catch (error) {
    if (error instanceof TakenBack) return error.report;
    throw error;
  }
}
