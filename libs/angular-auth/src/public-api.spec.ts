// What the package promises to the compiler of its users, and that it promises nothing more.
import type { HttpInterceptorFn } from '@angular/common/http';
import type { EnvironmentProviders, Signal } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as door from './index.ts';
import {
  AUTH,
  type Auth,
  type AuthConfig,
  type AuthEvent,
  authInterceptor,
  type AuthStatus,
  type AuthTransportFactory,
  type AuthUser,
  claimGuard,
  cookieRefresh,
  guestGuard,
  provideAuth,
  REPLAY,
  safeReturnUrl,
  signedInGuard,
  type SignInError,
  type SignInReason,
  simpleJwt,
  withProactiveRefresh,
  withTabSync,
} from './index.ts';

describe('the public API', () => {
  it('is these names', () => {
    expect(Object.keys(door).sort()).toEqual([
      'AUTH',
      'Auth',
      'REPLAY',
      'SignInError',
      'authInterceptor',
      'claimGuard',
      'cookieRefresh',
      'guestGuard',
      'injectCookieTurn',
      'provideAuth',
      'safeReturnUrl',
      'signedInGuard',
      'simpleJwt',
      'withProactiveRefresh',
      'withTabSync',
    ]);
  });

  it('is what Angular takes at each place', () => {
    expectTypeOf(authInterceptor).toExtend<HttpInterceptorFn>();
    expectTypeOf(signedInGuard).toExtend<CanMatchFn>();
    expectTypeOf(guestGuard).toExtend<CanMatchFn>();
    expectTypeOf(claimGuard).returns.toEqualTypeOf<CanMatchFn>();
    expectTypeOf(provideAuth).returns.toEqualTypeOf<EnvironmentProviders>();
    expectTypeOf(provideAuth).toBeCallableWith({} as AuthConfig, withTabSync(), withProactiveRefresh());
  });

  it('has options that must all be there', () => {
    const routes = { signIn: '/sign-in', afterSignIn: '/products' };
    const whole = { api: '/api/', attachTo: ['/api/'], transport: cookieRefresh(), routes };
    expectTypeOf(whole).toExtend<AuthConfig>();
    // @ts-expect-error -- without attachTo nobody knows where tokens may go
    expectTypeOf({ api: whole.api, transport: whole.transport, routes }).toExtend<AuthConfig>();
    // @ts-expect-error -- one path is a list of one
    expectTypeOf({ ...whole, attachTo: '/api/' }).toExtend<AuthConfig>();
  });

  it('has two transports, one of which asks where the refresh token rests', () => {
    expectTypeOf(cookieRefresh).returns.toEqualTypeOf<AuthTransportFactory>();
    expectTypeOf(simpleJwt).returns.toEqualTypeOf<AuthTransportFactory>();
    expectTypeOf(simpleJwt)
      .parameter(0)
      .toEqualTypeOf<{ readonly persist: 'memory' | 'session' | 'local' }>();
  });

  it('has signals that only the session itself can write', () => {
    expectTypeOf<Auth['status']>().toEqualTypeOf<Signal<AuthStatus>>();
    expectTypeOf<Auth['user']>().toEqualTypeOf<Signal<AuthUser | null>>();
    expectTypeOf<Auth['isAuthenticated']>().toEqualTypeOf<Signal<boolean>>();
    expectTypeOf<Auth['refreshing']>().toEqualTypeOf<Signal<boolean>>();
    expectTypeOf<Auth['status']>().not.toHaveProperty('set');
    expectTypeOf<AuthStatus>().toEqualTypeOf<
      'starting' | 'anonymous' | 'authenticated' | 'degraded' | 'expired'
    >();
  });

  it('has methods that promise', () => {
    expectTypeOf<Auth['ready']>().resolves.toBeVoid();
    expectTypeOf<Auth['signIn']>().returns.resolves.toBeVoid();
    expectTypeOf<Auth['signIn']>().toBeCallableWith({ username: 'ada', password: 'secret' });
    expectTypeOf<Auth['signOut']>().toBeCallableWith({ everywhere: true });
    expectTypeOf<Auth['refresh']>().returns.resolves.toBeBoolean();
    expectTypeOf<Auth['verify']>().returns.resolves.toBeBoolean();
  });

  it('has no place for a token in what it tells', () => {
    expectTypeOf<keyof AuthEvent>().toEqualTypeOf<'type' | 'user'>();
    expectTypeOf<keyof AuthUser>().toEqualTypeOf<'id'>();
    expectTypeOf<Auth>().not.toHaveProperty('token');
  });

  it('lets a request say what it needs', () => {
    expectTypeOf(AUTH.defaultValue).returns.toEqualTypeOf<'required' | 'optional' | 'none'>();
    expectTypeOf(REPLAY.defaultValue).returns.toBeBoolean();
  });

  it('says why a sign-in failed, and whether an address is safe', () => {
    expectTypeOf<SignInError>().toExtend<Error>();
    expectTypeOf<SignInError['reason']>().toEqualTypeOf<SignInReason>();
    expectTypeOf(safeReturnUrl).returns.toEqualTypeOf<string | undefined>();
  });
});
