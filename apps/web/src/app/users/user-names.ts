// What staff call the people behind the numbers that lists are made of; others are told no names.
import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type { UserName } from '@latchkey/dto';
import { SignedInUser } from '../ui/signed-in-user.ts';

export interface NameBook {
  /** Nothing until the name is known. */
  ofUser(id: number): string | undefined;
  ofAccount(id: number): string | undefined;
  /** What stands for names that are on their way: a number that turns into a name would make people look twice. */
  readonly awaited: Signal<string | undefined>;
}

/** As many as the server takes in one request. */
const limit = 100;

/** The names of these users, and of those to whom these accounts belong. To be called where `inject` may be. */
export function namesOf(wanted: {
  readonly users?: Signal<readonly number[]>;
  readonly accounts?: Signal<readonly number[]>;
}): NameBook {
  const { isStaff } = inject(SignedInUser);
  const asked = computed(
    () => ({ id: distinct(wanted.users?.() ?? []), account: distinct(wanted.accounts?.() ?? []) }),
    { equal: (a, b) => a.id.join() === b.id.join() && a.account.join() === b.account.join() },
  );
  const answer = httpResource<{ results: readonly UserName[] }>(() => {
    const params = asked();
    if (!isStaff() || params.id.length + params.account.length === 0) return undefined;
    return { url: '/api/v1/users/names/', params };
  });
  const names = computed(() => (answer.hasValue() ? answer.value().results : []));
  const byUser = computed(() => new Map(names().map(({ id, username }) => [id, username])));
  const byAccount = computed(() => new Map(names().map(({ account, username }) => [account, username])));
  return {
    ofUser: (id) => byUser().get(id),
    ofAccount: (id) => byAccount().get(id),
    awaited: computed(() => (answer.isLoading() ? '…' : undefined)),
  };
}

function distinct(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b).slice(0, limit);
}
