// The signed-in person, as far as pages speak to them differently.
import { httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import type { Me } from '@latchkey/dto';
import { reloadWhenOnline } from './connection.ts';

@Service()
export class SignedInUser {
  readonly #auth = inject(Auth);
  readonly #id = computed(() => (this.#auth.isAuthenticated() ? this.#auth.user()?.id : undefined));
  readonly #answer = httpResource<Me>(() => {
    const id = this.#id();
    return id === undefined ? undefined : { url: '/api/v1/auth/me/' };
  });
  readonly #me = computed(() => (this.#answer.hasValue() ? this.#answer.value() : undefined));

  /** Nothing until the server has told it. */
  readonly name = computed(() => this.#me()?.username);
  readonly isStaff = computed(() => this.#me()?.is_staff ?? false);

  constructor() {
    reloadWhenOnline(this.#answer);
  }

  /** Whether a user id of the API is this person's. */
  is(userId: number): boolean {
    return this.#id() === String(userId);
  }
}
