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

/** Who ends a session. */
export interface Revoker extends Client {
  /** The user who asked for it; `undefined` where a refresh token was all that was shown. */
  readonly userId: number | undefined;
}

/** Where a session's refresh token travels: in bodies, or in a cookie that no script can read. */
export type SessionMode = 'json' | 'cookie';

/** A session as it begins, in generation 0. */
export interface NewSession extends Client {
  /** The claim `sid` of its tokens: 32 hex digits. */
  readonly id: string;
  /** `undefined` for a token that names nobody. */
  readonly userId: number | undefined;
  readonly mode: SessionMode;
  readonly current: TokenId;
  /** When it ends, however often it is refreshed, in seconds since 1970; `undefined` for never. */
  readonly endsAt: number | undefined;
  /** The `jti` of a token without `sid`, issued by another server with the same key. No two sessions have the same. */
  readonly adoptedJti?: string;
  /** What `AuthUser.revokedAt` was when the password was judged; `undefined` if nobody looked. */
  readonly revokedAt?: number | undefined;
}

/** What the beginning of a session ends. */
export interface Succession {
  /** The id of the session that the same browser had. */
  readonly replaces?: string | undefined;
  /** How many sessions of this mode the user may have: those not seen for longest end. */
  readonly limit?: number | undefined;
}

/** One sign-in with all the tokens that have come from it (a token family). */
export interface Session {
  readonly id: string;
  readonly mode: SessionMode;
  /** The refresh token that it is at. */
  readonly current: TokenId;
  /** The `jti` of the refresh token before, `undefined` until the first rotation. */
  readonly previousJti: string | undefined;
  /** How often it has rotated. */
  readonly generation: number;
  /** Milliseconds since the last rotation, by the clock that all processes share. */
  readonly rotatedAgo: number;
  /** Milliseconds since its owner was last seen. */
  readonly seenAgo: number;
  /** Whether a token of this generation has come back: until then its answer may have been lost. */
  readonly isConfirmed: boolean;
  /** Revoked, or past `endsAt`. */
  readonly hasEnded: boolean;
  readonly endsAt: number | undefined;
  readonly userAgent: string;
}

/** A live session as its owner sees it. Times are milliseconds since 1970. */
export interface SessionSummary extends Client {
  readonly id: string;
  readonly mode: SessionMode;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** Why a session has ended. */
export type Revocation =
  'blacklisted' | 'signed-out' | 'revoked' | 'reuse' | 'replaced' | 'too-many' | 'password-changed';

/** Keeps the sessions for all processes that serve one shop. Every method is one statement or one transaction. */
export interface SessionStore {
  /**
   * Keeps a session, unless there is one with this `adoptedJti`, or its user's sessions were all ended since the token
   * was issued or the password judged. A user who is not there counts as nobody.
   * @returns false if the session came too late
   */
  open(session: NewSession, succession?: Succession): Awaitable<boolean>;
  find(id: string): Awaitable<Session | undefined>;
  findAdopted(jti: string): Awaitable<Session | undefined>;
  /**
   * Puts another refresh token in the place of the current one, by one conditional update that many may try at once.
   * @param jti what the current one must be; `undefined` for any
   * @param grace milliseconds that must have passed since the last rotation
   * @param client who is seen with it
   * @returns the generation that has begun; `undefined` if that was not so, or the session has ended
   */
  rotate(
    id: string,
    jti: string | undefined,
    next: TokenId,
    grace: number,
    client: Client,
  ): Awaitable<number | undefined>;
  /** Keeps that a token of this generation has come back, if it still is the current one. */
  confirm(id: string, generation: number): Awaitable<void>;
  /** Keeps that its owner was seen. */
  see(id: string, client: Client): Awaitable<void>;
  /** Ends a session. @param userId whose it must be @returns whether it had not ended before */
  revoke(id: string, reason: Revocation, by: Revoker, userId?: number): Awaitable<boolean>;
  /**
   * Ends all sessions of a user, and all tokens that other servers have issued to them.
   * @param except the session that goes on; tokens of other servers then go on, too
   * @returns how many there were
   */
  revokeAll(userId: number, by: Revoker, except?: string): Awaitable<number>;
  /**
   * Gives a user another password (as `passwords.hash` made it), ends all their sessions, and opens this one.
   * @param current the session that asks for it
   * @returns how many others have ended; `undefined` if they were all ended since the current password was judged
   */
  changePassword(
    session: NewSession & { readonly userId: number },
    hash: string,
    current?: string,
  ): Awaitable<number | undefined>;
  /** Live sessions of a user, the one with the id `first` first, then those seen last. */
  list(
    userId: number,
    range: { readonly first: string | undefined; readonly limit: number; readonly offset: number },
  ): Awaitable<readonly SessionSummary[]>;
  /** How many live sessions a user has. */
  count(userId: number): Awaitable<number>;
  /**
   * The user of a token, inactive ones too, and whether the session it names has ended: one read, asked at every
   * request. It confirms the generation that the token names.
   * @param token the session that it names, `undefined` for a token of another server, and when it was issued
   */
  findUser(
    userId: number,
    token: {
      readonly session: string | undefined;
      readonly generation: number | undefined;
      /** Seconds since 1970; `undefined` if the token does not say: then it may have been long ago. */
      readonly issuedAt: number | undefined;
    },
  ): Awaitable<{ readonly user: AuthUser; readonly hasEnded: boolean } | undefined>;
}
