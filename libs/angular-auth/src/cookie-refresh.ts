// Speaks to Latchkey's API in cookie mode: the refresh token rests in an HttpOnly cookie that no script can read.
import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { ask, askForTokens, unusable } from './ask.ts';
import { isUnauthorized } from './auth-interceptor.ts';
import type { AuthTransportFactory, Grant } from './auth-transport.ts';
import { inTurn } from './in-turn.ts';
import { listen } from './listen.ts';
import { openPageStore } from './page-store.ts';
import {
  cookieLock,
  cookieMode,
  logoutAllPath,
  logoutPath,
  modeHeader,
  obtainPath,
  refreshPath,
  verifyPath,
} from './paths.ts';
import { toSignInError } from './sign-in-error.ts';

/**
 * `POST {api}token/`, `token/refresh/`, `v1/auth/logout/` and `v1/auth/logout-all/` with `X-Auth-Mode: cookie`. The
 * access token stays in memory; a page load asks for a new one. `api` must be on the page's own origin.
 *
 * A sign-out that does not reach the server is remembered (a flag in localStorage) and sent again when the network
 * comes back or a page is loaded; until it got through, no page of this browser takes the session up again.
 */
export function cookieRefresh(): AuthTransportFactory {
  return ({ api, http }) => {
    const { baseURI, location } = inject(DOCUMENT);
    if (new URL(api, baseURI).origin !== location.origin) {
      throw new Error(
        `cookieRefresh(): api must be on the origin of the page, ${location.origin}; it is ${api}`,
      );
    }
    const headers = { [modeHeader]: cookieMode };
    const cookie = cookieLock(api);
    // Holds another text for each sign-out, so that it is seen which one a request has settled.
    const pending = openPageStore('local', `latchkey.sign-out ${api}`);
    /** Whether this page has had a session from the cookie. */
    let inUse = false;

    const grant = async (path: string, body: unknown): Promise<Grant> => {
      const { access, refresh } = await askForTokens(http, api + path, body, headers);
      // The server does not know cookie mode, and a reload would end what began here.
      if (refresh !== undefined) throw unusable(api + path);
      return {
        access,
        keep: () => {
          inUse = true;
        },
      };
    };

    const refresh = () => inTurn(cookie, 'shared', () => grant(refreshPath, {}));

    /** Makes a call after which no sign-out of before it is open any more, unless it fails. */
    const settling = <T>(call: () => Promise<T>): Promise<T> =>
      inTurn(cookie, 'exclusive', async () => {
        const before = pending.read();
        const answer = await call();
        if (pending.read() === before) pending.write(null);
        return answer;
      });

    /** Another tab, or a sign-in, may have been first. */
    const settle = async (): Promise<void> => {
      if (pending.read() === null) return;
      await settling(async () => {
        if (pending.read() !== null) await ask(http, api + logoutPath, {}, headers);
      });
    };

    const retry = () => {
      settle().catch(() => undefined);
    };
    listen(['online'], retry);
    retry();

    return {
      tabs: 'side-by-side',
      restore: () => (pending.read() === null ? { userId: undefined } : undefined),
      obtain: (credentials) =>
        settling(() => grant(obtainPath, credentials)).catch((error: unknown) => {
          throw toSignInError(error, Date.now());
        }),
      async refresh() {
        await settle();
        return refresh().catch((error: unknown) => {
          // A new password ends the session and puts another into the cookie, perhaps while this was on its way.
          if (inUse && isUnauthorized(error)) return refresh();
          throw error;
        });
      },
      async verify(access) {
        await ask(http, api + verifyPath, { token: access });
      },
      end(why) {
        inUse = false;
        // The cookie may be the one that another tab has just got: only a sign-out clears it.
        if (why === 'expired') return Promise.resolve();
        pending.write(String(Math.random()));
        return settle();
      },
      async endEverywhere(access) {
        await settling(() =>
          ask(http, api + logoutAllPath, {}, { ...headers, Authorization: `Bearer ${access}` }),
        );
      },
    };
  };
}
