// The keys of the tokens at one moment: one signs, all check.
import type { TokenKey } from './key-jwt.ts';
import type { PublicJwk } from './signing-key.ts';
import { kidOf } from './token-header.ts';

/** A JWK Set (RFC 7517, section 5) of public keys. */
export interface Jwks {
  readonly keys: readonly PublicJwk[];
}

/** How an RFC 7638 thumbprint looks: nothing else is worth asking for. */
const thumbprint = /^[\w-]{43}$/;

export class KeySet {
  /** The key that signs. */
  readonly signing: TokenKey;
  readonly jwks: Jwks;
  readonly #isRing: boolean;
  readonly #signers: ReadonlyMap<string | undefined, TokenKey>;
  readonly #byKid: ReadonlyMap<unknown, readonly TokenKey[]>;
  /** What may have signed a token that names no key. */
  readonly #unnamed: readonly TokenKey[];
  /** The headers that our own tokens have, which need no reading. */
  readonly #byHeader: ReadonlyMap<string, readonly TokenKey[]>;

  /**
   * @param others keys that signed or will sign
   * @param fallbacks keys that only check, also tokens that name no key
   * @param isRing whether nobody else has the keys that sign
   */
  constructor(
    signing: TokenKey,
    others: readonly TokenKey[],
    fallbacks: readonly TokenKey[],
    isRing: boolean,
  ) {
    const signers = [signing, ...others];
    const all = [...fallbacks.toReversed(), ...others.toReversed(), signing];
    const withName = all.filter(({ kid }) => kid !== undefined);
    this.signing = signing;
    this.#isRing = isRing;
    this.#unnamed = [signing, ...fallbacks];
    this.#signers = new Map(signers.map((key) => [key.kid, key]));
    this.#byKid = new Map(withName.map((key) => [key.kid, [key]]));
    this.#byHeader = new Map(all.map((key) => [key.header, key.kid === undefined ? this.#unnamed : [key]]));
    const published = new Map([...signers, ...fallbacks].map(({ kid, publicJwk }) => [kid, publicJwk]));
    this.jwks = { keys: [...published.values()].filter((jwk) => jwk !== undefined) };
  }

  /** Whether a key signs here and nowhere else: one of the ring that a store keeps. */
  isOursAlone(key: TokenKey): boolean {
    return this.#isRing && this.#signers.has(key.kid);
  }

  /** The key that is to sign a token again; the one that signs now, if it is there no longer. */
  signingKeyOf(kid: string | undefined): TokenKey {
    return (kid !== undefined && this.#signers.get(kid)) || this.signing;
  }

  /**
   * The keys that may have signed a token. Its `alg` has no say: each key has an algorithm of its own.
   * @param header its first part
   * @returns `undefined` if it names a key that is not here but may be elsewhere
   */
  keysOf(header: string): readonly TokenKey[] | undefined {
    const known = this.#byHeader.get(header);
    if (known) return known;
    const kid = kidOf(header);
    if (kid === undefined) return [];
    // Keys without names are not chosen by name: PyJWT passes over a kid, too.
    if (kid === null || this.#byKid.size === 0) return this.#unnamed;
    return this.#byKid.get(kid) ?? (typeof kid === 'string' && thumbprint.test(kid) ? undefined : []);
  }
}
