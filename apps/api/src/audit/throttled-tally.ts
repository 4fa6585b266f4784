// Counts the sign-ins that were refused for having been too many, so that a flood of them is a few rows of the audit log.
import type { SignInAttempt } from '@latchkey/fastify-auth';
import { networkOf } from '../users/sign-in-throttle.ts';

/** Attempts with one user name from one network, as the first of them was. */
export interface Tally {
  /** `undefined` for those that came when there was no room for further names. */
  readonly first: SignInAttempt | undefined;
  readonly count: number;
}

/** How many pairs of a user name and a network are told apart until they are taken. */
const room = 100;

export class ThrottledTally {
  #tallies = new Map<string, { readonly first: SignInAttempt; count: number }>();
  #others = 0;

  /** @param nameKey stands for the user name: what was typed may be very long */
  add(attempt: SignInAttempt, nameKey: string): void {
    const key = `${nameKey} ${networkOf(attempt.ip)}`;
    const tally = this.#tallies.get(key);
    if (tally) tally.count++;
    else if (this.#tallies.size < room) this.#tallies.set(key, { first: attempt, count: 1 });
    else this.#others++;
  }

  /** All that has been counted since the last time, in the order in which it began. */
  take(): Tally[] {
    const taken: Tally[] = [...this.#tallies.values()];
    if (this.#others > 0) taken.push({ first: undefined, count: this.#others });
    this.#tallies = new Map();
    this.#others = 0;
    return taken;
  }
}
