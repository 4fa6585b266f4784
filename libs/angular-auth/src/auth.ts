// The session as the application sees it: signals to read, a few things to do, never a token.
import { inject, Service } from '@angular/core';
import type { Credentials } from '@latchkey/tokens';
import { SessionKeeper } from './session-keeper.ts';

@Service({ autoProvided: false })
export class Auth {
  readonly #keeper = inject(SessionKeeper);

  readonly status = this.#keeper.status.asReadonly();
  /** Who is signed in. While `starting` and `degraded` as far as known, from a stored session or from before. */
  readonly user = this.#keeper.user.asReadonly();
  /** What the access token says, unverified: for showing, not for trusting. Null without one. */
  readonly claims = this.#keeper.claims.asReadonly();
  /** True while `authenticated`, and while `degraded`: pages stay open until the server says that nobody is. */
  readonly isAuthenticated = this.#keeper.isAuthenticated;
  readonly refreshing = this.#keeper.refreshing.asReadonly();
  /** Why the last sign-in or refresh failed; null after one that did not. */
  readonly lastError = this.#keeper.lastError.asReadonly();
  /** Resolves once `status` is no longer `starting`, after 3 s at most. Never rejects. */
  readonly ready = this.#keeper.ready;
  readonly events = this.#keeper.events.asObservable();

  /** Rejects with a `SignInError`; a session there was before is then still there. Navigates nowhere. */
  signIn(credentials: Credentials): Promise<void> {
    return this.#keeper.signIn(credentials);
  }

  /**
   * Ends the session here at once, whatever the server says, then goes to `routes.signIn`. Never rejects.
   *
   * With `everywhere` the server is asked first to end all sessions of this person, and only its yes ends this one:
   * otherwise the promise rejects with the `HttpErrorResponse` (or an Error, where the transport has no such
   * request), and the person stays signed in and can try again.
   */
  signOut(options?: { readonly everywhere?: boolean }): Promise<void> {
    return this.#keeper.signOut(options?.everywhere);
  }

  /**
   * Gets a new access token; joins a refresh that is under way. False when the server refuses (the session is then
   * over), when it could not be reached (see `lastError`), within a back-off pause, and without a session.
   */
  refresh(): Promise<boolean> {
    return this.#keeper.refresh();
  }

  /**
   * Asks the server (`POST token/verify/`) whether it still takes the access token, after a refresh if that one is
   * known to have expired. Rejects with the `HttpErrorResponse` when the server could not be asked.
   */
  verify(): Promise<boolean> {
    return this.#keeper.verify();
  }
}
