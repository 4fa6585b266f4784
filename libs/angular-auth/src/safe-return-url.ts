// Checks a return URL, which anybody can write into a link, before the application goes there.
import type { Router } from '@angular/router';
import { pathOf } from './sign-in-route.ts';

/**
 * `raw` itself if it is a path inside this application, at most 2,048 characters long and not the sign-in page;
 * `undefined` for everything else: other origins, schemes, backslashes, control characters, dot segments and empty
 * segments, plain or encoded, and whatever is no string.
 *
 * ```ts
 * router.navigateByUrl(safeReturnUrl(returnUrl, router) ?? '/products');
 * ```
 */
export function safeReturnUrl(raw: unknown, router: Router, signIn = '/sign-in'): string | undefined {
  if (typeof raw !== 'string' || raw.length > 2048 || !raw.startsWith('/')) return undefined;
  if (unprintable.test(raw)) return undefined;
  try {
    if (!isPlainPath(raw.split(/[?#]/, 1)[0] ?? '')) return undefined;
    return pathOf(router, raw) === pathOf(router, signIn) ? undefined : raw;
  } catch {
    // Malformed: an escape that is no UTF-8, or nothing the router can read.
    return undefined;
  }
}

// White space, control and format characters (the latter can make a link read backwards), lone surrogates.
const unprintable = /[\s\p{C}\\]/u;
const emptyOrDots = /\/(?:\/|\.{1,2}(?:[/;]|$))/;

/** Looks at the path as it is and decoded; one that could be decoded once more is refused. */
function isPlainPath(path: string): boolean {
  const decoded = decodeURIComponent(path);
  return (
    !unprintable.test(decoded.replaceAll(' ', '')) &&
    !/%/.test(decoded) &&
    ![path, decoded].some((stage) => emptyOrDots.test(stage))
  );
}
