// Makes tokens as SimpleJWT does and judges them as it does, over @fastify/jwt for the signature.
import { createHash, randomBytes } from 'node:crypto';
import type { TokenType } from '@latchkey/tokens';
import type { KeyRing } from './key-ring.ts';
import { sessionIdOf } from './session-id.ts';
import { isCanonical, textOf } from './token-header.ts';
import { hasNamesOnce } from './token-json.ts';
import type { TokenRules } from './token-rules.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** Why a token is not good, in SimpleJWT's words (those of 5.3 where releases differ). */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

const invalid = () => new TokenError('Token is invalid or expired');

/** Longest token that is looked at, in characters. */
const longest = 4096;

/** How far `iat` and `nbf` may lie ahead of our clock, in seconds. */
const clockSkew = 60;

/** The claims of a token whose signature, expiry and id were found good, by the names that SimpleJWT gives by default. */
export interface VerifiedClaims {
  readonly exp: number;
  readonly iat?: number;
  readonly jti: string;
  readonly token_type?: unknown;
  readonly user_id?: unknown;
  readonly [claim: string]: unknown;
}

type Claims = Readonly<Record<string, unknown>>;

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
  /** The key that signs it, where keys have names. */
  readonly kid?: string;
}

export class TokenCodec {
  readonly #keys: KeyRing;
  readonly #rules: TokenRules & Lifetimes;
  readonly #now: () => number;
  readonly #hasSessions: boolean;
  /** Claims that have another name in tokens than here; `null` for those that are not in them. */
  readonly #renamed: ReadonlyMap<string, string | null>;
  /** Claims that every token has. */
  readonly #fixed: Claims;
  readonly #audiences: readonly string[];
  readonly #seen = new VerifiedTokens<Claims>();

