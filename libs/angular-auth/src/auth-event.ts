// What happens to a session, for logs and caches; by its shape it cannot carry a token.

/** The signed-in person: `user_id` of the token, as a string. */
export interface AuthUser {
  readonly id: string;
}

/**
 * `user` is the person it happened to. `signed-in` also when a refresh turns out to be someone else's session:
 * drop what was cached for the person before.
 */
export interface AuthEvent {
  readonly type: 'signed-in' | 'refreshed' | 'degraded' | 'expired' | 'signed-out';
  readonly user: AuthUser | null;
}
