// Lets signed-in people in and shows others the sign-in page first.
import { inject } from '@angular/core';
import { type CanMatchFn, Router, type UrlSegment, type UrlTree } from '@angular/router';
import { Auth } from './auth.ts';
import { AUTH_CONFIG } from './auth-config.ts';
import { signInTree, wantedUrl } from './sign-in-route.ts';

/**
 * Waits for `Auth.ready` (at most 3 s). Without a session the answer is `routes.signIn` with the URL that was wanted,
 * query and fragment included, as `?returnUrl=`. While the server cannot be asked whether there is one (`degraded`),
 * the page is shown: the first answer decides.
 */
export const signedInGuard: CanMatchFn = (_route, segments) => letIn(segments);

/** What `signedInGuard` says; to who is signed in, what `judge` says. */
export function letIn(
  segments: readonly UrlSegment[],
  judge: (auth: Auth, router: Router) => true | UrlTree = () => true,
): true | UrlTree | Promise<true | UrlTree> {
  const auth = inject(Auth);
  const router = inject(Router);
  const { signIn } = inject(AUTH_CONFIG).routes;
  const wanted = wantedUrl(router) ?? `/${segments.join('/')}`;
  const decide = () => (auth.isAuthenticated() ? judge(auth, router) : signInTree(router, signIn, wanted));
  return auth.status() === 'starting' ? auth.ready.then(decide) : decide();
}
