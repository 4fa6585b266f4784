// Makes tokens as SimpleJWT does and judges them as it does, over @fastify/jwt for the signature.
import { randomBytes } from 'node:crypto';
import type { JWT } from '@fastify/jwt';
import type { TokenType } from '@latchkey/tokens';

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
export interface VerifiedClaims {
  readonly exp: number;
  readonly iat?: number;
  readonly jti: string;
  readonly token_type?: unknown;
  readonly user_id?: unknown;
  readonly [claim: string]: unknown;
}

const isString = (value: unknown) => value === undefined || typeof value === 'string';

export interface Lifetimes {
  readonly accessTokenLifetime: number;
  readonly refreshTokenLifetime: number;
}

/** What makes a token differ from another one with the same further claims. Times are seconds since 1970. */
export interface TokenId {
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
}

/** @throws TokenError if claims are not of a token of this type */
export function requireType({ token_type }: VerifiedClaims, type: TokenType): void {
  if (token_type === undefined) throw new TokenError('Token has no type');
  if (token_type !== type) throw new TokenError('Token has wrong type');
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

  /** The identity of a refresh token that begins now. */
  newRefreshTokenId(): TokenId {
    return this.#newId('refresh');
  }

  #newId(type: TokenType): TokenId {
    const { accessTokenLifetime, refreshTokenLifetime } = this.#lifetimes;
    const iat = Math.floor(this.#now() / 1000);
    const exp = iat + (type === 'access' ? accessTokenLifetime : refreshTokenLifetime);
    return { jti: randomBytes(16).toString('hex'), iat, exp };
  }

  /**
   * A token with these claims besides its own type, exp, iat and jti.
   * @param id what it is to have instead of a new identity: under HMAC and EdDSA the same claims give the same bytes
   */
  issue(type: TokenType, claims: Readonly<Record<string, unknown>>, id: Partial<TokenId> = {}): string {
    const { exp, iat, jti } = { ...this.#newId(type), ...id };
    return this.#jwt.sign({ ...claims, token_type: type, exp, iat, jti });
  }

  /**
   * The claims of a token.
   * @param type the type it must have; none for SimpleJWT's UntypedToken
   * @throws TokenError
   */
  async verify(token: string, type?: TokenType): Promise<VerifiedClaims> {
    const claims = this.#signed(token);
    const { exp, jti } = claims;
    if (exp === undefined) throw new TokenError("Token has no 'exp' claim");
    if (jti === undefined) throw new TokenError('Token has no id');
    if (type) requireType(claims as VerifiedClaims, type);
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
