// Lets an application's own request change the cookie of `cookieRefresh()` without crossing a refresh of any tab.
import { inject } from '@angular/core';
import { AUTH_CONFIG } from './auth-config.ts';
import { inTurn } from './in-turn.ts';
import { cookieLock } from './paths.ts';
import { SessionKeeper } from './session-keeper.ts';

/**
 * For a request that puts another refresh token into the cookie, like a change of the password: the call is made when
 * no refresh, sign-in or sign-out of any tab is under way, and these wait for it; for 5 s at most. A late answer could
 * put the old token back otherwise, and with it end the session. The outcome is the call's own.
 *
 * Needs an injection context. Call `Auth.refresh()` after the call, not within it: it would wait for itself.
 */
export function injectCookieTurn(): <T>(call: () => Promise<T>) => Promise<T> {
  const { api } = inject(AUTH_CONFIG);
  const keeper = inject(SessionKeeper);
  return async (call) => {
    // The interceptor would refresh within the turn, and wait for it.
    const { owner } = keeper;
    if (owner && !keeper.tokenAtHand(owner)) await keeper.token(owner).catch(() => undefined);
    return inTurn(cookieLock(api), 'exclusive', call);
  };
}
