// The signed-in person's address, as their account has it.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Accounts } from '../accounts/accounts.ts';
import { AddressLabel } from '../addresses/address-label.ts';
import { Addresses } from '../addresses/addresses.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { numbered } from '../ui/figures.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { rowOf } from '../ui/record-state.ts';
import { SignedInUser } from '../ui/signed-in-user.ts';
import { AccountFrame } from './account-frame.ts';

@Component({
  selector: 'app-own-address',
  imports: [AccountFrame, AddressLabel, EmptyFrame, ProblemStrip, RouterLink],
  templateUrl: './own-address.html',
  styleUrl: './own-address.css',
})
export class OwnAddress {
  protected readonly $localize = $localize;
  readonly #me = inject(SignedInUser);
  readonly #page = inject(Accounts).page(signal(1));
  protected readonly answer = this.#page.answer;
  readonly #rows = computed(
    () => (this.answer.hasValue() ? this.answer.value() : this.#page.kept())?.results,
  );
  protected readonly account = computed(() => this.#rows()?.find(({ user }) => this.#me.is(user)));
  /** Nothing until the server has told it. */
  protected readonly hasAccount = computed(() => this.#rows() && this.account() !== undefined);
  protected readonly problem = problemOfAnswer(signal(1), this.answer);
  protected readonly place = rowOf(
    inject(Addresses),
    computed(() => this.account()?.address ?? undefined),
  );
  protected readonly numbered = numbered;
}
