// Django's ALLOWED_HOSTS: a request for a host that is not ours is refused, since links are built from it.
import { ApiException } from '@latchkey/drf';
import type { FastifyInstance } from 'fastify';

/** A name or an address, and perhaps a port: nothing else may get into links, whatever hosts are allowed. */
const wellFormed = /^([a-z0-9._-]+?|\[[0-9a-f:.]+\])\.?(?::\d*)?$/;

/** The name in a Host header: without the port, in small letters, without the root's dot; '' if it is none. */
const nameOf = (host: string) => wellFormed.exec(host.toLowerCase())?.[1] ?? '';

/** Whether a Host header is for us. `.example.com` stands for the domain and all below it, `*` for any. */
export function isAllowedHost(host: string, patterns: readonly string[]): boolean {
  const name = nameOf(host);
  if (name === '') return false;
  return patterns.some((given) => {
    const pattern = given.toLowerCase();
    if (pattern === '*') return true;
    return pattern.startsWith('.') ? name.endsWith(pattern) || name === pattern.slice(1) : name === pattern;
  });
}

export function allowedHosts(app: FastifyInstance, patterns: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    if (!isAllowedHost(request.host, patterns)) {
      throw new ApiException(400, { detail: 'Invalid HTTP_HOST header: add the host to ALLOWED_HOSTS.' });
    }
  });
}
