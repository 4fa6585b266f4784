// Speaks to any SimpleJWT server: JSON bodies, the refresh token kept by the browser.
import { HttpContext, HttpErrorResponse } from '@angular/common/http';
import { readClaims, tokenPaths } from '@latchkey/tokens';
import { readUserId } from './access-token.ts';
import { ask } from './ask.ts';
import { AUTH } from './auth-context.ts';
import type { AuthTransportFactory, Grant } from './auth-transport.ts';
import { toSignInError } from './sign-in-error.ts';
import { openTokenStore, type Persist } from './token-store.ts';

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
    const store = openTokenStore(persist, `latchkey.refresh ${api}`);
    // The refresh token this page knows of: one that another tab put in its place is not ours to drop.
    let known = store.read();

    const post = (path: string, body: unknown): Promise<unknown> =>
      ask(http.post<unknown>(api + path, body, { context: new HttpContext().set(AUTH, 'none') }), api + path);

    const grant = async (
      path: string,
      body: unknown,
      keep: (next: string | null) => void,
    ): Promise<Grant> => {
      const answer = await post(path, body).catch(withoutText);
      const { access, refresh } = (answer ?? {}) as Record<string, unknown>;
      if (typeof access !== 'string' || !access) throw unusable(api + path);
      return {
        access,
        keep: () => {
          keep(typeof refresh === 'string' && refresh ? refresh : null);
        },
      };
    };

    const write = (token: string | null) => {
      known = token;
      store.write(token);
    };

    return {
      restore() {
        return known === null ? undefined : { userId: readUserId(readClaims(known)) };
      },
      obtain: (credentials) =>
        grant(tokenPaths.obtain, credentials, write).catch((error: unknown) => {
          throw toSignInError(error, Date.now());
        }),
      async refresh() {
        const sent = (known = store.read());
        if (sent === null) throw new HttpErrorResponse({ status: 401, statusText: 'No refresh token' });
        return grant(tokenPaths.refresh, { refresh: sent }, (next) => {
          if (next !== null && store.read() === sent) write(next);
        });
      },
      async verify(access) {
        await post(tokenPaths.verify, { token: access });
      },
      end(why) {
        if (why === 'signed-out' || store.read() === known) write(null);
        return Promise.resolve();
      },
    };
  };
}

/** A 200 that cannot be parsed arrives with its text, in which a token may stand. */
function withoutText(error: unknown): never {
  const parsedBadly = error instanceof HttpErrorResponse && error.status >= 200 && error.status < 300;
  throw parsedBadly ? unusable(error.url ?? '') : error;
}

const unusable = (url: string) =>
  new HttpErrorResponse({ status: 502, statusText: 'No token in the answer', url });
