// The one call that sets everything up.
import {
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { Auth } from './auth.ts';
import { AUTH_CONFIG, type AuthConfig, checkConfig } from './auth-config.ts';
import type { AuthFeature } from './auth-feature.ts';
import { SessionKeeper } from './session-keeper.ts';

/**
 * Provides `Auth` and takes up a session that an earlier page load left. Needs
 * `provideHttpClient(withInterceptors([authInterceptor]))` beside it. Throws an Error that names the first option
 * that cannot work. `features` are `withTabSync()` and `withProactiveRefresh()`.
 */
export function provideAuth(config: AuthConfig, ...features: AuthFeature[]): EnvironmentProviders {
  checkConfig(config);
  return makeEnvironmentProviders([
    { provide: AUTH_CONFIG, useValue: config },
    SessionKeeper,
    Auth,
    features,
    provideEnvironmentInitializer(() => {
      void inject(SessionKeeper).start();
    }),
  ]);
}
