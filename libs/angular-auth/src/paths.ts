// The addresses of the token endpoints below `api`, one by one, so that an application contains those it asks.
import type { authMode, sessionPaths, tokenPaths } from '@latchkey/tokens';

type Token = typeof tokenPaths;
type Session = typeof sessionPaths;

export const obtainPath: Token['obtain'] = 'token/';
export const refreshPath: Token['refresh'] = 'token/refresh/';
export const verifyPath: Token['verify'] = 'token/verify/';
export const logoutPath: Session['logout'] = 'v1/auth/logout/';
export const logoutAllPath: Session['logoutAll'] = 'v1/auth/logout-all/';
export const modeHeader: (typeof authMode)['header'] = 'x-auth-mode';
export const cookieMode: (typeof authMode)['cookie'] = 'cookie';

/** The Web Lock around requests that change the cookie of `cookieRefresh()`, for all tabs in front of this API. */
export const cookieLock = (api: string) => `latchkey.cookie ${api}`;
