// One invoice: what was bought, for which account, and what it comes to; on paper too.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Invoice } from '@latchkey/dto';
import { Accounts } from '../accounts/accounts.ts';
import { Addresses } from '../addresses/addresses.ts';
import { Announcer } from '../ui/announcer.ts';
import { numbered } from '../ui/figures.ts';
import { formState } from '../ui/form-state.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { RecordActions } from '../ui/record-actions.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf, rowOf } from '../ui/record-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Toasts } from '../ui/toasts.ts';
import { Part } from '../ui/part.ts';
import { namesOf } from '../users/user-names.ts';
import { billAmount } from './bill-amount.ts';
import { linesOf } from './invoice-lines.ts';
import { InvoiceSheet } from './invoice-sheet.ts';
import { invoiceTitle } from './invoice-words.ts';
import { Invoices } from './invoices.ts';
import { LineTable } from './line-table.ts';

@Component({
  selector: 'app-invoice-detail',
  imports: [InvoiceSheet, LineTable, Part, ProblemStrip, RecordActions, RecordFrame, RouterLink],
  templateUrl: './invoice-detail.html',
  styleUrl: './invoice-detail.css',
})
export class InvoiceDetail {
  protected readonly $localize = $localize;
  /** The id as it stands in the address. */
  readonly id = input.required<string>();
  /** `?form=`: whether its form is open. */
  readonly form = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #toasts = inject(Toasts);
  readonly #me = inject(SignedInUser);
  protected readonly isStaff = this.#me.isStaff;
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Invoice) => this.keep(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./invoice-form.ts').then((file) => file.InvoiceForm),
  );
  protected readonly state = recordOf(inject(Invoices), this.id, ({ invoice_number }) =>
    invoiceTitle(invoice_number),
  );
  protected readonly bill = linesOf(computed(() => this.state.record()?.products ?? []));
  readonly #amount = billAmount(this.bill.lines);
  protected readonly amount = computed(() => (this.state.record() ? this.#amount() : undefined));

  /** Whom it is for: paper has to say it. */
  readonly #account = rowOf(
    inject(Accounts),
    computed(() => this.state.record()?.account),
  );
  protected readonly place = rowOf(
    inject(Addresses),
    computed(() => this.#account.record()?.address ?? undefined),
  );
  readonly #names = namesOf({ accounts: computed(() => [this.state.record()?.account ?? []].flat()) });
  protected readonly name = computed(() => {
    const account = this.#account.record();
    if (!account) return undefined;
    return this.#me.is(account.user) ? this.#me.name() : this.#names.ofAccount(account.id);
  });

  protected readonly numbered = numbered;
  protected readonly invoiceTitle = invoiceTitle;
  protected readonly words = {
    question: {
      title: $localize`:@@invoices.delete-title:Delete this invoice?`,
      words: $localize`:@@invoices.delete-words:It is gone for good. Its products and its account stay.`,
      action: $localize`:@@invoices.delete:Delete invoice`,
    },
    removed: $localize`:@@invoices.deleted:The invoice is deleted.`,
  };

  constructor() {
    effect(() => {
      const amount = this.amount();
      if (amount) untracked(() => this.#announcer.say(`${amount.total} ${amount.covers}`));
    });
  }

  protected print(): void {
    if (this.amount()) window.print();
  }

  protected keep(invoice: Invoice): void {
    this.state.answer.set(invoice);
    this.editing.close();
    this.#toasts.show($localize`:@@invoices.saved:The invoice is saved.`);
  }
}
