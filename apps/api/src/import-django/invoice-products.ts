// Copies which products an invoice has.
import type { Knex } from 'knex';
import { UnfitError } from './import-error.ts';
import { pagesOf } from './pages.ts';
import type { Reader } from './source.ts';
import { type SourceTable, shapes } from './source-tables.ts';
import { type SourceRow, idOf } from './source-values.ts';
import { Tally } from './tally.ts';

interface Link {
  readonly id: unknown;
  readonly invoice: number;
  readonly product: number;
}

function linkOf(row: SourceRow, tally: Tally): Link[] {
  try {
    return [{ id: row['id'], invoice: idOf(row, 'invoice_id'), product: idOf(row, 'product_id') }];
  } catch (error) {
    if (!(error instanceof UnfitError)) throw error;
    tally.skip(row['id'], error.message);
    return [];
  }
}

async function present(
  transaction: Knex.Transaction,
  table: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = (await transaction(table)
    .whereIn('id', [...new Set(ids)])
    .select('id')) as { id: number }[];
  return new Set(rows.map(({ id }) => id));
}

/**
 * Into invoices that were written just now, without products.
 * @param before how many products they had
 */
export async function copyInvoiceProducts(
  transaction: Knex.Transaction,
  reader: Reader,
  table: SourceTable,
  before: number,
): Promise<Tally> {
  const tally = new Tally();
  for await (const page of pagesOf(reader, table, shapes.invoice_products.needs)) {
    const links = page.flatMap((row) => linkOf(row, tally));
    const invoices = await present(
      transaction,
      'invoices',
      links.map(({ invoice }) => invoice),
    );
    const products = await present(
      transaction,
      'products',
      links.map(({ product }) => product),
    );
    const kept = links.filter(({ id, invoice, product }) => {
      const isKept = invoices.has(invoice) && products.has(product);
      if (!isKept) tally.skip(id, `its ${invoices.has(invoice) ? 'product' : 'invoice'} was not copied`);
      return isKept;
    });
    if (kept.length === 0) continue;
    await transaction('invoice_products')
      .insert(kept.map(({ invoice, product }) => ({ invoice, product })))
      .onConflict(['invoice', 'product'])
      .ignore();
    tally.added += kept.length;
  }
  tally.updated = Math.min(before, tally.added);
  tally.added -= tally.updated;
  return tally;
}
