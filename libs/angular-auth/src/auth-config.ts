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
  demand(isText(api) && api.endsWith('/'), `api must end in a slash, like '/api/'; it is ${show(api)}`);
  demand(
    parseAttachTo(api, anyBase) !== undefined,
    `api must be a path or an http(s) URL; it is ${show(api)}`,
  );
  demand(
    Array.isArray(attachTo) && attachTo.length > 0,
    `attachTo must list at least one path or URL, like ['/api/']`,
  );
  for (const rule of attachTo) {
    demand(
      isText(rule) && parseAttachTo(rule, anyBase) !== undefined,
      `attachTo must hold paths like '/api/' or http(s) URLs, without query, user or wildcard; one is ${show(rule)}`,
    );
  }
  demand(typeof transport === 'function', `transport must be one, like simpleJwt({ persist: 'memory' })`);
  for (const name of ['signIn', 'afterSignIn'] as const) {
    const route: unknown = routes?.[name];
    demand(
      isText(route) && /^\/(?![/\\])[^\s\\]*$/.test(route),
      `routes.${name} must be a path of this application, like '/products'; it is ${show(route)}`,
    );
  }
  demand(!/[?#;]/.test(routes.signIn), `routes.signIn must have no query and no fragment`);
}

const anyBase = 'http://localhost/';
const isText = (value: unknown): value is string => typeof value === 'string';
const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

function demand(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(`provideAuth(): ${message}.`);
}
