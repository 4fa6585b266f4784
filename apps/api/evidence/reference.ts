// The rules of a session, as short as they can be told: what the real servers are compared with, step by step.

/** Seconds in which a spent token gets its successor again. */
const grace = 30;
/** Seconds for which a successor that nobody has used counts as lost. */
const lostFor = 24 * 3600;

/** One session. Tokens go by the generation that they were given out in. */
export class Reference {
  readonly #lifetimes: { readonly refresh: number; readonly access: number };
  /** Seconds since the session began. */
  now = 0;
  generation = 0;
  hasEnded = false;
  #rotatedAt = -Infinity;
  /** Whether a token of this generation has come back. */
  isInUse = true;
  readonly #issuedAt = [0];
  /** The user agent that has signed in or rotated last. */
  #userAgent: string;

  /** @param lifetimes in seconds */
  constructor(userAgent: string, lifetimes: { readonly refresh: number; readonly access: number }) {
    this.#userAgent = userAgent;
    this.#lifetimes = lifetimes;
  }

  /**
   * Somebody presents a refresh token.
   * @returns the generation of the refresh token that is answered, `undefined` for a refusal
   */
  refresh(generation: number, userAgent: string): number | undefined {
    if (this.hasEnded || this.hasExpired(generation)) return undefined;
    if (generation === this.generation) {
      if (this.now - this.#rotatedAt > grace) this.#rotate(userAgent);
      else this.isInUse = true;
      return this.generation;
    }
    if (this.#mayBeLost(generation) && userAgent === this.#userAgent) return this.generation;
    this.hasEnded = true;
    return undefined;
  }

  /** Somebody presents an access token of a generation. @returns whether it opens anything */
  use(generation: number, issuedAt: number): boolean {
    if (this.hasEnded || this.now >= issuedAt + this.#lifetimes.access) return false;
    if (generation === this.generation) this.isInUse = true;
    return true;
  }

  /** Somebody gives a refresh token back. @returns whether that has ended the session */
  blacklist(generation: number): boolean {
    const isGood = generation === this.generation || this.#mayBeLost(generation);
    if (this.hasEnded || this.hasExpired(generation) || !isGood) return false;
    this.hasEnded = true;
    return true;
  }

  /** Somebody signs out with a refresh token. */
  signOut(generation: number): void {
    if (!this.hasExpired(generation)) this.hasEnded = true;
  }

  /** Whether the refresh token of a generation is too old for anything, be it reuse. */
  hasExpired(generation: number): boolean {
    return this.now >= (this.#issuedAt[generation] ?? 0) + this.#lifetimes.refresh;
  }

  #rotate(userAgent: string): void {
    this.#userAgent = userAgent;
    this.generation += 1;
    this.#issuedAt[this.generation] = this.now;
    this.#rotatedAt = this.now;
    this.isInUse = false;
  }

  #mayBeLost(generation: number): boolean {
    const age = this.now - this.#rotatedAt;
    return generation === this.generation - 1 && (age <= grace || (!this.isInUse && age <= lostFor));
  }
}
