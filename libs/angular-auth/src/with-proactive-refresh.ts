// Renews the access token shortly before it ends, so that nobody has to wait for it; in pages that somebody looks at.
import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';
import { type AccessToken, remainingLife } from './access-token.ts';
import { type AuthFeature, feature } from './auth-feature.ts';
import { listen } from './listen.ts';
import { SessionKeeper } from './session-keeper.ts';

/** Milliseconds between two looks at the clocks: timers stand still while a machine sleeps. */
const longest = 30_000;
const shortest = 1_000;

/**
 * Refreshes when a quarter of the token's life is left, at most a minute, and tries again while the session is
 * `degraded` (with its pauses). A hidden page does nothing; it looks again when it is shown or focused, comes back
 * from the back/forward cache, or the network returns.
 */
export function withProactiveRefresh(): AuthFeature {
  return feature(() => {
    const keeper = inject(SessionKeeper);
    const document = inject(DOCUMENT);
    const page = document.defaultView;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: AccessToken | undefined;
    let margin = 0;

    const look = () => {
      clearTimeout(timer);
      if (!page || !keeper.owner || document.hidden) return;
      const token = keeper.tokenAtHand(keeper.owner);
      const left = token ? remainingLife(token) : 0;
      if (token !== known) margin = Math.min(60_000, left / 4);
      known = token;
      timer = setTimeout(look, Math.min(longest, Math.max(shortest, left - margin)));
      if (left <= margin) void keeper.refresh();
    };

    const told = keeper.events.subscribe(look);
    listen(['visibilitychange', 'focus', 'online', 'pageshow'], look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      told.unsubscribe();
    });
  });
}
