// Access tokens that were found good a moment ago: a client shows the same one again and again.
import type { KeySet } from './key-set.ts';

/** Tokens that are kept: a few megabytes at the most. */
const most = 10_000;

interface Entry<Claims> {
  readonly keys: KeySet;
  readonly claims: Claims;
  readonly exp: number;
}

/**
 * Keeps what a signature vouches for, under the whole token, as long as the keys stay the same and until it expires. It
 * holds no failures, and whoever finds claims here has still to judge their times, their user and their session.
 */
export class VerifiedTokens<Claims extends object> {
  readonly #entries = new Map<string, Entry<Claims>>();

  /** @param now seconds since 1970 @returns the claims, which all who find them share and nobody can change */
  find(token: string, keys: KeySet, now: number): Claims | undefined {
    const entry = this.#entries.get(token);
    if (entry && entry.exp > now && entry.keys === keys) return entry.claims;
    if (entry) this.#entries.delete(token);
    return undefined;
  }

  /** @param exp seconds since 1970 */
  keep(token: string, keys: KeySet, claims: Claims, exp: number): void {
    if (this.#entries.size >= most) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(token, { keys, claims: frozen(claims), exp });
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
