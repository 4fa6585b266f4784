// Cookie mode: the refresh token travels in a cookie that no script can read, where a request asks for it.
import { ApiException, type RequestData, authenticationFailed, parseError } from '@latchkey/drf';
import { type RefreshedTokens, authMode, readClaims } from '@latchkey/tokens';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireSameOrigin } from './same-origin.ts';

const hasField = (data: RequestData, name: string): boolean => {
  if (data.kind === 'form') return data.fields.has(name);
  return typeof data.value === 'object' && data.value !== null && Object.hasOwn(data.value, name);
};

export const asksForCookie = ({ headers }: FastifyRequest) => headers[authMode.header] === authMode.cookie;

/** What an answer depends on that may be in cookie mode. */
export const varyByMode = 'Accept, Cookie, Origin, Sec-Fetch-Site, X-Auth-Mode';

/** Hosts that only this machine reaches, where browsers are served without TLS. */
const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * `__Host-` keeps sibling domains from planting a session of theirs (RFC 6265bis); it needs TLS, which may end at a proxy
 * that asks for a host of its own: the browser's Origin tells.
 */
function cookieOf({ protocol, hostname, headers: { origin = '' } }: FastifyRequest) {
  const isBare = protocol === 'http' && loopback.test(hostname) && !origin.startsWith('https:');
  return { name: isBare ? 'refresh' : '__Host-Http-refresh', secure: !isBare };
}

const noCookieMode = () =>
  new ApiException(400, {
    detail: 'There is no cookie mode here: this server keeps no sessions.',
    code: 'no_cookie_mode',
  });

const attributes = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/** The cookie of one exchange that asks for cookie mode, and may. */
export interface CookieExchange {
  /** The refresh token that came along. */
  readonly token: string | undefined;
  /** @throws ApiException 401 if none came along */
  requireToken(): string;
  /** Puts the refresh token of an answer into the cookie. @returns the rest of the answer */
  keep(tokens: RefreshedTokens): { readonly access: string };
  /** Removes the cookie: nothing but a sign-out does. */
  clear(): void;
}

/**
 * The exchange in cookie mode that a request asks for; `undefined` in JSON mode, which a body with a refresh token means
 * whatever the header says.
 * @param isOffered whether there is a cookie mode, which needs sessions
 * @param now milliseconds since 1970
 * @throws ApiException 403 or 415 for what may come from another site, 400 for two cookies: nobody can tell which is ours;
 * and where it is not offered: who asks for a cookie would not look for a refresh token in the body
 */
export function cookieExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  data: RequestData,
  isOffered: boolean,
  now: () => number,
): CookieExchange | undefined {
  if (!asksForCookie(request) || hasField(data, 'refresh')) return undefined;
  if (!isOffered) throw noCookieMode();
  requireSameOrigin(request);
  const { name, secure } = cookieOf(request);
  const names = (request.headers.cookie ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim());
  if (names.filter((one) => one === name).length > 1) throw parseError(`There are two cookies "${name}".`);
  const token = request.cookies[name];
  const set = (value: string, maxAge: number) => {
    reply.setCookie(name, value, { ...attributes, secure, maxAge });
  };
  return {
    token,
    requireToken: () => {
      if (token === undefined) {
        throw authenticationFailed('There is no session to go on with', { code: 'token_not_valid' });
      }
      return token;
    },
    keep: ({ access, refresh = '' }) => {
      const seconds = Math.floor(now() / 1000);
      set(refresh, Math.max(0, Math.floor(readClaims(refresh)?.exp ?? 0) - seconds));
      return { access };
    },
    clear: () => {
      set('', 0);
    },
  };
}
