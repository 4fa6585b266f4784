// One account: whose it is, and where its parcels go.
import type { Account } from '@latchkey/dto';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AddressLabel } from '../addresses/address-label.ts';
import { Addresses } from '../addresses/addresses.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
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
import { accountOf } from './account-words.ts';
import { Accounts } from './accounts.ts';

@Component({
  selector: 'app-account-detail',
  imports: [AddressLabel, EmptyFrame, Part, ProblemStrip, RecordActions, RecordFrame, RouterLink],
  templateUrl: './account-detail.html',
})
export class AccountDetail {
  protected readonly $localize = $localize;
  /** The id as it stands in the address bar. */
  readonly id = input.required<string>();
  /** `?form=`: whether its form is open. */
  readonly form = input<string>();

  readonly #user = inject(SignedInUser);
  readonly #toasts = inject(Toasts);
  protected readonly isStaff = this.#user.isStaff;
  protected readonly state = recordOf(inject(Accounts), this.id, ({ user }) => this.nameOf(user));

  readonly #names = namesOf({
    users: computed(() => [this.state.record()?.user ?? []].flat()),
  });
  protected readonly heard = {
    closed: () => this.editing.close(),
    saved: (record: Account) => this.keep(record),
  };
  protected readonly editing = formState(this.form, () =>
    import('./account-form.ts').then((file) => file.AccountForm),
  );

  readonly #addressId = computed(() => this.state.record()?.address ?? undefined);
  protected readonly place = rowOf(inject(Addresses), this.#addressId);
  protected readonly placeNumber = computed(() => {
    const id = this.#addressId();
    return id === undefined ? undefined : numbered(id);
  });

  protected readonly words = {
    question: {
      title: $localize`:@@accounts.delete-title:Delete this account?`,
      words: $localize`:@@accounts.delete-words:All its invoices are deleted with it, for good. The user stays and can sign in.`,
      action: $localize`:@@accounts.delete:Delete account and invoices`,
    },
    removed: $localize`:@@accounts.deleted:The account is deleted.`,
  };

  protected nameOf(user: number): string {
    return accountOf(user, this.#nameOfUser(user), this.#user.is(user));
  }

  protected ownerOf(user: number): string {
    if (!this.#user.is(user)) {
      return this.#nameOfUser(user) ?? $localize`:@@accounts.user-number:User ${user}:user:`;
    }
    const name = this.#user.name();
    return name === undefined
      ? $localize`:@@accounts.you:You`
      : $localize`:@@accounts.you-name:You, ${name}:name:`;
  }

  #nameOfUser(user: number): string | undefined {
    return this.#names.ofUser(user) ?? this.#names.awaited();
  }

  protected keep(account: Account): void {
    this.state.answer.set(account);
    this.editing.close();
    this.#toasts.show($localize`:@@accounts.saved:The account is saved.`);
  }
}
