// The accounts one may see.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Account } from '@latchkey/dto';
import { numbered } from '../ui/figures.ts';
import { formState } from '../ui/form-state.ts';
import { ListFrame } from '../ui/list-frame.ts';
import { listOf } from '../ui/list-state.ts';
import { type Column, RecordTable } from '../ui/record-table.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Toasts } from '../ui/toasts.ts';
import { Part } from '../ui/part.ts';
import { namesOf } from '../users/user-names.ts';
import { accountOf } from './account-words.ts';
import { Accounts } from './accounts.ts';

@Component({
  selector: 'app-account-list',
  imports: [ListFrame, Part, RecordTable, RouterLink],
  templateUrl: './account-list.html',
})
export class AccountList {
  protected readonly $localize = $localize;
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();
  /** `?form=`: whether the form for a new one is open. */
  readonly form = input<string>();

  readonly #user = inject(SignedInUser);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  protected readonly list = listOf(inject(Accounts), this.page);
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Account) => this.show(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./account-form.ts').then((file) => file.AccountForm),
  );
  protected readonly isStaff = this.#user.isStaff;
  readonly #names = namesOf({ users: computed(() => this.list.rows().map(({ user }) => user)) });
  protected readonly columns: readonly Column<Account>[] = [
    {
      head: $localize`:@@accounts.one:Account`,
      kind: 'name',
      text: ({ user }) =>
        accountOf(user, this.#names.ofUser(user) ?? this.#names.awaited(), this.#user.is(user)),
    },
    {
      head: $localize`:@@accounts.address:Address`,
      kind: 'detail',
      text: ({ address }) =>
        address === null ? $localize`:@@accounts.address-none:None` : numbered(address),
      alone: ({ address }) =>
        address === null
          ? $localize`:@@accounts.no-address:No address`
          : $localize`:@@accounts.address-number:Address ${numbered(address)}:number:`,
    },
    {
      head: $localize`:@@accounts.version:Version`,
      kind: 'figure',
      text: ({ version }) => String(version),
      alone: ({ version }) => $localize`:@@accounts.version-number:Version ${version}:version:`,
    },
  ];

  protected async show({ id }: Account): Promise<void> {
    await this.#router.navigateByUrl(`/accounts/${id}`);
    this.#toasts.show($localize`:@@accounts.added:Account ${numbered(id)}:number: is opened.`);
  }
}
