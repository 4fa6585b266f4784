// What provideAuth() takes besides its options: parts that only the applications that name them contain.
import {
  type EnvironmentProviders,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';

/** Made by `withTabSync()` and `withProactiveRefresh()`, for `provideAuth(config, ...features)`. */
export type AuthFeature = EnvironmentProviders;

/** `begin` runs in an injection context, before the session of an earlier page load is taken up. */
export function feature(begin: () => void): AuthFeature {
  return makeEnvironmentProviders([provideEnvironmentInitializer(begin)]);
}
