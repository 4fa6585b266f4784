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

/** The request header by which a browser asks that its refresh token be kept in a cookie. */
export const authMode = { header: 'x-auth-mode', cookie: 'cookie' } as const;

/** Where a session is looked after, below the API's root. */
export const sessionPaths = {
  me: 'v1/auth/me/',
  sessions: 'v1/auth/sessions/',
  logout: 'v1/auth/logout/',
  logoutAll: 'v1/auth/logout-all/',
  logoutOthers: 'v1/auth/logout-others/',
  password: 'v1/auth/password/',
} as const;

/** One place where somebody is signed in, as `GET v1/auth/sessions/` tells it. Times are ISO 8601, UTC. */
export interface SessionEntry {
  readonly id: string;
  /** Where its refresh token travels: in a browser's cookie, or in the bodies of a program that keeps it. */
  readonly mode: 'cookie' | 'json';
  readonly created: string;
  readonly last_seen: string;
  readonly ip: string;
  readonly user_agent: string;
  /** Whether it is the session of the request itself. */
  readonly current: boolean;
}

/** The `code` of a 401 body. All but `token_not_valid` are told only of a token that was good. */
export type AuthErrorCode =
  'token_not_valid' | 'user_not_found' | 'user_inactive' | 'bad_authorization_header';
