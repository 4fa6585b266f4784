// What the specs share: the library set up in front of a server played by HttpTestingController, and tokens.
import {
  HttpClient,
  type HttpContext,
  type HttpErrorResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { Component, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { vi } from 'vitest';
import {
  Auth,
  type AuthConfig,
  authInterceptor,
  type AuthEvent,
  type AuthFeature,
  guestGuard,
  provideAuth,
  signedInGuard,
  simpleJwt,
} from './index.ts';

@Component({ selector: 'app-blank', template: '' })
export class Blank {}

export const config: AuthConfig = {
  api: '/api/',
  attachTo: ['/api/'],
  transport: simpleJwt({ persist: 'memory' }),
  routes: { signIn: '/sign-in', afterSignIn: '/products' },
};

export const storageKey = 'latchkey.refresh /api/';

interface SetUp extends Partial<AuthConfig> {
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  readonly features?: readonly AuthFeature[];
}

/** A fresh page load. Call `vi.useFakeTimers()` before. */
export function setUp({ providers = [], features = [], ...options }: SetUp = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([authInterceptor])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Blank, canMatch: [guestGuard] },
        { path: 'open', component: Blank },
        { path: 'products', component: Blank, canMatch: [signedInGuard] },
        { path: 'products/:id', component: Blank, canMatch: [signedInGuard] },
      ]),
      provideAuth({ ...config, ...options }, ...features),
      ...providers,
    ],
  });
  const auth = TestBed.inject(Auth);
  const http = TestBed.inject(HttpClient);
  const router = TestBed.inject(Router);
  const server = TestBed.inject(HttpTestingController);
  const events: AuthEvent[] = [];
  auth.events.subscribe((event) => events.push(event));
  const navigate = vi.spyOn(router, 'navigateByUrl');

  /** The requests of this kind that came since the last look, without those that were cancelled. */
  const take = (path: string): TestRequest[] =>
    server.match((request) => request.url === path).filter((request) => !request.cancelled);
  const one = (path: string): TestRequest => {
    const [request, ...more] = take(path);
    if (!request || more.length)
      throw new Error(`expected one ${path}, got ${request ? more.length + 1 : 0}`);
    return request;
  };

  return {
    auth,
    http,
    router,
    server,
    events,
    navigate,
    take,
    one,
    refreshes: () => take('/api/token/refresh/'),
    oneRefresh: () => one('/api/token/refresh/'),

    /** Sends a request and keeps what comes of it. */
    get: (url = '/api/things/', context?: HttpContext) => {
      const call: Call = { answers: [], errors: [], cancel: () => undefined };
      const subscription = http.get(url, context ? { context } : {}).subscribe({
        next: (answer) => call.answers.push(answer),
        error: (error: HttpErrorResponse) => call.errors.push(error),
      });
      call.cancel = () => {
        subscription.unsubscribe();
      };
      return call;
    },

    async signIn(access = token(), refresh = token({ token_type: 'refresh' }, 86_400)) {
      const done = auth.signIn({ username: 'ada', password: 'secret' });
      one('/api/token/').flush({ access, refresh });
      await done;
      return access;
    },
  };
}

export type Kit = ReturnType<typeof setUp>;

export interface Call {
  readonly answers: unknown[];
  readonly errors: HttpErrorResponse[];
  cancel: () => void;
}

/** A storage of its own for one spec, which may refuse. */
export function fakeStorage(overrides: Partial<Storage> = {}): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: () => null,
    clear: () => {
      kept.clear();
    },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
    removeItem: (key) => {
      kept.delete(key);
    },
    ...overrides,
  };
}

/** Lets every promise that can go on go on. */
export const settle = () => vi.advanceTimersByTimeAsync(0);

let serial = 0;

/** A token like SimpleJWT's, minted now (by the faked clock) for `life` seconds. */
export function token(claims: Record<string, unknown> = {}, life = 300): string {
  const iat = Math.floor(Date.now() / 1000);
  serial++;
  const payload = {
    token_type: 'access',
    exp: iat + life,
    iat,
    jti: `jti${serial}`,
    user_id: '1',
    ...claims,
  };
  const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}.c2lnbmF0dXJl${serial}`;
}

export const bearer = (request: TestRequest) => request.request.headers.get('Authorization');

const notValid = { detail: 'Given token not valid for any token type', code: 'token_not_valid' };

/** Answers 401 as SimpleJWT does to a bad access token. */
export function refuse(request: TestRequest, body: Record<string, unknown> = notValid): void {
  request.flush(body, { status: 401, statusText: 'Unauthorized' });
}

export function fail(request: TestRequest, status: number, headers: Record<string, string> = {}): void {
  request.flush({ detail: 'no' }, { status, statusText: 'Failed', headers });
}

export function goOffline(request: TestRequest): void {
  request.error(new ProgressEvent('error'), { status: 0, statusText: 'Unknown Error' });
}
