// What an application says once to provideAuth(), refused at once where it cannot work.
import { InjectionToken } from '@angular/core';
import { parseAttachTo } from './attach-to.ts';
import type { AuthTransportFactory } from './auth-transport.ts';

/** Options of `provideAuth()`. */
export interface AuthConfig {
  /** Root of the API the token endpoints live under: a path or an http(s) URL, ending in a slash: `'/api/'`. */
  readonly api: string;
  /**
   * Where a token may go: paths (`'/api/'`, on the page's own origin) or http(s) URLs
   * (`'https://api.example.com/v1/'`). The origin must be the same, and the path must begin with the same whole
   * segments; nothing else ever gets a token.
   */
  readonly attachTo: readonly string[];
  /** How tokens are got and kept, e.g. `simpleJwt({ persist: 'session' })`. */
  readonly transport: AuthTransportFactory;
  readonly routes: {
    /** Path of the sign-in page, without query or fragment: `'/sign-in'`. */
    readonly signIn: string;
    /** Where a person goes who is signed in and asked for nothing else: `'/products'`. */
    readonly afterSignIn: string;
  };
}

export const AUTH_CONFIG = new InjectionToken<AuthConfig>('AuthConfig of provideAuth()');

/** Throws an Error that names the first option that cannot work. */
export function checkConfig(config: AuthConfig): void {
  const { api, attachTo, transport, routes } = config;
  demand('api', isPlace(api) && api.endsWith('/'), api);
  demand('attachTo', Array.isArray(attachTo) && attachTo.length > 0 && attachTo.every(isPlace), attachTo);
  demand('transport', typeof transport === 'function', transport);
  demand('routes.signIn', isRoute(routes?.signIn) && !/[?#;]/.test(routes.signIn), routes?.signIn);
  demand('routes.afterSignIn', isRoute(routes.afterSignIn), routes.afterSignIn);
}

declare const ngDevMode: boolean | undefined;

const rules = {
  api: `a path or an http(s) URL, ending in a slash, like '/api/'`,
  attachTo: `a list of paths or http(s) URLs, without query, user or wildcard, like ['/api/']`,
  transport: `one, like simpleJwt({ persist: 'memory' })`,
  'routes.signIn': `a path of this application, without query or fragment, like '/sign-in'`,
  'routes.afterSignIn': `a path of this application, like '/products'`,
};

function isPlace(value: unknown): boolean {
  return typeof value === 'string' && parseAttachTo(value, 'http://localhost/') !== undefined;
}

function isRoute(value: unknown): boolean {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value);
}

function demand(option: keyof typeof rules, holds: boolean, value: unknown): void {
  if (holds) return;
  // Production builds replace ngDevMode by false and drop the words; the option's name stays.
  const hint = typeof ngDevMode === 'undefined' || ngDevMode ? ` must be ${rules[option]}` : ' cannot work';
  throw new Error(`provideAuth(): ${option}${hint}; it is ${JSON.stringify(value)}.`);
}
