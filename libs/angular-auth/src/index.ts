// The door of the package: everything an application may use.
export { type AuthConfig } from './auth-config.ts';
export { AUTH, REPLAY } from './auth-context.ts';
export { type AuthEvent, type AuthUser } from './auth-event.ts';
export { authInterceptor } from './auth-interceptor.ts';
export { type AuthTransport, type AuthTransportFactory, type Grant } from './auth-transport.ts';
export { Auth } from './auth.ts';
export { cookieRefresh } from './cookie-refresh.ts';
export { guestGuard } from './guest-guard.ts';
export { provideAuth } from './provide-auth.ts';
export { safeReturnUrl } from './safe-return-url.ts';
export { type AuthStatus } from './session-keeper.ts';
export { SignInError, type SignInReason } from './sign-in-error.ts';
export { signedInGuard } from './signed-in-guard.ts';
export { simpleJwt } from './simple-jwt.ts';
export { type Persist } from './page-store.ts';
