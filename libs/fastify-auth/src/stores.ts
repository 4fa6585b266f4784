// What the plugin needs to know from the application, which keeps the users wherever it likes.
import type { Client } from './session-store.ts';

/** A user as the token endpoints and the views see them; the words are Django's. */
export interface AuthUser {
  /** A positive integer. */
  readonly id: number;
  readonly username: string;
  readonly isStaff: boolean;
  /** An inactive user can neither sign in nor use tokens they have. */
  readonly isActive: boolean;
  /**
   * When all their sessions were last ended, in milliseconds since 1970, as `authenticate` found it together with the
   * password: a session that begins later must find the same. Default: nobody looks.
   */
  readonly revokedAt?: number;
}

type Awaitable<T> = T | Promise<T>;

export interface UserStore {
  /** The user of a token, inactive ones too; asked at every request. */
  findById(id: number): Awaitable<AuthUser | undefined>;
  /**
   * The active user with this name and password, or `undefined`: unknown, inactive and wrong alike, and at the same
   * cost. `username` comes trimmed, `password` as it was sent (DRF would trim it: try both).
   */
  authenticate(username: string, password: string): Promise<AuthUser | undefined>;
  /**
   * Milliseconds after the start of `authenticate` at which the answer to a failure leaves, so that nobody can time what
   * kind it was: more than the slowest takes. Without this they leave at once.
   */
  failureTime?(password: string): Awaitable<number>;
  /** Lets signed-in users change their password; needs `sessions`. Default: they cannot. */
  readonly passwords?: NewPasswords;
}

/** What becomes of new passwords. */
export interface NewPasswords {
  /** How long one must be, in code points. */
  readonly minLength: number;
  /** What is wrong with a new password, for people; empty for a good one. */
  problems(user: AuthUser, password: string): Awaitable<readonly string[]>;
  /** What the store keeps of it. */
  hash(password: string): Promise<string>;
}

/** Who tries to sign in. */
export interface SignInAttempt extends Client {
  /** Trimmed; it may be nobody's. */
  readonly username: string;
  /** The session of one who is signed in, and proves it anew to get another password. */
  readonly session?: string | undefined;
}

/** One failure that was taken out of the budgets before anybody knew the outcome. */
export interface SignInReservation {
  /** Gives it back: only failures count. */
  succeeded(): Promise<void>;
}

/** What an attempt has to expect. */
export interface SignInOutlook {
  /** Seconds until it may be tried; 0 if it may be now. */
  readonly wait: number;
  /** Names the failures that it would be counted with. */
  readonly budget: string;
}

/** Slows down guessing. */
export interface SignInThrottle {
  /** A quick look that changes nothing. */
  look(attempt: SignInAttempt): Promise<SignInOutlook>;
  /** Takes a failure out of the budgets, atomically. @returns the seconds to wait if there is none left */
  reserve(attempt: SignInAttempt): Promise<SignInReservation | number>;
}

/** Writes down the sign-ins that come to nothing. What it throws, the request fails with. */
export interface SignInAudit {
  /** Told when the answer is due: what this takes, it should take for every attempt alike. */
  signInFailed(attempt: SignInAttempt): Awaitable<void>;
  /** Told before the answer 429. */
  signInThrottled(attempt: SignInAttempt): Awaitable<void>;
}
