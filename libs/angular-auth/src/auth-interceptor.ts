// Gives requests their token, and those that come back with 401 a second chance after one shared refresh.
import {
  HttpErrorResponse,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, defer, type ObservableInput, switchMap } from 'rxjs';
import type { AccessToken } from './access-token.ts';
import { AUTH, REPLAY } from './auth-context.ts';
import { notSignedIn } from './not-signed-in.ts';
import { SessionKeeper } from './session-keeper.ts';

/**
 * For `provideHttpClient(withInterceptors([authInterceptor]))`. Requests outside `attachTo`, with `AUTH` none or with
 * an Authorization header of their own pass untouched.
 */
export const authInterceptor: HttpInterceptorFn = (request, next) => {
  const need = request.context.get(AUTH);
  if (need === 'none' || request.headers.has('Authorization')) return next(request);
  const keeper = inject(SessionKeeper);
  if (!keeper.mayCarryToken(request.urlWithParams)) return next(request);

  return defer(() => tokenFor(keeper, need === 'required')).pipe(
    switchMap((token) => {
      if (token) return sendWithReplay(keeper, request, next, token);
      if (need === 'required') throw notSignedIn(request.urlWithParams);
      return next(request);
    }),
  );
};

/** At once, as a list of one, when nothing has to be waited for. */
function tokenFor(keeper: SessionKeeper, required: boolean): ObservableInput<AccessToken | undefined> {
  const { owner } = keeper;
  const token = keeper.tokenAtHand(owner);
  if (token || !owner) return [token];
  const renewed = keeper.token(owner);
  return required ? renewed : renewed.catch(() => undefined);
}

function sendWithReplay(
  keeper: SessionKeeper,
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  token: AccessToken,
) {
  return next(carrying(request, token)).pipe(
    catchError((error: unknown) => {
      if (!isUnauthorized(error)) throw error;
      return defer(() => successor(keeper, request, token, error)).pipe(
        switchMap((newer) =>
          next(carrying(request, newer)).pipe(
            catchError((again: unknown) => {
              // A fresh token refused: the session is dead, and asking on would be a loop.
              if (isUnauthorized(again) && keeper.isNewest(newer)) keeper.expireSessionOf(newer, again);
              throw again;
            }),
          ),
        ),
      );
    }),
  );
}

/** The token to replay with. Rejects with what the caller gets instead. */
async function successor(
  keeper: SessionKeeper,
  request: HttpRequest<unknown>,
  refused: AccessToken,
  error: HttpErrorResponse,
): Promise<AccessToken> {
  if (isAboutTheUser(error)) {
    keeper.expireSessionOf(refused, error);
    throw error;
  }
  keeper.distrust(refused);
  const replayable = request.context.get(REPLAY) && !isStream(request.body);
  const newer = await keeper.token(refused.owner).catch((problem: unknown) => {
    throw replayable ? problem : error;
  });
  if (!newer || !replayable) throw error;
  return newer;
}

function carrying(request: HttpRequest<unknown>, token: AccessToken): HttpRequest<unknown> {
  return request.clone({ setHeaders: { Authorization: `Bearer ${token.text}` } });
}

export function isUnauthorized(error: unknown): error is HttpErrorResponse {
  return error instanceof HttpErrorResponse && error.status === 401;
}

/** No refresh helps: SimpleJWT says so only of a token that was good. */
function isAboutTheUser(error: HttpErrorResponse): boolean {
  const code: unknown = (error.error as { code?: unknown } | null)?.code;
  return code === 'user_not_found' || code === 'user_inactive';
}

/** A body that can be read once only. */
function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && ('getReader' in body || Symbol.asyncIterator in body);
}
