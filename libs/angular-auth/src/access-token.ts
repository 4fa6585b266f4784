// An access token in this page's memory, and when to stop believing in it.
import { type Claims, readClaims } from '@latchkey/tokens';

/** Two clocks, in milliseconds: `steady` never jumps but may stop while the machine sleeps; `wall` may jump. */
export interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export interface AccessToken {
  readonly text: string;
  readonly claims: Readonly<Partial<Claims>>;
  /** `user_id` as a string; `''` when the token does not tell. */
  readonly userId: string;
  /** Whose session it belongs to: changes with every person and after every sign-out. */
  readonly owner: number;
  /** The moment of its end on either clock, whichever comes first. */
  readonly dies: Moment;
}

export const now = (): Moment => ({ steady: performance.now(), wall: Date.now() });

/**
 * Reads a token received at `at`. Its life is `exp - iat`, counted from its receipt, so the client's clock need not
 * be right; where `iat` is missing it is taken until `exp`. A life that makes no sense counts as endless: the
 * server's 401 decides.
 */
export function readAccessToken(text: string, at: Moment): Omit<AccessToken, 'owner'> {
  const claims = Object.freeze(readClaims(text) ?? {});
  const { exp, iat } = claims as Record<string, unknown>;
  const from = typeof iat === 'number' ? iat : at.wall / 1000;
  const told = typeof exp === 'number' && exp > from ? exp - from : Infinity;
  // A second because iat is cut to whole seconds, another for the journey.
  const life = (told - Math.min(2, told / 2)) * 1000;
  return {
    text,
    claims,
    userId: readUserId(claims) ?? '',
    dies: { steady: at.steady + life, wall: at.wall + life },
  };
}

/** `user_id`, a number or a string (SimpleJWT before and since 5.5.1), as a string. */
export function readUserId(claims: Partial<Claims> | undefined): string | undefined {
  const id: unknown = claims?.user_id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Milliseconds from `at` until the token is known to be of no more use; 0 or less when it is. */
export function remainingLife({ dies }: AccessToken, at = now()): number {
  return Math.min(dies.steady - at.steady, dies.wall - at.wall);
}
