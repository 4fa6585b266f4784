// Lets in those whose token says what a page asks for, such as staff.
import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import type { Claims } from '@latchkey/tokens';
import { AUTH_CONFIG } from './auth-config.ts';
import { letIn } from './signed-in-guard.ts';

/**
 * Like `signedInGuard`; then `holds` judges the claims, which nobody has verified: the server has the last word. Who
 * does not pass goes to `routes.afterSignIn`, which must be another page. While the server cannot be asked and no
 * claims are known (`degraded`), the page is shown.
 */
export function claimGuard(holds: (claims: Readonly<Partial<Claims>>) => boolean): CanMatchFn {
  return (_route, segments) => {
    const { afterSignIn } = inject(AUTH_CONFIG).routes;
    return letIn(segments, (auth, router) => {
      const claims = auth.claims();
      return !claims || holds(claims) || router.parseUrl(afterSignIn);
    });
  };
}
