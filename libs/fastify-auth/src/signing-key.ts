// What one key of tokens is made of: the algorithm it is for, its halves, and what others may know of it.
import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type webcrypto,
} from 'node:crypto';
import { promisify } from 'node:util';

/** The algorithms (RFC 7518; RFC 8037 for EdDSA), and the keys that each is for. */
const kinds = {
  HS256: 'oct',
  HS384: 'oct',
  HS512: 'oct',
  RS256: 'rsa',
  RS384: 'rsa',
  RS512: 'rsa',
  PS256: 'rsa',
  PS384: 'rsa',
  PS512: 'rsa',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  EdDSA: 'ed25519',
} as const;

export type Algorithm = keyof typeof kinds;
export type HmacAlgorithm = Extract<Algorithm, `HS${string}`>;
export type AsymmetricAlgorithm = Exclude<Algorithm, HmacAlgorithm>;
type AsymmetricKind = (typeof kinds)[AsymmetricAlgorithm];

/** What SimpleJWT's ALGORITHM may be here. */
export const algorithms = Object.keys(kinds) as readonly Algorithm[];

export const isHmac = (algorithm: Algorithm): algorithm is HmacAlgorithm => kinds[algorithm] === 'oct';

/** What a key signed with that is of another kind than those of ALGORITHM, unless somebody says otherwise. */
const usual: Readonly<Record<AsymmetricKind, AsymmetricAlgorithm>> = {
  rsa: 'RS256',
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  ed25519: 'EdDSA',
};

const named: Readonly<Record<AsymmetricKind, string>> = {
  rsa: 'an RSA',
  'P-256': 'a P-256',
  'P-384': 'a P-384',
  'P-521': 'a P-521',
  ed25519: 'an Ed25519',
};

/** Shortest HMAC keys, in bytes: as long as what the hash gives (RFC 7518, 3.2). */
const shortestKey: Readonly<Record<HmacAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/** Shortest RSA key, in bits (RFC 7518, 3.3). */
const shortestModulus = 2048;

/** A public key as a JWKS tells it (RFC 7517). */
export interface PublicJwk extends webcrypto.JsonWebKey {
  readonly kid: string;
  readonly alg: AsymmetricAlgorithm;
  readonly use: 'sig';
}

/** A key that was found fit for its algorithm. */
export interface KeyMaterial {
  readonly algorithm: Algorithm;
  /** The RFC 7638 thumbprint; an HMAC key has none, as that would tell something of it. */
  readonly kid: string | undefined;
  /** `undefined` for an HMAC key. */
  readonly publicJwk: PublicJwk | undefined;
  /** As @fastify/jwt takes it: text, or halves in PEM; without the private half it only checks. */
  readonly secret: string | { readonly public: string; readonly private?: string };
}

/** A key that cannot be used for its algorithm; the message completes "the key must", and tells nothing of it. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** Whether a text is, or is meant to be, a PEM file. */
const isPem = (text: string): boolean => text.includes('-----BEGIN ');

function hmacKey(algorithm: HmacAlgorithm, key: string): KeyMaterial {
  const bytes = Buffer.byteLength(key);
  const shortest = shortestKey[algorithm];
  // A public key that signed as text would let everybody sign.
  if (isPem(key)) throw new KeyError(`be text for ${algorithm}, not a key in PEM`);
  if (bytes < shortest)
    throw new KeyError(`be at least ${shortest} bytes long for ${algorithm}, got ${bytes}`);
  return { algorithm, kid: undefined, publicJwk: undefined, secret: key };
}

/** The members of a key that make its thumbprint, in the order of RFC 7638, 3.2. */
const thumbprinted = ({ crv, e, kty, n, x, y }: webcrypto.JsonWebKey) =>
  JSON.stringify({ crv, e, kty, n, x, y });

function publicJwkOf(algorithm: AsymmetricAlgorithm, key: KeyObject): PublicJwk {
  const jwk = key.export({ format: 'jwk' });
  const kid = createHash('sha256').update(thumbprinted(jwk)).digest('base64url');
  return { ...jwk, kid, alg: algorithm, use: 'sig' };
}

