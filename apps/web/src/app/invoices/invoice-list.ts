// The invoices one may see.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Invoice } from '@latchkey/dto';
import { Products } from '../products/products.ts';
import { catalogueNumber } from '../ui/figures.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Invoices } from './invoices.ts';

@Component({
  selector: 'app-invoice-list',
  imports: [ListFrame, RecordTable, RouterLink],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  readonly #products = inject(Products);
  protected readonly list = listOf(inject(Invoices), this.page);
  protected readonly isStaff = inject(SignedInUser).isStaff;
  protected readonly columns: readonly Column<Invoice>[] = [
    { head: 'Invoice', kind: 'name', text: ({ invoice_number }) => `Invoice ${invoice_number}` },
    {
      head: 'Account',
      kind: 'detail',
      text: ({ account }) => `No. ${catalogueNumber(account)}`,
      alone: ({ account }) => `Account No. ${catalogueNumber(account)}`,
    },
    {
      head: 'Products',
      kind: 'figure',
      text: ({ products }) => String(products.length),
      alone: ({ products }) => this.#products.words.counted(products.length),
    },
  ];
}
