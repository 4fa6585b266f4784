// The form for one invoice, new or not: for which account, with which products, and what they come to meanwhile.
import { HttpClient } from '@angular/common/http';
import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { CataloguePage, Invoice, Product } from '@latchkey/dto';
import { map, tap } from 'rxjs';
import { Announcer } from '../ui/announcer.ts';
import { Field } from '../ui/field.ts';
import { integerIn, required, wholeNumber } from '../ui/field-words.ts';
import { amountOf, numbered } from '../ui/figures.ts';
import { FormFrame } from '../ui/form-frame.ts';
import { Icon } from '../ui/icon.ts';
import { type Choice, Picker } from '../ui/picker.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { editorOf } from '../ui/record-editor.ts';
import { userFinder } from '../users/user-finder.ts';
import { namesOf } from '../users/user-names.ts';
import { billAmount } from './bill-amount.ts';
import { linesOf } from './invoice-lines.ts';
import { Invoices } from './invoices.ts';

interface Values {
  readonly invoice_number: string;
  readonly account: number | null;
  /** What stands in the field for the account; empty until somebody types there. */
  readonly name: string;
  readonly products: readonly number[];
}

/** How many products one search shows. */
const shown = 20;

@Component({
  selector: 'app-invoice-form',
  imports: [Field, FormFrame, Icon, Picker, ProblemStrip],
  templateUrl: './invoice-form.html',
  styleUrl: './invoice-form.css',
})
export class InvoiceForm {
  protected readonly $localize = $localize;
  /** Nothing for a new one. */
  readonly record = input<Invoice>();
  readonly saved = output<Invoice>();
  readonly closed = output();

  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly productPicker = viewChild.required<Picker>('products');

  protected readonly heading = computed(() =>
    this.record() ? $localize`:@@invoices.edit-title:Edit invoice` : $localize`:@@invoices.new:New invoice`,
  );
  protected readonly editor = editorOf<Invoice, Values>({
    collection: inject(Invoices),
    record: this.record,
    valuesOf: (record) => ({
      invoice_number: String(record?.invoice_number ?? ''),
      account: record?.account ?? null,
      name: '',
      products: record?.products ?? [],
    }),
    check: ({ invoice_number, account, products }) => ({
      ...(integerIn(invoice_number) === undefined && { invoice_number: wholeNumber() }),
      ...(integerIn(invoice_number) === null && { invoice_number: required() }),
      ...(account === null && {
        account: $localize`:@@invoices.choose-account:Choose a user from the list.`,
      }),
      ...(products.length === 0 && { products: $localize`:@@invoices.no-lines:Add at least one product.` }),
    }),
    bodyOf: ({ invoice_number, account, products }) => ({
      invoice_number: integerIn(invoice_number),
      account,
      products,
    }),
  });

  protected readonly bill = linesOf(computed(() => this.editor.values().products));
  protected readonly amount = billAmount(this.bill.lines);
  protected readonly lines = computed(() =>
    this.bill.lines().map(({ id, product }) => {
      const name = product?.name ?? numbered(id);
      return {
        id,
        name,
        remove: $localize`:@@invoices.remove:Remove ${name}:name:`,
        price: product && `${product.currency}\u2009${amountOf(product.price)}`,
      };
    }),
  );

  readonly #names = namesOf({ accounts: computed(() => [this.record()?.account ?? []].flat()) });
  protected readonly shownName = computed(() => {
    const { account, name } = this.editor.values();
    return name || account === null ? name : (this.#names.ofAccount(account) ?? numbered(account));
  });
  protected readonly findAccount = userFinder(({ account, id }) =>
    account === null
      ? { id: -id, detail: '', barred: $localize`:@@invoices.no-account:No account` }
      : {
          id: account,
          detail: $localize`:@@invoices.account-number:Account ${numbered(account)}:number:`,
          barred: '',
        },
  );

  readonly #found = new Map<number, Product>();
  protected readonly findProducts = (text: string) =>
    this.#http
      .get<CataloguePage>('/api/v1/catalogue/products/', {
        params: { ...(text && { search: text }), page_size: shown },
      })
      .pipe(
        map(({ results }) => results),
        tap((products) => products.forEach((product) => this.#found.set(product.id, product))),
        map((products) => products.map((product) => this.#choiceOf(product))),
      );

  protected readonly numbered = numbered;

  protected setNumber(event: Event): void {
    this.editor.set('invoice_number', (event.target as HTMLInputElement).value);
  }

  /** Who types has not chosen yet. */
  protected typeAccount(name: string): void {
    if (name === this.shownName()) return;
    this.editor.set('name', name);
    this.editor.set('account', null);
  }

  protected pickAccount({ id, text }: Choice): void {
    this.editor.set('account', id);
    this.editor.set('name', text);
  }

  protected add({ id, text }: Choice): void {
    const product = this.#found.get(id);
    if (product) this.bill.learn(product);
    this.editor.set('products', [...this.editor.values().products, id]);
    this.productPicker().text.set('');
    this.#say($localize`:@@invoices.line-added:${text}:name: added.`);
  }

  protected remove(id: number, name: string, index: number): void {
    this.editor.set(
      'products',
      this.editor.values().products.filter((other) => other !== id),
    );
    this.#say($localize`:@@invoices.line-removed:${name}:name: removed.`);
    // A line that goes takes the focus with it: the one that moves up gets it, or the search.
    const buttons = this.#host.querySelectorAll<HTMLElement>('.line button');
    const next = buttons[index + 1] ?? buttons[index - 1];
    if (next) next.focus();
    else this.productPicker().focus();
  }

  #choiceOf({ id, name, currency, price }: Product): Choice {
    const isHere = this.editor.values().products.includes(id);
    return {
      id,
      text: name,
      detail: `${currency}\u2009${amountOf(price)}`,
      barred: isHere ? $localize`:@@invoices.line-here:On the invoice` : '',
    };
  }

  #say(words: string): void {
    const amount = this.amount();
    this.#announcer.say(amount ? `${words} €\u2009${amount.total} ${amount.covers}` : words);
  }
}
