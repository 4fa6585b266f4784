// Decides which requests may carry a token: exact origin, whole path segments, and no token when in doubt.

/** One allowed place: an origin and a path that the request's path must begin with. */
export interface AttachTo {
  readonly origin: string;
  readonly path: string;
}

// What a server, a proxy or a URL parser may read in more than one way: white space and control characters, a
// backslash, an encoded dot, slash, backslash, control character or percent sign, an at sign in the authority.
const doubtful = /[\u0000-\u0020\u007f-\u00a0\\]|%(?:2e|2f|5c|25|[01]|7f)|^[^/?#]*\/\/[^/?#]*@/i;
// Some servers cut `;…` off a segment, which turns `..;` into `..`.
const dotsWithParameters = /\/\.{1,2};/;

/** Reads one rule of `attachTo`; `undefined` when it is no path or http(s) URL that can be matched exactly. */
export function parseAttachTo(rule: string, base: string): AttachTo | undefined {
  if (!/^(?:\/(?!\/)|https?:\/\/)/i.test(rule) || /[?#*]|\/\.{1,2}(?:\/|$)/.test(rule)) {
    return undefined;
  }
  const url = parse(rule, base);
  return url && { origin: url.origin, path: url.pathname };
}

/** Whether a request to `url`, as given to HttpClient on a page at `base`, may carry a token. */
export function isAttachedTo(url: string, rules: readonly string[], base: string): boolean {
  const target = parse(url, base);
  return (
    target !== undefined &&
    rules.some((text) => {
      const rule = parseAttachTo(text, base);
      return rule?.origin === target.origin && isBelow(target.pathname, rule.path);
    })
  );
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
}

function parse(text: string, base: string): URL | undefined {
  const beforeQuery = text.split(/[?#]/, 1)[0] ?? '';
  if (doubtful.test(beforeQuery) || dotsWithParameters.test(beforeQuery)) return undefined;
  try {
    // Throws at what is no UTF-8, such as the overlong `%c0%ae` for a dot. Not a statement of its own: bundlers drop
    // a call whose result nobody uses.
    const isUtf8 = decodeURIComponent(`/${beforeQuery}`) !== '';
    const url = new URL(text, base);
    return isUtf8 && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}
