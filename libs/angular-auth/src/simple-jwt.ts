// Speaks to any SimpleJWT server: JSON bodies, the refresh token kept by the browser.
import { HttpErrorResponse } from '@angular/common/http';
import { readClaims } from '@latchkey/tokens';
import { readUserId } from './access-token.ts';
import { ask, askForTokens } from './ask.ts';
import type { AuthTransportFactory } from './auth-transport.ts';
import { obtainPath, refreshPath, verifyPath } from './paths.ts';
import { openPageStore, type Persist } from './page-store.ts';
import { toSignInError } from './sign-in-error.ts';

/**
 * `POST {api}token/`, `token/refresh/` and `token/verify/` as SimpleJWT answers them, with or without
 * ROTATE_REFRESH_TOKENS. The access token stays in memory. `persist` says where the refresh token rests: `memory`
 * (gone on reload), `session` (this tab) or `local` (until it expires; every script of the origin can read it).
 */
export function simpleJwt(options: { readonly persist: Persist }): AuthTransportFactory {
  const { persist } = options;
  if (!['memory', 'session', 'local'].includes(persist)) {
    throw new Error(`simpleJwt(): persist must be 'memory', 'session' or 'local'.`);
  }
  return ({ api, http }) => {
    const store = openPageStore(persist, `latchkey.refresh ${api}`);
    // The refresh token this page knows of: one that another tab put in its place is not ours to drop.
    let known = store.read();

    const write = (token: string | null) => {
      known = token;
      store.write(token);
    };

    return {
      ...(persist === 'local' && { tabs: 'in-turn' as const }),
      restore() {
        known = store.read();
        return known === null ? undefined : { userId: readUserId(readClaims(known)) };
      },
      async obtain(credentials) {
        try {
          const { access, refresh } = await askForTokens(http, api + obtainPath, credentials);
          return {
            access,
            keep: () => {
              write(refresh ?? null);
            },
          };
        } catch (error) {
          throw toSignInError(error, Date.now());
        }
      },
      async refresh() {
        const sent = (known = store.read());
        if (sent === null) throw new HttpErrorResponse({ status: 401, statusText: 'No refresh token' });
        const { access, refresh } = await askForTokens(http, api + refreshPath, { refresh: sent });
        return {
          access,
          keep: () => {
            if (refresh !== undefined && store.read() === sent) write(refresh);
          },
        };
      },
      async verify(access) {
        await ask(http, api + verifyPath, { token: access });
      },
      end(why) {
        if (why === 'signed-out' || store.read() === known) write(null);
        return Promise.resolve();
      },
      endEverywhere: () => Promise.reject(new Error('simpleJwt(): SimpleJWT has no sign-out everywhere.')),
    };
  };
}
