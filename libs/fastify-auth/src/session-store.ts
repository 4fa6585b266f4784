// What the plugin needs to have kept of sessions: a row for each sign-in, and no token in it.
import type { AuthUser } from './stores.ts';
import type { TokenId } from './token-codec.ts';

type Awaitable<T> = T | Promise<T>;

/** Who asked for a session. */
export interface Client {
  readonly ip: string;
  /** The header of that name; empty without one. */
  readonly userAgent: string;
}

/** A session as it begins, in generation 0. */
export interface NewSession extends Client {
  /** The claim `sid` of its tokens: 32 hex digits. */
  readonly id: string;
  /** `undefined` for a token that names nobody. */
  readonly userId: number | undefined;
  readonly current: TokenId;
  /** The `jti` of a token without `sid`, issued by another server with the same key. No two sessions have the same. */
  readonly adoptedJti?: string;
}

/** One sign-in with all the tokens that have come from it (a token family). */
export interface Session {
  readonly id: string;
  /** The refresh token that it is at. */
  readonly current: TokenId;
  /** The `jti` of the refresh token before, `undefined` until the first rotation. */
  readonly previousJti: string | undefined;
  /** How often it has rotated. */
  readonly generation: number;
  /** Milliseconds since the last rotation, by the clock that all processes share. */
  readonly rotatedAgo: number;
  /** Whether a token of this generation has come back: until then its answer may have been lost. */
  readonly isConfirmed: boolean;
  readonly isRevoked: boolean;
  readonly userAgent: string;
}

/** Why a session has ended. */
export type Revocation = 'blacklisted' | 'reuse';

/** Keeps the sessions for all processes that serve one shop. Every method is one statement or one transaction. */
export interface SessionStore {
  /** Keeps a session, unless there is one with this `adoptedJti`. A user who is not there counts as nobody. */
  open(session: NewSession): Awaitable<void>;
  find(id: string): Awaitable<Session | undefined>;
  findAdopted(jti: string): Awaitable<Session | undefined>;
  /**
   * Puts another refresh token in the place of the current one, by one conditional update that many may try at once.
   * @param jti what the current one must be; `undefined` for any
   * @param grace milliseconds that must have passed since the last rotation
   * @returns the generation that has begun; `undefined` if that was not so, or the session is revoked
   */
  rotate(id: string, jti: string | undefined, next: TokenId, grace: number): Awaitable<number | undefined>;
  /** Keeps that a token of this generation has come back, if it still is the current one. */
  confirm(id: string, generation: number): Awaitable<void>;
  /** Ends a session. @returns whether it had not ended before */
  revoke(id: string, reason: Revocation): Awaitable<boolean>;
  /**
   * The user of an access token, inactive ones too, and whether the session it names has ended: one read, asked at
   * every request. It confirms the generation that the token names.
   * @param session what the token names; `undefined` for a token of another server
   */
  findUser(
    userId: number,
    session: { readonly id: string; readonly generation: number | undefined } | undefined,
  ): Awaitable<{ readonly user: AuthUser; readonly hasEnded: boolean } | undefined>;
}
