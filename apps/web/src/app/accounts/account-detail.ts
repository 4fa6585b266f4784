// One account: whose it is, and where its parcels go.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AddressLabel } from '../addresses/address-label.ts';
import { Addresses } from '../addresses/addresses.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { catalogueNumber } from '../ui/figures.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { RecordFrame } from '../ui/record-frame.ts';
import { recordOf, rowOf } from '../ui/record-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { Accounts } from './accounts.ts';

@Component({
  selector: 'app-account-detail',
  imports: [AddressLabel, EmptyFrame, ProblemStrip, RecordFrame, RouterLink],
  templateUrl: './account-detail.html',
})
export class AccountDetail {
  /** The id as it stands in the address bar. */
  readonly id = input.required<string>();

  readonly #user = inject(SignedInUser);
  protected readonly state = recordOf(inject(Accounts), this.id, ({ user }) => this.nameOf(user));

  readonly #addressId = computed(() => this.state.record()?.address ?? undefined);
  protected readonly place = rowOf(inject(Addresses), this.#addressId);
  protected readonly placeNumber = computed(() => {
    const id = this.#addressId();
    return id === undefined ? undefined : catalogueNumber(id);
  });

  protected nameOf(user: number): string {
    return this.#user.is(user) ? 'Your account' : `Account of user ${user}`;
  }

  protected ownerOf(user: number): string {
    if (!this.#user.is(user)) return `User ${user}`;
    const name = this.#user.name();
    return name === undefined ? 'You' : `You, ${name}`;
  }
}
