// The plugin's options, checked when it is registered.
import type { BoundedQueue } from './bounded-queue.ts';
import { type CheckedKeys, type KeyOptions, checkKeys } from './key-options.ts';
import { OptionError } from './option-error.ts';
import type { SessionStore } from './session-store.ts';
import type { SignInAudit, SignInThrottle, UserStore } from './stores.ts';
import { type TokenRuleOptions, type TokenRules, checkTokenRules } from './token-rules.ts';

export interface FastifyAuthOptions extends KeyOptions, TokenRuleOptions {
  readonly users: UserStore;
  /** SimpleJWT's ACCESS_TOKEN_LIFETIME in seconds, from 1. Default: 300. */
  readonly accessTokenLifetime?: number;
  /** SimpleJWT's REFRESH_TOKEN_LIFETIME in seconds, from 1. Default: 86400. */
  readonly refreshTokenLifetime?: number;
  /**
   * Keeps a session for each sign-in, so that tokens can be revoked. Default: nothing is kept, tokens are good until
   * they expire, and there is no `token/blacklist/`.
   */
  readonly sessions?: SessionStore;
  /** SimpleJWT's ROTATE_REFRESH_TOKENS. Default: false. */
  readonly rotateRefreshTokens?: boolean;
  /** SimpleJWT's BLACKLIST_AFTER_ROTATION; needs `sessions`. Default: false. */
  readonly blacklistAfterRotation?: boolean;
  /**
   * Seconds in which a refresh token that is spent gets the same successor again, so that tabs that refresh at once and
   * answers that are lost sign nobody out; needs `blacklistAfterRotation`. Default: 0, SimpleJWT's way.
   */
  readonly refreshGrace?: number;
  /** Whether a spent refresh token, after the grace, ends its session; needs `blacklistAfterRotation`. Default: false. */
  readonly reuseRevokes?: boolean;
  /** Seconds after which a session in a cookie ends, however often it is refreshed, from 1. Default: 2592000, 30 days. */
  readonly sessionLifetime?: number;
  /**
   * How many sessions of one mode a user may have, from 1: one more ends the one not seen for longest. Default: 50 in
   * cookie mode, any number in JSON mode.
   */
  readonly maxSessions?: number;
  /** Where the API starts. Default: `/api`. */
  readonly api?: string;
  /** Default: no throttle. */
  readonly throttle?: SignInThrottle;
  /** Is told of the sign-ins that fail or are throttled. Default: nobody is. */
  readonly audit?: SignInAudit;
  /** Where passwords wait for their turn to be hashed. Default: all are hashed at once. */
  readonly hashing?: BoundedQueue;
  /** The time in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

const refuse = (option: keyof FastifyAuthOptions, must: string) => {
  throw new OptionError(option, must);
};

function checkLifetime(
  option: 'accessTokenLifetime' | 'refreshTokenLifetime' | 'sessionLifetime',
  seconds: number,
): void {
  if (Number.isSafeInteger(seconds) && seconds >= 1) return;
  refuse(option, `be a whole number of seconds from 1, got ${seconds}`);
}

const isSessionStore = (sessions: SessionStore | null): boolean =>
  [
    sessions?.open,
    sessions?.find,
    sessions?.findAdopted,
    sessions?.rotate,
    sessions?.confirm,
    sessions?.see,
    sessions?.revoke,
    sessions?.revokeAll,
    sessions?.changePassword,
    sessions?.list,
    sessions?.count,
    sessions?.findUser,
  ].every((method) => typeof method === 'function');

export interface CheckedOptions
  extends Omit<FastifyAuthOptions, keyof KeyOptions | keyof TokenRuleOptions>, TokenRules {
  readonly keys: CheckedKeys;
  readonly accessTokenLifetime: number;
  readonly refreshTokenLifetime: number;
  readonly rotateRefreshTokens: boolean;
  readonly blacklistAfterRotation: boolean;
  readonly refreshGrace: number;
  readonly reuseRevokes: boolean;
  readonly sessionLifetime: number;
  readonly api: string;
  readonly now: () => number;
}

/** @throws OptionError that names the option at fault */
export function checkOptions(options: FastifyAuthOptions): CheckedOptions {
  const {
    users,
    accessTokenLifetime = 300,
    refreshTokenLifetime = 86_400,
    sessions,
    rotateRefreshTokens = false,
    blacklistAfterRotation = false,
    refreshGrace = 0,
    reuseRevokes = false,
    sessionLifetime = 30 * 86_400,
    maxSessions,
    api = '/api',
    audit,
  } = options;
  if (typeof users?.findById !== 'function' || typeof users.authenticate !== 'function') {
    refuse('users', 'have findById and authenticate');
  }
  const keys = checkKeys(options);
  const rules = checkTokenRules(options);
  checkLifetime('accessTokenLifetime', accessTokenLifetime);
  checkLifetime('refreshTokenLifetime', refreshTokenLifetime);
  checkLifetime('sessionLifetime', sessionLifetime);
  if (maxSessions !== undefined && !(Number.isSafeInteger(maxSessions) && maxSessions >= 1)) {
    refuse('maxSessions', `be a whole number from 1, got ${maxSessions}`);
  }
  if (typeof api !== 'string' || !/^(\/.*[^/])?$/.test(api)) {
    refuse('api', "be empty or a path that starts with a slash and does not end in one, such as '/api'");
  }
  if (sessions !== undefined && !isSessionStore(sessions))
    refuse('sessions', 'have the methods of a SessionStore');
  const isAudit = [audit?.signInFailed, audit?.signInThrottled].every((told) => typeof told === 'function');
  if (audit !== undefined && !isAudit) refuse('audit', 'have signInFailed and signInThrottled');
  if (users.passwords && !sessions) refuse('users', 'have no passwords without sessions');
  if (typeof rotateRefreshTokens !== 'boolean') refuse('rotateRefreshTokens', 'be true or false');
  if (typeof blacklistAfterRotation !== 'boolean') refuse('blacklistAfterRotation', 'be true or false');
  if (blacklistAfterRotation && !sessions) refuse('blacklistAfterRotation', 'be false without sessions');
  if (!Number.isSafeInteger(refreshGrace) || refreshGrace < 0) {
    refuse('refreshGrace', `be a whole number of seconds from 0, got ${refreshGrace}`);
  }
  if (typeof reuseRevokes !== 'boolean') refuse('reuseRevokes', 'be true or false');
  if (!blacklistAfterRotation && refreshGrace) refuse('refreshGrace', 'be 0 without blacklistAfterRotation');
  if (!blacklistAfterRotation && reuseRevokes)
    refuse('reuseRevokes', 'be false without blacklistAfterRotation');
  return {
    ...options,
    ...rules,
    keys,
    accessTokenLifetime,
    refreshTokenLifetime,
    rotateRefreshTokens,
    blacklistAfterRotation,
    refreshGrace,
    reuseRevokes,
    sessionLifetime,
    api,
    now: options.now ?? Date.now,
  };
}
