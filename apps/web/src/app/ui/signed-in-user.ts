// The signed-in person, as far as pages speak to them differently.
import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Service } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import type { Me } from '@latchkey/dto';
import { filter, firstValueFrom } from 'rxjs';
import { reloadWhenOnline } from './connection.ts';
import { LOAD_PAGE } from './missing-part.ts';

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
  /** Whether the server is being asked, and has told nothing yet. */
  readonly isAwaited = computed(() => this.#answer.status() === 'loading');

  readonly #isSettled = toObservable(
    computed(() => this.#answer.status() === 'resolved' || this.#answer.status() === 'error'),
  );

  constructor() {
    reloadWhenOnline(this.#answer);
    this.#makeRoomForOthers();
  }

  /** Somebody else has signed in in another tab: what is on the screen and in memory here is not theirs to see. */
  #makeRoomForOthers(): void {
    const router = inject(Router);
    const loadPage = inject(LOAD_PAGE);
    let before: string | undefined;
    effect(() => {
      const id = this.#id();
      // A page load, which an address with a fragment would not be.
      if (before !== undefined && id !== undefined && id !== before) loadPage(router.url.replace(/#.*/, ''));
      before = id;
    });
  }

  /** Waits for the server to tell whether this person is staff. Resolves to nothing where it could not be asked. */
  async learnStaff(): Promise<boolean | undefined> {
    await firstValueFrom(this.#isSettled.pipe(filter(Boolean)));
    return this.#me()?.is_staff;
  }

  /** Whether a user id of the API is this person's. */
  is(userId: number): boolean {
    return this.#id() === String(userId);
  }
}
