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
  if (!isPlainPath(raw.split(/[?#]/, 1)[0] ?? '')) return undefined;
  try {
    return pathOf(router.parseUrl(raw)) === pathOf(router.parseUrl(signIn)) ? undefined : raw;
  } catch {
    return undefined;
  }
}

// White space, control and format characters (the latter can make a link read backwards), lone surrogates.
const unprintable = /[\s\p{C}\\]/u;
const emptyOrDots = /\/(?:\/|\.{1,2}(?:[/;]|$))/;

/** Decodes until nothing changes, as a chain of servers and proxies might, and looks at every stage. */
function isPlainPath(path: string): boolean {
  for (let stage = path, rounds = 0; rounds < 5; rounds++) {
    if (unprintable.test(stage.replaceAll(' ', '')) || emptyOrDots.test(stage)) return false;
    let next: string;
    try {
      next = decodeURIComponent(stage);
    } catch {
      return false;
    }
    if (next === stage) return true;
    stage = next;
  }
  return false;
}
