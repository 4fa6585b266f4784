// Makes tokens as SimpleJWT does and judges them as it does, over @fastify/jwt for the signature.
import { randomBytes } from 'node:crypto';
import type { JWT } from '@fastify/jwt';
import type { Claims, TokenType } from '@latchkey/tokens';

/** Why a token is not good, in SimpleJWT's words (those of 5.3 where releases differ). */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

const invalid = () => new TokenError('Token is invalid or expired');

/** Longest token that is looked at, in characters. */
const longest = 4096;

/** How far `iat` and `nbf` may lie ahead of our clock, in seconds. */
const clockSkew = 60;

/** The claims of a token whose signature, expiry and id were found good. */
export type VerifiedClaims = Omit<Claims, 'token_type' | 'user_id'> & {
  readonly token_type?: unknown;
  readonly user_id?: unknown;
};

const isString = (value: unknown) => value === undefined || typeof value === 'string';

export interface Lifetimes {
  readonly accessTokenLifetime: number;
  readonly refreshTokenLifetime: number;
}

export class TokenCodec {
  readonly #jwt: JWT;
  readonly #lifetimes: Lifetimes;
  readonly #now: () => number;

  constructor(jwt: JWT, lifetimes: Lifetimes, now: () => number) {
    this.#jwt = jwt;
    this.#lifetimes = lifetimes;
    this.#now = now;
  }

  /** A new token with these claims besides its own type, exp, iat (seconds) and jti (32 hex digits). */
  issue(type: TokenType, claims: Readonly<Record<string, unknown>>): string {
    const { accessTokenLifetime, refreshTokenLifetime } = this.#lifetimes;
    const iat = Math.floor(this.#now() / 1000);
    const exp = iat + (type === 'access' ? accessTokenLifetime : refreshTokenLifetime);
    const jti = randomBytes(16).toString('hex');
    return this.#jwt.sign({ ...claims, token_type: type, exp, iat, jti });
  }

  /**
   * The claims of a token.
   * @param type the type it must have; none for SimpleJWT's UntypedToken
   * @throws TokenError
   */
  verify(token: string, type?: TokenType): VerifiedClaims {
    const claims = this.#signed(token);
    const { exp, jti } = claims;
    if (exp === undefined) throw new TokenError("Token has no 'exp' claim");
    if (jti === undefined) throw new TokenError('Token has no id');
    if (type) {
      if (claims['token_type'] === undefined) throw new TokenError('Token has no type');
      if (claims['token_type'] !== type) throw new TokenError('Token has wrong type');
    }
    return claims as VerifiedClaims;
  }

  /** The claims under a good signature, as PyJWT leaves them: those that are there have the right type and time. */
  #signed(token: string): Record<string, unknown> {
    const claims = this.#decode(token);
    const now = this.#now() / 1000;
    const { exp, iat, nbf, jti, sub } = claims;
    const isLive = exp === undefined || (typeof exp === 'number' && Number.isFinite(exp) && exp > now);
    const hasBegun = (time: unknown) =>
      time === undefined || (typeof time === 'number' && time <= now + clockSkew);
    if (!isLive || !hasBegun(iat) || !hasBegun(nbf) || !isString(jti) || !isString(sub)) throw invalid();
    return claims;
  }

  #decode(token: string): Record<string, unknown> {
    // The last character of base64url has bits that decode to nothing: one token, one spelling.
    const signature = token.slice(token.lastIndexOf('.') + 1);
    const isCanonical = Buffer.from(signature, 'base64url').toString('base64url') === signature;
    if (token.length > longest || !isCanonical) throw invalid();
    try {
      return this.#jwt.verify<Record<string, unknown>>(token);
    } catch {
      throw invalid();
    }
  }
}
