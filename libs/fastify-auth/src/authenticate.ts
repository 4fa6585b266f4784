// SimpleJWT's JWTAuthentication: from the Authorization header to the user it speaks for.
import { type ApiException, authenticationFailed, notAuthenticated, permissionDenied } from '@latchkey/drf';
import type { AuthUser } from './stores.ts';
import { sessionIdOf } from './session-id.ts';
import { type TokenCodec, TokenError, type VerifiedClaims } from './token-codec.ts';
import type { TokenService } from './token-service.ts';

/** The id in a token: SimpleJWT writes a string of digits, older releases a number. */
export function userIdOf({ user_id }: VerifiedClaims): number | undefined {
  const id = typeof user_id === 'string' && /^[1-9]\d*$/.test(user_id) ? Number(user_id) : user_id;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

const badHeader = () =>
  authenticationFailed('Authorization header must contain two space-delimited values', {
    code: 'bad_authorization_header',
  });

/** @param message why the token is not good, in SimpleJWT's words */
const badToken = (message: string) =>
  authenticationFailed('Given token not valid for any token type', {
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  });

const nobodyNamed = () =>
  authenticationFailed('Token contained no recognizable user identification', { code: 'token_not_valid' });

const userNotFound = () => authenticationFailed('User not found', { code: 'user_not_found' });

const userInactive = () => authenticationFailed('User is inactive', { code: 'user_inactive' });

/** All that `userOfHeader` may throw. */
export const credentialProblems = (): ApiException[] => [
  badHeader(),
  badToken('Token is invalid or expired'),
  nobodyNamed(),
  userNotFound(),
  userInactive(),
];

/** The token of a header, `undefined` for headers that count as none. */
function tokenOfHeader(header: string | undefined, types: readonly string[]): string | undefined {
  const [type, ...others] = (header ?? '').split(/[ \t\n\r\f\v]+/).filter(Boolean);
  if (type === undefined || !types.includes(type)) return undefined;
  if (others.length === 1) return others[0];
  throw badHeader();
}

async function verifyAccess(codec: TokenCodec, token: string): Promise<VerifiedClaims> {
  try {
    return await codec.verify(token, 'access');
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw badToken(error.message);
  }
}

/** Who shows a good access token. */
export interface Bearer {
  readonly user: AuthUser;
  /** The session that the token belongs to, if one is kept of it. */
  readonly session: string | undefined;
}

/**
 * The user of an Authorization header; `null` where there is none.
 * @param types the first words that it may have (SimpleJWT's AUTH_HEADER_TYPES)
 * @throws ApiException 401 for a header, token or user that is not good
 */
export async function userOfHeader(
  codec: TokenCodec,
  tokens: TokenService,
  header: string | undefined,
  types: readonly string[],
): Promise<Bearer | null> {
  const token = tokenOfHeader(header, types);
  if (token === undefined) return null;
  const claims = await verifyAccess(codec, token);
  if (claims.user_id === undefined) throw nobodyNamed();
  const id = userIdOf(claims);
  const found = id === undefined ? undefined : await tokens.findUser(id, claims);
  if (!found) throw userNotFound();
  if (!found.user.isActive) throw userInactive();
  if (found.hasEnded) throw badToken('Token is invalid or expired');
  return { user: found.user, session: sessionIdOf(claims) };
}

/** DRF's IsAuthenticated. @throws ApiException 401 */
export function requireUser(user: AuthUser | null): AuthUser {
  if (!user) throw notAuthenticated();
  return user;
}

/** DRF's IsAdminUser. @throws ApiException 401 or 403 */
export function requireStaff(user: AuthUser | null): AuthUser {
  if (!requireUser(user).isStaff) throw permissionDenied();
  return requireUser(user);
}