const curves: Readonly<Record<string, AsymmetricKind>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function kindOf({ asymmetricKeyType: type, asymmetricKeyDetails }: KeyObject): AsymmetricKind | undefined {
  if (type === 'ec') return curves[asymmetricKeyDetails?.namedCurve ?? ''];
  return type === 'rsa' || type === 'ed25519' ? type : undefined;
}

function readPem(read: (pem: string) => KeyObject, pem: string): KeyObject | undefined {
  try {
    return read(pem);
  } catch {
    // What OpenSSL says may quote the key.
    return undefined;
  }
}

function requireKind(algorithm: AsymmetricAlgorithm, key: KeyObject | undefined, half: string): KeyObject {
  const kind = kinds[algorithm];
  if (key === undefined || kindOf(key) !== kind) {
    throw new KeyError(`be ${named[kind]} ${half} key (PEM) for ${algorithm}`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? shortestModulus;
  if (bits < shortestModulus) throw new KeyError(`have at least ${shortestModulus} bits, got ${bits}`);
  return key;
}

const publicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A key that only checks tokens. @param pem of a public key or, as its half will do, a private one @throws KeyError */
export function publicKey(algorithm: AsymmetricAlgorithm, pem: string): KeyMaterial {
  const key = requireKind(algorithm, readPem(createPublicKey, pem), 'public');
  const publicJwk = publicJwkOf(algorithm, key);
  return { algorithm, kid: publicJwk.kid, publicJwk, secret: { public: publicPem(key) } };
}

/** @param pem of a private key without a passphrase @throws KeyError */
export function privateKey(algorithm: AsymmetricAlgorithm, pem: string): KeyMaterial {
  const key = requireKind(algorithm, readPem(createPrivateKey, pem), 'private');
  const half = createPublicKey(key);
  const publicJwk = publicJwkOf(algorithm, half);
  const secret = { public: publicPem(half), private: privatePem(key) };
  return { algorithm, kid: publicJwk.kid, publicJwk, secret };
}

/** SimpleJWT's SIGNING_KEY: text for HMAC, else a private key in PEM. @throws KeyError */
export const signingKey = (algorithm: Algorithm, text: string): KeyMaterial =>
  isHmac(algorithm) ? hmacKey(algorithm, text) : privateKey(algorithm, text);

/**
 * A key that signed before, perhaps with another algorithm than the one of now: then a text is a key of HS256, and a PEM
 * one of the algorithm that its kind is usual for.
 * @throws KeyError
 */
export function fallbackKey(algorithm: Algorithm, text: string): KeyMaterial {
  if (!isPem(text)) return hmacKey(isHmac(algorithm) ? algorithm : 'HS256', text);
  const key = readPem(createPublicKey, text);
  const kind = key && kindOf(key);
  if (!kind) throw new KeyError('be text, or an RSA, P-256, P-384, P-521 or Ed25519 key (PEM)');
  return publicKey(!isHmac(algorithm) && kinds[algorithm] === kind ? algorithm : usual[kind], text);
}

const generate = promisify(generateKeyPair) as (
  type: string,
  options?: object,
) => Promise<{ privateKey: KeyObject }>;

const generators: Readonly<Record<AsymmetricKind, () => Promise<{ privateKey: KeyObject }>>> = {
  rsa: () => generate('rsa', { modulusLength: shortestModulus }),
  'P-256': () => generate('ec', { namedCurve: 'P-256' }),
  'P-384': () => generate('ec', { namedCurve: 'P-384' }),
  'P-521': () => generate('ec', { namedCurve: 'P-521' }),
  ed25519: () => generate('ed25519'),
};

/**
 * Makes a key pair.
 * @returns the private key (PKCS #8, PEM), and its RFC 7638 thumbprint
 */
export async function generateSigningKey(
  algorithm: AsymmetricAlgorithm,
): Promise<{ readonly kid: string; readonly privateKey: string }> {
  const { privateKey: key } = await generators[kinds[algorithm]]();
  return { kid: publicJwkOf(algorithm, createPublicKey(key)).kid, privateKey: privatePem(key) };
}
