// The invoices one may see.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Invoice } from '@latchkey/dto';
import { figure, numbered } from '../ui/figures.ts';
import { formState } from '../ui/form-state.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Toasts } from '../ui/toasts.ts';
import { Part } from '../ui/part.ts';
import { namesOf } from '../users/user-names.ts';
import { countedProducts, invoiceTitle } from './invoice-words.ts';
import { Invoices } from './invoices.ts';

@Component({
  selector: 'app-invoice-list',
  imports: [ListFrame, Part, RecordTable, RouterLink],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  protected readonly $localize = $localize;
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();
  /** `?form=`: whether the form for a new one is open. */
  readonly form = input<string>();

  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  protected readonly list = listOf(inject(Invoices), this.page);
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Invoice) => this.show(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./invoice-form.ts').then((file) => file.InvoiceForm),
  );
  protected readonly isStaff = inject(SignedInUser).isStaff;
  readonly #names = namesOf({ accounts: computed(() => this.list.rows().map(({ account }) => account)) });
  protected readonly columns: readonly Column<Invoice>[] = [
    {
      head: $localize`:@@invoices.one:Invoice`,
      kind: 'name',
      text: ({ invoice_number }) => invoiceTitle(invoice_number),
    },
    {
      head: $localize`:@@invoices.account:Account`,
      kind: 'detail',
      text: ({ account }) => this.#nameOf(account) ?? numbered(account),
      alone: ({ account }) =>
        this.#nameOf(account) ?? $localize`:@@invoices.account-number:Account ${numbered(account)}:number:`,
    },
    {
      head: $localize`:@@invoices.products-label:Products`,
      kind: 'figure',
      text: ({ products }) => figure(products.length),
      alone: ({ products }) => countedProducts(products.length),
    },
  ];

  #nameOf(account: number): string | undefined {
    return this.#names.ofAccount(account) ?? this.#names.awaited();
  }

  protected async show({ id, invoice_number }: Invoice): Promise<void> {
    await this.#router.navigateByUrl(`/invoices/${id}`);
    this.#toasts.show($localize`:@@invoices.added:Invoice ${invoice_number}:number: is written.`);
  }
}
