// The addresses one may see, sorted by postal code.
import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Address } from '@latchkey/dto';
import { numbered } from '../ui/figures.ts';
import { formState } from '../ui/form-state.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Toasts } from '../ui/toasts.ts';
import { Part } from '../ui/part.ts';
import { Addresses } from './addresses.ts';
import { streetLine } from './postal.ts';

@Component({
  selector: 'app-address-list',
  imports: [ListFrame, Part, RecordTable, RouterLink],
  templateUrl: './address-list.html',
})
export class AddressList {
  protected readonly $localize = $localize;
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();
  /** `?form=`: whether the form for a new one is open. */
  readonly form = input<string>();

  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  protected readonly list = listOf(inject(Addresses), this.page);
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Address) => this.show(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./address-form.ts').then((file) => file.AddressForm),
  );
  protected readonly isStaff = inject(SignedInUser).isStaff;
  protected readonly columns: readonly Column<Address>[] = [
    { head: $localize`:@@addresses.street:Street`, kind: 'name', text: streetLine },
    {
      head: $localize`:@@addresses.postal-code:Postal code`,
      kind: 'detail',
      text: (address) => address.postal_code,
    },
    { head: $localize`:@@addresses.city:City`, kind: 'detail', text: (address) => address.city },
  ];

  protected async show({ id }: Address): Promise<void> {
    await this.#router.navigateByUrl(`/addresses/${id}`);
    this.#toasts.show($localize`:@@addresses.added:Address ${numbered(id)}:number: is entered.`);
  }
}
