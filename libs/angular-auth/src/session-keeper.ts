// The state machine of a session: who is signed in, with which token, and the one refresh everyone waits for.
import { DOCUMENT } from '@angular/common';
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injector, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Claims, Credentials } from '@latchkey/tokens';
import { Subject } from 'rxjs';
import { type AccessToken, now, readAccessToken, remainingLife } from './access-token.ts';
import { isAttachedTo } from './attach-to.ts';
import { AUTH_CONFIG } from './auth-config.ts';
import type { AuthEvent, AuthUser } from './auth-event.ts';
import type { Grant } from './auth-transport.ts';
import { backOff } from './back-off.ts';
import { notSignedIn } from './not-signed-in.ts';
import { SignInError } from './sign-in-error.ts';
import { goToSignIn } from './sign-in-route.ts';

/**
 * - `starting`: an earlier page load left a session, or may have, which is being refreshed; at most 3 s.
 * - `anonymous`: nobody is signed in.
 * - `authenticated`: someone is, and the server said so last.
 * - `degraded`: someone is, or may be, but the last refresh did not get through; tried again with back-off.
 * - `expired`: the server ended a session that was in use on this page.
 */
export type AuthStatus = 'starting' | 'anonymous' | 'authenticated' | 'degraded' | 'expired';

/** Milliseconds `ready` waits for the refresh at the start. */
const startTimeout = 3_000;

