// The options that say which keys tokens are signed and checked with.
import type { SigningKeyStore } from './key-ring.ts';
import { OptionError } from './option-error.ts';
import {
  type Algorithm,
  KeyError,
  algorithms,
  fallbackKey,
  isHmac,
  publicKey,
  signingKey,
} from './signing-key.ts';

export interface KeyOptions {
  /** SimpleJWT's ALGORITHM. Default: HS256. */
  readonly algorithm?: Algorithm;
  /**
   * SimpleJWT's SIGNING_KEY. For HS256 text of at least 32 bytes (HS384: 48, HS512: 64; RFC 7518, 3.2): a Django
   * SECRET_KEY works. For the others a private key (PEM), unless `signingKeys` keeps them.
   */
  readonly signingKey?: string;
  /** SimpleJWT's VERIFYING_KEY: the public half of `signingKey` (PEM). Default: taken from it. Ignored for HMAC. */
  readonly verifyingKey?: string;
  /** Keys that signed before and still check, three at most: text for HMAC, PEM (either half) for the others. */
  readonly signingKeyFallbacks?: readonly string[];
  /** Keeps the keys that sign, so that they can be rotated while servers run; in the place of `signingKey`, not for HMAC. */
  readonly signingKeys?: SigningKeyStore;
}

/** Where the keys come from: exactly one of `signingKey` and `signingKeys`. */
export type CheckedKeys = {
  readonly algorithm: Algorithm;
  readonly signingKeyFallbacks: readonly string[];
} & (
  | { readonly signingKey: string; readonly signingKeys?: undefined }
  | { readonly signingKey?: undefined; readonly signingKeys: SigningKeyStore }
);

/** Most keys that a token without a name is tried on, besides the one that signs. */
const mostFallbacks = 3;

/** Runs work on the key of an option. */
function withKey<Result>(option: keyof KeyOptions, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof KeyError ? new OptionError(option, error.message) : error;
  }
}

/** @throws OptionError for keys that cannot be used */
export function checkFallbacks(algorithm: Algorithm, fallbacks: unknown): readonly string[] {
  const isList = Array.isArray(fallbacks) && fallbacks.every((one) => typeof one === 'string');
  if (!isList || fallbacks.length > mostFallbacks) {
    throw new OptionError('signingKeyFallbacks', `be a list of ${mostFallbacks} keys at most`);
  }
  for (const fallback of fallbacks) withKey('signingKeyFallbacks', () => fallbackKey(algorithm, fallback));
  return fallbacks;
}

/** @throws OptionError */
function checkSigningKey(algorithm: Algorithm, key: string, verifyingKey: string | undefined): void {
  const { kid } = withKey('signingKey', () => signingKey(algorithm, key));
  if (isHmac(algorithm) || !verifyingKey) return;
  if (withKey('verifyingKey', () => publicKey(algorithm, verifyingKey)).kid === kid) return;
  throw new OptionError('verifyingKey', 'be the public half of the signing key');
}

/** @throws OptionError for the first option that cannot be used */
export function checkKeys(options: KeyOptions): CheckedKeys {
  const { algorithm = 'HS256', signingKey: key, verifyingKey, signingKeys } = options;
  if (!algorithms.includes(algorithm)) {
    throw new OptionError('algorithm', `be one of ${algorithms.join(', ')}`);
  }
  const signingKeyFallbacks = checkFallbacks(algorithm, options.signingKeyFallbacks ?? []);
  if (signingKeys === undefined) {
    if (typeof key !== 'string') throw new OptionError('signingKey', 'be text');
    if (verifyingKey !== undefined && typeof verifyingKey !== 'string') {
      throw new OptionError('verifyingKey', 'be text');
    }
    checkSigningKey(algorithm, key, verifyingKey);
    return { algorithm, signingKey: key, signingKeyFallbacks };
  }
  if (typeof signingKeys?.read !== 'function') {
    throw new OptionError('signingKeys', 'have the method of a SigningKeyStore');
  }
  if (isHmac(algorithm)) throw new OptionError('signingKeys', `be left out for ${algorithm}`);
  if (key !== undefined) throw new OptionError('signingKeys', 'be left out beside signingKey');
  if (verifyingKey !== undefined) throw new OptionError('verifyingKey', 'be left out beside signingKeys');
  return { algorithm, signingKeys, signingKeyFallbacks };
}
