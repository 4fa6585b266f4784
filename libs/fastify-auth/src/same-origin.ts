// The defence of cookie mode against requests that other sites make a browser send (CSRF), by what the browser says of them
// (Fetch Metadata): https://www.w3.org/TR/fetch-metadata/.
import { ApiException, unsupportedMediaType } from '@latchkey/drf';
import type { FastifyRequest } from 'fastify';

export const csrfFailed = (reason: string) => new ApiException(403, { detail: `CSRF Failed: ${reason}` });

export const notSameOrigin = () => csrfFailed('the request does not come from a page of this site.');

/** The origin that a page of ours has. Behind a proxy that ends TLS the scheme may be unknown here. */
const isOwn = (origin: string, { protocol, host }: FastifyRequest): boolean =>
  origin === `${protocol}://${host}` || origin === `https://${host}`;

/**
 * Lets requests pass that a page of this site has sent: JSON, which with the mode's header makes a browser ask first, and
 * of the same origin.
 * @throws ApiException 403 or 415
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const isSame =
    site === undefined
      ? headers.origin !== undefined && isOwn(headers.origin, request)
      : site === 'same-origin';
  if (!isSame) throw notSameOrigin();
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw unsupportedMediaType(type);
}