@Service({ autoProvided: false })
export class SessionKeeper {
  readonly #config = inject(AUTH_CONFIG);
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);
  /** A feature may put another in its place, which asks this one, before `start()`. */
  transport = this.#config.transport({ api: this.#config.api, http: inject(HttpClient) });

  readonly status = signal<AuthStatus>('anonymous');
  readonly user = signal<AuthUser | null>(null);
  readonly claims = signal<Readonly<Partial<Claims>> | null>(null);
  readonly refreshing = signal(false);
  readonly lastError = signal<HttpErrorResponse | SignInError | null>(null);
  readonly isAuthenticated = computed(
    () => this.status() === 'authenticated' || this.status() === 'degraded',
  );
  readonly events = new Subject<AuthEvent>();

  readonly #ready = Promise.withResolvers<void>();
  readonly ready = this.#ready.promise;

  // Plain fields beside the signals: a request made inside an effect must not make it depend on the session.
  #status: AuthStatus = 'anonymous';
  #user: AuthUser | null = null;
  /** Whose session this is; 0 for nobody's. Never used twice. */
  #owner = 0;
  #owners = 0;
  #token: AccessToken | undefined;
  /** Counts sign-ins and sign-outs: an answer to a question of an earlier epoch is thrown away. */
  #epoch = 0;
  #attempts = 0;
  #inFlight: PromiseWithResolvers<boolean> | undefined;
  #trouble:
    { readonly error: HttpErrorResponse; readonly failures: number; readonly until: number } | undefined;

  constructor() {
    if (!this.find()) this.#show('anonymous', null);
  }

  /**
   * Looks for the session that an earlier page load left, or another tab just now: `start()` then takes it up. False
   * when there is none. What this page knew of a session that may be another one by now is no longer used.
   */
  find(): boolean {
    const kept = this.transport.restore();
    if (!kept) return false;
    if (!this.#owner) {
      this.#owner = ++this.#owners;
      this.#show('starting', kept.userId === undefined ? null : { id: kept.userId });
    } else if (kept.userId === undefined || kept.userId !== this.#user?.id) {
      this.#turnPage();
      this.#token = this.#trouble = undefined;
    }
    return true;
  }

  /** Takes up the session that was found. Apart from the constructor because it sends a request. */
  async start(): Promise<void> {
    const timer = setTimeout(() => {
      if (this.#status === 'starting') this.#degrade();
    }, startTimeout);
    await this.refresh();
    clearTimeout(timer);
  }

  /** Whose session it is now, to be remembered by a request; 0 for nobody's. */
  get owner(): number {
    return this.#owner;
  }

  mayCarryToken(url: string): boolean {
    return isAttachedTo(url, this.#config.attachTo, this.#document.baseURI);
  }

  /** The token in hand, if it is this owner's and not known to be spent. */
  tokenAtHand(owner: number): AccessToken | undefined {
    const token = this.#token;
    return token && token.owner === owner && remainingLife(token) > 0 ? token : undefined;
  }

  /**
   * A token of this owner, refreshed if need be; `undefined` when the session has ended or changed hands. Rejects
   * with the refresh's `HttpErrorResponse` when that did not get through.
   */
  async token(owner: number): Promise<AccessToken | undefined> {
    if (this.#status === 'starting') await this.ready;
    if (this.#owner === owner && !this.tokenAtHand(owner)) await this.refresh();
    const token = this.tokenAtHand(owner);
    if (!token && this.#owner === owner && this.#trouble) throw this.#trouble.error;
    return token;
  }

  /** The server refused this token: nobody sends it again. */
  distrust(token: AccessToken): void {
    if (this.#token === token) this.#token = undefined;
  }

  /** Ends the session this token belongs to, unless it has already ended or changed hands. */
  expireSessionOf(token: AccessToken, error: HttpErrorResponse): void {
    if (this.#owner === token.owner) this.#expire(error);
  }

  /** Whether this is the newest token of its session. */
  isNewest(token: AccessToken): boolean {
    return this.#token === token;
  }

  async signIn(credentials: Credentials): Promise<void> {
    const attempt = ++this.#attempts;
    let grant: Grant;
    try {
      grant = await this.transport.obtain(credentials);
    } catch (error) {
      const problem = error instanceof SignInError ? error : new SignInError('server', 'The server failed.');
      if (attempt === this.#attempts) this.lastError.set(problem);
      throw problem;
    }
    if (attempt !== this.#attempts) {
      throw new SignInError('refused', 'Another sign-in or sign-out came in between.');
    }
    this.#turnPage();
    this.#hold(grant, 'signed-in');
  }

  /** `why` is told to the transport: `expired` where another tab has signed out and told the server. */
  async signOut(everywhere = false, why: 'signed-out' | 'expired' = 'signed-out'): Promise<void> {
    const owner = this.#owner;
    if (everywhere) {
      await this.#endEverywhere(owner);
      // It ended or changed hands meanwhile, and whoever did that said so.
      if (owner !== this.#owner) return;
    }
    const user = this.#user;
    this.#attempts++;
    this.#leave('anonymous', null);
    this.#tell('signed-out', user);
    const ended = everywhere || this.transport.end(why).catch(() => undefined);
    await goToSignIn(this.#injector.get(Router), this.#config.routes.signIn, false);
    await ended;
  }

  /** Resolves to whether the session has a fresh token. Never rejects; one at a time, however many ask. */
  refresh(): Promise<boolean> {
    if (this.#inFlight) return this.#inFlight.promise;
    if (!this.#owner || (this.#trouble && now().steady < this.#trouble.until)) return Promise.resolve(false);
    const flight = (this.#inFlight = Promise.withResolvers<boolean>());
    this.refreshing.set(true);
    void this.#renew().then((refreshed) => {
      if (this.#inFlight === flight) this.#land(refreshed);
    });
    return flight.promise;
  }

  async verify(): Promise<boolean> {
    const token = await this.token(this.#owner);
    if (!token) return false;
    try {
      await this.transport.verify(token.text);
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  /** As with any request, a token that is refused is replaced once. */
  async #endEverywhere(owner: number, again = true): Promise<void> {
    const token = await this.token(owner);
    if (!token) throw notSignedIn(this.#config.api);
    try {
      await this.transport.endEverywhere(token.text);
    } catch (error) {
      if (!again || !isRefusal(error)) throw error;
      this.distrust(token);
      await this.#endEverywhere(owner, false);
    }
  }

  async #renew(): Promise<boolean> {
    const epoch = this.#epoch;
    try {
      const grant = await this.transport.refresh();
      // Commit guard: a sign-in or a sign-out came first, and what it did stands.
      if (epoch !== this.#epoch) return false;
      this.#hold(grant, 'refreshed');
      return true;
    } catch (error) {
      if (epoch !== this.#epoch) return false;
      const problem =
        error instanceof HttpErrorResponse ? error : new HttpErrorResponse({ status: 0, error });
      if (isRefusal(problem)) this.#expire(problem);
      else this.#degrade(problem);
      return false;
    }
  }

  #hold(grant: Grant, why: 'signed-in' | 'refreshed'): void {
    grant.keep();
    const read = readAccessToken(grant.access, now());
    const sameId = this.#user?.id === read.userId;
    // A refresh tells whose session it is where nobody was known; two that do not say whose they are may be two people.
    const samePerson = why === 'refreshed' ? sameId || !this.#user : sameId && read.userId !== '';
    if (!samePerson) this.#owner = ++this.#owners;
    this.#token = { ...read, owner: this.#owner };
    this.#trouble = undefined;
    this.lastError.set(null);
    this.claims.set(read.claims);
    const user = (samePerson && this.#user) || { id: read.userId };
    this.#show('authenticated', user);
    this.#tell(samePerson ? why : 'signed-in', user);
  }

  #degrade(error?: HttpErrorResponse): void {
    if (error) {
      const failures = (this.#trouble?.failures ?? 0) + 1;
      const pause = backOff(failures, error, Date.now(), Math.random());
      this.#trouble = { error, failures, until: now().steady + pause };
      this.lastError.set(error);
    }
    const known = this.#status === 'degraded';
    this.#show('degraded', this.#user);
    if (!known) this.#tell('degraded', this.#user);
  }

  #expire(error: HttpErrorResponse): void {
    const user = this.#user;
    const starting = this.#status === 'starting';
    // With nobody known there may have been no session at all: whoever waited for a slow start did not lose one.
    const ended = !starting && user !== null;
    this.#leave(ended ? 'expired' : 'anonymous', error);
    this.transport.end('expired').catch(() => undefined);
    if (ended) this.#tell('expired', user);
    if (starting) return;
    void goToSignIn(this.#injector.get(Router), this.#config.routes.signIn, true);
  }

  #leave(status: 'anonymous' | 'expired', error: HttpErrorResponse | null): void {
    this.#turnPage();
    this.#owner = 0;
    this.#token = this.#trouble = undefined;
    this.lastError.set(error);
    this.claims.set(null);
    this.#show(status, null);
  }

  /** Makes a refresh that is under way one of the past, and sends on whoever waits for it. */
  #turnPage(): void {
    this.#epoch++;
    this.#land(false);
  }

  #land(refreshed: boolean): void {
    this.#inFlight?.resolve(refreshed);
    this.#inFlight = undefined;
    this.refreshing.set(false);
  }

  #show(status: AuthStatus, user: AuthUser | null): void {
    this.#status = status;
    this.#user = user;
    this.status.set(status);
    this.user.set(user);
    if (status !== 'starting') this.#ready.resolve();
  }

  #tell(type: AuthEvent['type'], user: AuthUser | null): void {
    this.events.next({ type, user });
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof HttpErrorResponse && (error.status === 400 || error.status === 401);
}
