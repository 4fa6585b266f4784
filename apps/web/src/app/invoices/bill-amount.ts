// What the lines of an invoice come to, in figures to be read.
import { computed, type Signal } from '@angular/core';
import { amountOf, exactAmountOf, isLong } from '../ui/figures.ts';
import { invoiceAmount } from './invoice-amount.ts';
import type { InvoiceLine } from './invoice-lines.ts';
import { coverOf } from './invoice-words.ts';

export interface BillAmount {
  readonly total: string;
  readonly long: boolean;
  /** "in euro, for 3 products" */
  readonly covers: string;
  readonly euro: string;
  /** Nothing where no price is in dollar. */
  readonly dollar: { readonly sum: string; readonly inEuro: string } | undefined;
}

/** Nothing until the last price has come or failed to come. */
export function billAmount(lines: Signal<readonly InvoiceLine[]>): Signal<BillAmount | undefined> {
  return computed(() => {
    const all = lines();
    const priced = all.flatMap(({ product }) => product ?? []);
    const isOpen = all.some(({ product, state }) => !product && state === 'waiting');
    if (isOpen || (priced.length === 0 && all.length > 0)) return undefined;
    const { euro, dollar, dollarInEuro, total } = invoiceAmount(priced);
    const figures = amountOf(total);
    return {
      total: figures,
      long: isLong(figures),
      covers: coverOf(priced.length, all.length),
      euro: amountOf(euro),
      dollar:
        dollar === undefined ? undefined : { sum: amountOf(dollar), inEuro: exactAmountOf(dollarInEuro) },
    };
  });
}
