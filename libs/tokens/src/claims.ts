// What a SimpleJWT token says about itself, readable by whoever holds it and proven by nobody here.

/** SimpleJWT's `token_type` claim. */
export type TokenType = 'access' | 'refresh';

/**
 * The claims of a SimpleJWT token (RFC 7519). `exp` and `iat` are seconds since 1970; `user_id` is a string of
 * digits since SimpleJWT 5.5.1 and a number before. Further claims may follow.
 */
export interface Claims {
  readonly token_type: TokenType;
  readonly exp: number;
  readonly iat?: number;
  readonly jti: string;
  readonly user_id: string | number;
  readonly [claim: string]: unknown;
}

// Both browsers and Node have these two; the compiler's narrow lib does not know it.
declare const atob: (base64: string) => string;
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * The claims of a token **without checking its signature**: for showing and for timing, never for trusting.
 * `undefined` for anything that is no JWT with an object inside.
 */
export function readClaims(token: string): Partial<Claims> | undefined {
  const parts = token.split('.');
  const payload = parts[1];
  if (parts.length !== 3 || !payload) return undefined;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `exp` has come, as PyJWT judges it (`exp <= now`). `now` in seconds since 1970. No `exp` counts as expired. */
export function isExpired(claims: Partial<Claims>, now: number): boolean {
  return !(typeof claims.exp === 'number' && claims.exp > now);
}
