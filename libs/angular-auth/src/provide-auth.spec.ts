// A configuration that cannot work is refused when it is given, in words that name the option.
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Auth, type AuthConfig, provideAuth } from './index.ts';
import { config } from './spec-kit.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('provideAuth', () => {
  it.each<[string, Partial<Record<keyof AuthConfig, unknown>>]>([
    ['api', { api: undefined }],
    ['api', { api: 'api/' }],
    ['api', { api: '/api' }],
    ['api', { api: '//api.example/' }],
    ['api', { api: 'ftp://api.example/' }],
    ['attachTo', { attachTo: undefined }],
    ['attachTo', { attachTo: [] }],
    ['attachTo', { attachTo: '/api/' }],
    ['attachTo', { attachTo: ['/api/', 'api.example'] }],
    ['attachTo', { attachTo: ['https://*.example'] }],
    ['attachTo', { attachTo: [/api/] }],
    ['transport', { transport: undefined }],
    ['transport', { transport: 'jwt' }],
    ['routes.signIn', { routes: undefined }],
    ['routes.signIn', { routes: { signIn: 'sign-in', afterSignIn: '/' } }],
    ['routes.signIn', { routes: { signIn: '//evil', afterSignIn: '/' } }],
    ['routes.signIn', { routes: { signIn: '/sign-in?x=1', afterSignIn: '/' } }],
    ['routes.afterSignIn', { routes: { signIn: '/sign-in' } }],
    ['routes.afterSignIn', { routes: { signIn: '/sign-in', afterSignIn: 'https://evil.example' } }],
  ])('refuses a bad %s: %j', (name, wrong) => {
    const call = () => provideAuth({ ...config, ...wrong } as AuthConfig);
    expect(call).toThrow(new RegExp(`^provideAuth\\(\\): ${name.replace('.', '\\.')} must`));
  });

  it.each<Partial<AuthConfig>>([
    {},
    { api: 'https://api.example/v1/', attachTo: ['https://api.example/v1/', '/api'] },
    { routes: { signIn: '/welcome/back', afterSignIn: '/products?page=1#top' } },
  ])('takes %j', (options) => {
    expect(() => provideAuth({ ...config, ...options })).not.toThrow();
  });

  it('is missed by who injects Auth without it', () => {
    expect(() => TestBed.inject(Auth)).toThrow(/No provider found for `?_?Auth/);
  });
});