  /**
   * @param now milliseconds since 1970
   * @param hasSessions whether all tokens that are made here name a session
   */
  constructor(keys: KeyRing, rules: TokenRules & Lifetimes, now: () => number, hasSessions = false) {
    const { userIdClaim, tokenTypeClaim, jtiClaim, issuer, audience } = rules;
    const names = { user_id: userIdClaim, token_type: tokenTypeClaim, jti: jtiClaim ?? 'jti' };
    this.#keys = keys;
    this.#rules = rules;
    this.#now = now;
    this.#hasSessions = hasSessions;
    this.#renamed = new Map(Object.entries(names).filter(([here, there]) => here !== there));
    this.#fixed = {
      ...(audience !== undefined && { aud: audience }),
      ...(issuer !== undefined && { iss: issuer }),
    };
    this.#audiences = [audience ?? []].flat();
  }

  /** The identity of a refresh token that begins now. */
  newRefreshTokenId(): TokenId {
    const { kid } = this.#keys.current.signing;
    return { ...this.#newId('refresh'), ...(kid !== undefined && { kid }) };
  }

  #newId(type: TokenType): TokenId {
    const { accessTokenLifetime, refreshTokenLifetime } = this.#rules;
    const iat = Math.floor(this.#now() / 1000);
    const exp = iat + (type === 'access' ? accessTokenLifetime : refreshTokenLifetime);
    return { jti: randomBytes(16).toString('hex'), iat, exp };
  }

  /**
   * A token with these claims besides its own type, exp, iat and jti.
   * @param id what it is to have instead of a new identity: under HMAC, RS and EdDSA the same claims give the same bytes,
   *   as long as their key is there
   */
  issue(type: TokenType, claims: Claims, id: Partial<TokenId> = {}): string {
    const { kid, exp, iat, jti } = { ...this.#newId(type), ...id };
    const written = this.#asWritten({ ...claims, token_type: type, exp, iat, jti });
    return this.#keys.current.signingKeyOf(kid).sign({ ...written, ...this.#fixed });
  }

  /**
   * The claims of a token.
   * @param type the type it must have; none for SimpleJWT's UntypedToken
   * @throws TokenError, and whatever a store of keys throws
   */
  async verify(token: string, type?: TokenType): Promise<VerifiedClaims> {
    const keys = this.#keys.current;
    const isShownAgain = type === 'access';
    const seen = isShownAgain ? this.#seen.find(token, keys, this.#now() / 1000) : undefined;
    const written = seen ?? this.#decode(token) ?? (await this.#decodeLater(token));
    this.#judge(written);
    const claims = this.#asRead(written);
    if (claims['exp'] === undefined) throw new TokenError("Token has no 'exp' claim");
    const verified = this.#identified(claims, token);
    if (type) this.requireType(verified, type);
    if (isShownAgain && !seen && keys === this.#keys.current) {
      this.#seen.keep(token, keys, written, verified.exp);
    }
    return verified;
  }

  /** @throws TokenError if claims are not of a token of this type, where tokens have types */
  requireType({ token_type }: VerifiedClaims, type: TokenType): void {
    if (this.#rules.tokenTypeClaim === null) return;
    if (token_type === undefined) throw new TokenError('Token has no type');
    if (token_type !== type) throw new TokenError('Token has wrong type');
  }

  /** Judges claims as PyJWT does: those that are there have the right type and time, and are meant for us. */
  #judge({ exp, iat, nbf, jti, sub, iss, aud }: Claims): void {
    const { leeway, issuer } = this.#rules;
    const now = this.#now() / 1000;
    const latest = now + Math.max(clockSkew, leeway);
    const isLive =
      exp === undefined || (typeof exp === 'number' && Number.isFinite(exp) && exp > now - leeway);
    const hasBegun = (time: unknown) => time === undefined || (typeof time === 'number' && time <= latest);
    if (!isLive || !hasBegun(iat) || !hasBegun(nbf) || !isString(jti) || !isString(sub)) throw invalid();
    if ((issuer !== undefined && iss !== issuer) || !this.#isMeantForUs(aud)) throw invalid();
  }

  #isMeantForUs(aud: unknown): boolean {
    if (this.#audiences.length === 0) return true;
    const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    return (
      named.every((one) => typeof one === 'string') && this.#audiences.some((one) => named.includes(one))
    );
  }

  /** The claims with an id: where none is asked for, a token without one is known by what it says. */
  #identified(claims: Claims, token: string): VerifiedClaims {
    const { jti } = claims;
    if (typeof jti === 'string') return claims as VerifiedClaims;
    if (jti !== undefined) throw invalid();
    if (this.#rules.jtiClaim !== null) throw new TokenError('Token has no id');
    const [, payload = ''] = token.split('.');
    return { ...claims, jti: createHash('sha256').update(payload).digest('base64url') } as VerifiedClaims;
  }

  /** The claims under a good signature; `undefined` if the token names a key that is not here but may be elsewhere. */
  #decode(token: string): Claims | undefined {
    const parts = token.length > longest ? [] : token.split('.');
    const [header = '', payload = ''] = parts;
    if (parts.length !== 3 || !parts.every(isCanonical)) throw invalid();
    const { current } = this.#keys;
    const keys = current.keysOf(header);
    for (const key of keys ?? []) {
      try {
        const claims = key.verify(token);
        // No server but ours signs with such a key, and ours names the session: somebody has got hold of the key.
        const isForged = this.#hasSessions && current.isOursAlone(key) && sessionIdOf(claims) === undefined;
        if (hasNamesOnce(textOf(payload), claims) && !isForged) return claims;
      } catch {
        // Perhaps it was signed by the next one.
      }
    }
    if (keys) throw invalid();
    return undefined;
  }

  /** Claims under a key that has just come, which another process may have begun to sign with. */
  async #decodeLater(token: string): Promise<Claims> {
    const claims = (await this.#keys.learn()) ? this.#decode(token) : undefined;
    if (!claims) throw invalid();
    return claims;
  }

  #asWritten(claims: Claims): Claims {
    const { nbf } = claims;
    // @fastify/jwt signs whole numbers only, and an nbf that has come says nothing any more.
    const signable = typeof nbf === 'number' ? { ...claims, nbf: Math.max(0, Math.floor(nbf)) } : claims;
    if (this.#renamed.size === 0) return signable;
    return Object.fromEntries(
      Object.entries(signable).flatMap(([here, value]) => {
        const there = this.#renamed.get(here);
        return there === null ? [] : [[there ?? here, value]];
      }),
    );
  }

  #asRead(written: Claims): Claims {
    if (this.#renamed.size === 0) return written;
    const names = new Set([...this.#renamed].flat());
    const others = Object.entries(written).filter(([name]) => !names.has(name));
    const read = [...this.#renamed].flatMap(([here, there]) =>
      there !== null && Object.hasOwn(written, there) ? [[here, written[there]]] : [],
    );
    // Without types, the generation tells an access token of ours.
    const hasType = this.#rules.tokenTypeClaim !== null || !Object.hasOwn(written, 'gen');
    return Object.fromEntries([...others, ...read, ...(hasType ? [] : [['token_type', 'access']])]);
  }
}
