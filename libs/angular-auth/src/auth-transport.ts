// The one seam between a session and the server it lives on: how tokens are got, renewed, kept and dropped.
import type { HttpClient } from '@angular/common/http';
import type { Credentials } from '@latchkey/tokens';

/** An answer with an access token. Nothing of it is stored until `keep()` is called. */
export interface Grant {
  readonly access: string;
  /** Stores what the next refresh needs. Called only if no sign-in or sign-out happened meanwhile. */
  keep(): void;
}

/**
 * Rejections, where nothing else is said, are `HttpErrorResponse`s: 400 and 401 say no, anything else is a failure
 * that may pass. Requests made here carry `AUTH: 'none'`.
 */
export interface AuthTransport {
  /**
   * How all tabs of the browser share one session, if they do: `side-by-side` where a refresh token may be used by
   * several at once, `in-turn` where a refresh may spend it. Then `withTabSync()` lets tabs refresh one after the
   * other and hands an access token on to those that waited.
   */
  readonly tabs?: 'side-by-side' | 'in-turn';
  /** What an earlier page load or another tab left or may have left: whose session it is if known; `undefined` for nothing. */
  restore(): { readonly userId: string | undefined } | undefined;
  /** Rejects with a `SignInError`. */
  obtain(credentials: Credentials): Promise<Grant>;
  refresh(): Promise<Grant>;
  /** Resolves when the server takes the access token for good. */
  verify(access: string): Promise<void>;
  /** Drops what was stored; told to the server, too, where it has an endpoint for that. */
  end(why: 'signed-out' | 'expired'): Promise<void>;
  /**
   * Ends every session of the token's user, on all devices, and drops what was stored here. A rejection means that
   * nothing was done here; an Error, that the server has no endpoint for it.
   */
  endEverywhere(access: string): Promise<void>;
}

/** Makes the transport; called once, in an injection context. `api` is the option of `provideAuth()`. */
export type AuthTransportFactory = (context: {
  readonly api: string;
  readonly http: HttpClient;
}) => AuthTransport;
