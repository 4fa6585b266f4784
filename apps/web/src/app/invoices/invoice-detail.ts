// One invoice: what was bought, for which account, and what it comes to.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Products } from '../products/products.ts';
import { Announcer } from '../ui/announcer.ts';
import { amountOf, catalogueNumber, exactAmountOf, isLong } from '../ui/figures.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf } from '../ui/record-state.ts';
import { invoiceAmount } from './invoice-amount.ts';
import { linesOf } from './invoice-lines.ts';
import { Invoices } from './invoices.ts';
import { LineTable } from './line-table.ts';

@Component({
  selector: 'app-invoice-detail',
  imports: [LineTable, ProblemStrip, RecordFrame, RouterLink],
  templateUrl: './invoice-detail.html',
  styleUrl: './invoice-detail.css',
})
export class InvoiceDetail {
  /** The id as it stands in the address. */
  readonly id = input.required<string>();

  readonly #products = inject(Products);
  readonly #announcer = inject(Announcer);
  protected readonly state = recordOf(
    inject(Invoices),
    this.id,
    ({ invoice_number }) => `Invoice ${invoice_number}`,
  );
  protected readonly bill = linesOf(
    this.#products,
    computed(() => this.state.record()?.products ?? []),
  );

  /** Nothing until the last price has come or failed to come. */
  protected readonly amount = computed(() => {
    const lines = this.bill.lines();
    const priced = lines.flatMap(({ product }) => product ?? []);
    const isOpen = lines.some(({ product, state }) => !product && state === 'waiting');
    if (!this.state.record() || isOpen || (priced.length === 0 && lines.length > 0)) return undefined;
    const { euro, dollar, dollarInEuro, total } = invoiceAmount(priced);
    const figures = amountOf(total);
    const all = this.#products.words.counted(lines.length);
    return {
      total: figures,
      long: isLong(figures),
      covers: `in euro, for ${priced.length < lines.length ? `only ${priced.length} of ` : ''}${all}`,
      euro: amountOf(euro),
      dollar: dollar && { sum: amountOf(dollar), inEuro: exactAmountOf(dollarInEuro) },
    };
  });

  protected readonly catalogueNumber = catalogueNumber;

  constructor() {
    effect(() => {
      const amount = this.amount();
      if (amount) untracked(() => this.#announcer.say(`${amount.total} ${amount.covers}`));
    });
  }
}
