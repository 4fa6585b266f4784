// An invoice on paper: whom it is for, its lines, what they come to. It stands on no screen, only in print.
import { Component, computed, input } from '@angular/core';
import type { Address, Invoice } from '@latchkey/dto';
import { cityLine, streetLine } from '../addresses/postal.ts';
import { amountOf, catalogueNumber, numbered } from '../ui/figures.ts';
import { onDay } from '../ui/moments.ts';
import type { BillAmount } from './bill-amount.ts';
import type { InvoiceLine } from './invoice-lines.ts';
import { invoiceTitle } from './invoice-words.ts';

@Component({
  selector: 'app-invoice-sheet',
  templateUrl: './invoice-sheet.html',
  styleUrl: './invoice-sheet.css',
  host: { class: 'paper' },
})
export class InvoiceSheet {
  protected readonly $localize = $localize;
  readonly invoice = input.required<Invoice>();
  readonly lines = input.required<readonly InvoiceLine[]>();
  readonly amount = input.required<BillAmount>();
  /** Nothing where the name is not known. */
  readonly name = input<string>();
  readonly address = input<Address>();

  protected readonly title = computed(() => invoiceTitle(this.invoice().invoice_number));
  protected readonly postal = computed(() => {
    const address = this.address();
    return address && { street: streetLine(address), city: cityLine(address) };
  });
  protected readonly rows = computed(() =>
    this.lines().map(({ id, product }, index) => ({
      id,
      place: index + 1,
      number: catalogueNumber(id),
      name: product?.name,
      price: product && `${product.currency}\u00a0${amountOf(product.price)}`,
    })),
  );
  protected readonly today = onDay(new Date().toISOString());
  protected readonly numbered = numbered;
}
