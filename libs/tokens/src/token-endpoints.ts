// The four token endpoints of SimpleJWT on the wire: what goes in, what comes out, and how they say no.

/** Answer of `POST token/`, and of `POST token/refresh/` where refresh tokens rotate. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
}

/** Answer of `POST token/refresh/`: an access token, and its successor where the refresh token rotated. */
export interface RefreshedTokens {
  readonly access: string;
  readonly refresh?: string;
}

/** Body of `POST token/`. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where the endpoints are, below the API's root. */
export const tokenPaths = {
  obtain: 'token/',
  refresh: 'token/refresh/',
  verify: 'token/verify/',
  blacklist: 'token/blacklist/',
} as const;

/** The `code` of a 401 body. All but `token_not_valid` are told only of a token that was good. */
export type AuthErrorCode =
  'token_not_valid' | 'user_not_found' | 'user_inactive' | 'bad_authorization_header';

/** Where sessions end, below the API's root: Latchkey's own endpoints, which SimpleJWT does not have. */
export const signOutPaths = {
  here: 'v1/auth/logout/',
  everywhere: 'v1/auth/logout-all/',
} as const;

/**
 * The request header that asks the endpoints above to keep the refresh token in an HttpOnly cookie and to answer
 * with the access token alone. Without it they speak SimpleJWT's JSON.
 */
export const cookieMode = { 'X-Auth-Mode': 'cookie' } as const;
