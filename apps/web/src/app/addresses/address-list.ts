// The addresses one may see, sorted by postal code.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Address } from '@latchkey/dto';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Addresses } from './addresses.ts';
import { streetLine } from './postal.ts';

@Component({
  selector: 'app-address-list',
  imports: [ListFrame, RecordTable, RouterLink],
  templateUrl: './address-list.html',
})
export class AddressList {
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  protected readonly list = listOf(inject(Addresses), this.page);
  protected readonly isStaff = inject(SignedInUser).isStaff;
  protected readonly columns: readonly Column<Address>[] = [
    { head: 'Street', kind: 'name', text: streetLine },
    { head: 'Postal code', kind: 'detail', text: (address) => address.postal_code },
    { head: 'City', kind: 'detail', text: (address) => address.city },
  ];
}
