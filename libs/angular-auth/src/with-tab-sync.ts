// Keeps the tabs of a browser together: what one does to the session, the others follow at once.
import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { AUTH_CONFIG } from './auth-config.ts';
import type { AuthEvent } from './auth-event.ts';
import { type AuthFeature, feature } from './auth-feature.ts';
import { listen } from './listen.ts';
import { refreshInTurn } from './refresh-in-turn.ts';
import { SessionKeeper } from './session-keeper.ts';
import { wantedUrl } from './sign-in-route.ts';

/**
 * Tells the other tabs (BroadcastChannel) of sign-ins, refreshes and the end of a session; never a token. A sign-out
 * ends the session of the same person in all tabs. A sign-in is taken up by all tabs that share the session
 * (`cookieRefresh()`, `simpleJwt({ persist: 'local' })`); where somebody else was signed in, what waited is not sent.
 * A page goes into the back/forward cache hidden, and is shown again when it is known that its session is still there.
 *
 * Where a refresh token can be spent (`simpleJwt({ persist: 'local' })`), tabs refresh one after the other, and one
 * refresh serves them all: for 5 s the access token rests in localStorage, beside the refresh token.
 */
export function withTabSync(): AuthFeature {
  return feature(() => {
    const { defaultView: page, documentElement: root } = inject(DOCUMENT);
    if (!page) return;
    const keeper = inject(SessionKeeper);
    const injector = inject(Injector);
    const name = `latchkey.tabs ${inject(AUTH_CONFIG).api}`;
    const channel = new BroadcastChannel(name);
    const { tabs } = keeper.transport;
    /** What happens here because another tab has told it, and is not told again. */
    let echo: AuthEvent['type'] | undefined;
    const canTake = tabs === 'in-turn' && refreshInTurn(keeper, name);

    const told = keeper.events.subscribe((event) => {
      if (event.type !== echo) channel.postMessage(event);
      echo = undefined;
    });

    const leave = (): Promise<void> => {
      echo = 'signed-out';
      return keeper.signOut(false, 'expired');
    };

    const follow = async (): Promise<void> => {
      const before = keeper.owner;
      if (!keeper.find()) return before ? leave() : undefined;
      echo = 'signed-in';
      await keeper.start();
      // Nothing may have been told, and the next sign-in is not this one.
      echo = undefined;
      if (!before === !keeper.owner) return;
      // The guards decide anew: from the sign-in page it goes on to the page that was wanted. Where the session has
      // ended, the keeper is on its way to the sign-in page, which is waited for.
      const router = injector.get(Router);
      const url = wantedUrl(router) ?? router.url;
      await router.navigateByUrl(url, { onSameUrlNavigation: 'reload' }).catch(() => undefined);
    };

    channel.onmessage = ({ data: { type, user } }: MessageEvent<AuthEvent>) => {
      const own = keeper.user();
      if (type === 'signed-in') {
        if (tabs === 'side-by-side') void follow();
      } else if (keeper.owner && (!user || !own || user.id === own.id)) {
        if (type === 'signed-out') void leave();
        // Another may know of a new password, and with it of another session.
        else if (type === 'expired') void keeper.refresh();
      }
    };

    // Storage tells later than the channel, which is when there is something to take.
    const stored = (event: Event) => {
      if ((event as StorageEvent).key === name && canTake && canTake()) void follow();
    };
    // Hidden as it is left: of a page that comes back, its last frame is shown before any script runs.
    let scroll: [x: number, y: number] | undefined;
    const left = (event: Event) => {
      if (!(event as PageTransitionEvent).persisted || !keeper.owner) return;
      scroll = [page.scrollX, page.scrollY];
      root.hidden = true;
    };
    const shown = async () => {
      if (!scroll) return;
      await follow();
      root.hidden = false;
      if (keeper.owner) page.scrollTo(...scroll);
      scroll = undefined;
    };

    listen(['storage'], stored);
    listen(['pagehide'], left);
    listen(['pageshow'], shown);
    inject(DestroyRef).onDestroy(() => {
      told.unsubscribe();
      channel.close();
    });
  });
}
