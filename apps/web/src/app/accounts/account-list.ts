// The accounts one may see.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Account } from '@latchkey/dto';
import { catalogueNumber } from '../ui/figures.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Accounts } from './accounts.ts';

@Component({
  selector: 'app-account-list',
  imports: [ListFrame, RecordTable, RouterLink],
  templateUrl: './account-list.html',
})
export class AccountList {
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  readonly #user = inject(SignedInUser);
  protected readonly list = listOf(inject(Accounts), this.page);
  protected readonly isStaff = this.#user.isStaff;
  protected readonly columns: readonly Column<Account>[] = [
    {
      head: 'Account',
      kind: 'name',
      text: ({ user }) => (this.#user.is(user) ? 'Your account' : `Account of user ${user}`),
    },
    {
      head: 'Address',
      kind: 'detail',
      text: ({ address }) => (address === null ? 'None' : `No. ${catalogueNumber(address)}`),
      alone: ({ address }) => (address === null ? 'No address' : `Address No. ${catalogueNumber(address)}`),
    },
    {
      head: 'Version',
      kind: 'figure',
      text: ({ version }) => String(version),
      alone: ({ version }) => `Version ${version}`,
    },
  ];
}
