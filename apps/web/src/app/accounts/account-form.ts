// The form for one account, new or not: whose it is, and where its parcels go.
import { Component, computed, inject, input, output } from '@angular/core';
import type { Account } from '@latchkey/dto';
import { Addresses } from '../addresses/addresses.ts';
import { cityLine, streetLine } from '../addresses/postal.ts';
import { Field } from '../ui/field.ts';
import { integerIn, wholeNumber } from '../ui/field-words.ts';
import { numbered } from '../ui/figures.ts';
import { FormFrame } from '../ui/form-frame.ts';
import { type Choice, Picker } from '../ui/picker.ts';
import { editorOf } from '../ui/record-editor.ts';
import { rowOf } from '../ui/record-state.ts';
import { userFinder } from '../users/user-finder.ts';
import { namesOf } from '../users/user-names.ts';
import { Accounts } from './accounts.ts';

interface Values {
  readonly user: number | null;
  /** What stands in the field for the user; empty until somebody types there. */
  readonly name: string;
  readonly address: string;
}

@Component({
  selector: 'app-account-form',
  imports: [Field, FormFrame, Picker],
  templateUrl: './account-form.html',
  styles: ':host { display: contents; }',
})
export class AccountForm {
  protected readonly $localize = $localize;
  /** Nothing for a new one. */
  readonly record = input<Account>();
  readonly saved = output<Account>();
  readonly closed = output();

  protected readonly heading = computed(() =>
    this.record() ? $localize`:@@accounts.edit-title:Edit account` : $localize`:@@accounts.new:New account`,
  );
  protected readonly editor = editorOf<Account, Values>({
    collection: inject(Accounts),
    record: this.record,
    valuesOf: (record) => ({
      user: record?.user ?? null,
      name: '',
      address: String(record?.address ?? ''),
    }),
    check: ({ user, address }) => ({
      ...(user === null && { user: $localize`:@@accounts.choose-user:Choose a user from the list.` }),
      ...(integerIn(address) === undefined && { address: wholeNumber() }),
    }),
    bodyOf: ({ user, address }) => ({ user, address: integerIn(address) }),
  });

  readonly #names = namesOf({ users: computed(() => [this.record()?.user ?? []].flat()) });
  protected readonly shownName = computed(() => {
    const { user, name } = this.editor.values();
    return name || user === null ? name : (this.#names.ofUser(user) ?? numbered(user));
  });
  protected readonly find = userFinder(({ id, account }) => ({
    id,
    detail: numbered(id),
    barred: account === null || account === this.record()?.id ? '' : $localize`:@@accounts.has-one:Has one`,
  }));

  readonly #place = rowOf(
    inject(Addresses),
    computed(() => integerIn(this.editor.values().address) ?? undefined),
  );
  /** The address behind the number, so that one sees what one has typed. */
  protected readonly hint = computed(() => {
    const typed = this.editor.values().address.trim();
    const place = this.#place.record();
    if (typed === '') return $localize`:@@accounts.address-hint:The number of an address. Empty: none yet.`;
    if (place) return `${streetLine(place)}, ${cityLine(place)}`;
    return this.#place.missing() ? $localize`:@@accounts.no-such-address:There is no such address.` : '…';
  });

  /** Who types has not chosen yet. */
  protected type(name: string): void {
    if (name === this.shownName()) return;
    this.editor.set('name', name);
    this.editor.set('user', null);
  }

  protected pick({ id, text }: Choice): void {
    this.editor.set('user', id);
    this.editor.set('name', text);
  }

  protected setAddress(event: Event): void {
    this.editor.set('address', (event.target as HTMLInputElement).value);
  }
}
