// Keeps signed-in people off pages for guests, such as the sign-in page.
import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import { Auth } from './auth.ts';
import { AUTH_CONFIG } from './auth-config.ts';
import { safeReturnUrl } from './safe-return-url.ts';
import { wantedUrl } from './sign-in-route.ts';

/**
 * Waits for `Auth.ready` (at most 3 s). Sends who is known to be signed in to a safe `?returnUrl=`, else to
 * `routes.afterSignIn`.
 */
export const guestGuard: CanMatchFn = () => {
  const auth = inject(Auth);
  const router = inject(Router);
  const { signIn, afterSignIn } = inject(AUTH_CONFIG).routes;
  const { queryParams } = router.parseUrl(wantedUrl(router) ?? '');
  const decide = () =>
    !(auth.isAuthenticated() && auth.user()) ||
    router.parseUrl(safeReturnUrl(queryParams['returnUrl'], router, signIn) ?? afterSignIn);
  return auth.status() === 'starting' ? auth.ready.then(decide) : decide();
};
