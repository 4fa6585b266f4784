// What the plugin needs to know from the application, which keeps the users wherever it likes.

/** A user as the token endpoints and the views see them; the words are Django's. */
export interface AuthUser {
  /** A positive integer. */
  readonly id: number;
  readonly username: string;
  readonly isStaff: boolean;
  /** An inactive user can neither sign in nor use tokens they have. */
  readonly isActive: boolean;
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
}

/** Slows down guessing. Only failures count. */
export interface SignInThrottle {
  /** Seconds to wait until this name may be tried from this address; 0 if it may be now. */
  wait(username: string, ip: string): Promise<number>;
  failed(username: string, ip: string): Promise<void>;
  succeeded(username: string, ip: string): Promise<void>;
}
