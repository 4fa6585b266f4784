// The way to the sign-in page and back: which page was wanted, and how to carry it along.
import type { Router, UrlTree } from '@angular/router';

/** The sign-in page, told where to go back to. */
export function signInTree(router: Router, signIn: string, returnUrl: string): UrlTree {
  return router.createUrlTree([signIn], { queryParams: { returnUrl } });
}

/** Where a navigation under way is going, with query and fragment; `undefined` when none is. */
export function wantedUrl(router: Router): string | undefined {
  const navigation = router.currentNavigation();
  return navigation ? router.serializeUrl(navigation.finalUrl ?? navigation.extractedUrl) : undefined;
}

/** Path segments of the primary outlet, decoded, without parameters. Throws at a URL that cannot be read. */
export function pathOf(router: Router, url: string): string {
  const segments = router.parseUrl(url).root.children['primary']?.segments ?? [];
  return segments
    .map((segment) => segment.path)
    .filter(Boolean)
    .join('/');
}

/** Leaves the page shown now (or the one under way) for the sign-in page, unless that is where the person is. */
export async function goToSignIn(router: Router, signIn: string, andBack: boolean): Promise<void> {
  const here = wantedUrl(router) ?? router.url;
  if (pathOf(router, here) === pathOf(router, signIn)) return;
  try {
    await router.navigateByUrl(andBack ? signInTree(router, signIn, here) : signIn);
  } catch {
    // The router has told its own listeners (NavigationError); the session is over all the same.
  }
}
