// provideAuth() for specs: somebody is signed in, and nothing is sent.
import {
  DestroyRef,
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { type AuthConfig, type AuthFeature, provideAuth, withTabSync } from '@latchkey/angular-auth';
import type { FakeClock } from './fake-clock.ts';
import type { FakeTabs } from './fake-tabs.ts';
import { type FakeTokenServer, fakeTokenServer, type FakeUser } from './fake-token-server.ts';

/** Options of `provideAuthTesting()`, all of which may be left out. */
export interface AuthTesting {
  /** Who is signed in; nobody by default. */
  readonly user?: FakeUser | null;
  /** Takes the place of the browser's clocks while the injector lives. */
  readonly clock?: FakeClock;
  /** The other tabs; turns `withTabSync()` on. */
  readonly tabs?: FakeTabs;
  /** Answers instead of a server; by default one that keeps the session of `user`. */
  readonly server?: FakeTokenServer;
  /** What the application tells `provideAuth()`. */
  readonly config?: Partial<Omit<AuthConfig, 'transport'>>;
  readonly features?: readonly AuthFeature[];
}

/**
 * In place of `provideAuth()`; `authInterceptor` works as ever. Wait for `inject(Auth).ready` before looking at the
 * session.
 */
export function provideAuthTesting({
  user = null,
  clock,
  tabs,
  server = fakeTokenServer({ user }),
  config,
  features = [],
}: AuthTesting = {}): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideEnvironmentInitializer(() => {
      const destroyRef = inject(DestroyRef);
      [clock, tabs].forEach((fake) => fake && destroyRef.onDestroy(fake.install()));
    }),
    provideAuth(
      {
        api: '/api/',
        attachTo: ['/api/'],
        routes: { signIn: '/sign-in', afterSignIn: '/' },
        ...config,
        transport: server.transport,
      },
      ...(tabs ? [withTabSync()] : []),
      ...features,
    ),
  ]);
}
