// What proxies say of the client that they speak for, before Fastify believes those that TRUSTED_PROXIES names: only what
// is an address or a scheme, and never another host.
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Whether a text is an address, or a range such as `10.0.0.0/8` that is not the whole world. */
export function isNetwork(text: string): boolean {
  const [, address = '', prefix] = /^([\da-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined) return false;
  return prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= bits);
}

/** The address in an entry of X-Forwarded-For, which may have a port; `undefined` if it has none. */
function addressOf(entry: string): string | undefined {
  const text = entry.trim();
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(address) ? address : undefined;
}

/** The addresses at the end of the chain, which those next to us have added; nothing before one that is none counts. */
function endOfChain(forwardedFor: string): string[] {
  const addresses = forwardedFor.split(',').map(addressOf);
  const firstGood = addresses.lastIndexOf(undefined) + 1;
  return addresses.slice(firstGood).filter((address) => address !== undefined);
}

const lastOf = (list: string) => list.slice(list.lastIndexOf(',') + 1).trim();

function cleanForwarded(headers: IncomingHttpHeaders): void {
  delete headers['x-forwarded-host'];
  const chain = endOfChain(String(headers['x-forwarded-for'] ?? ''));
  if (chain.length) headers['x-forwarded-for'] = chain.join(', ');
  else delete headers['x-forwarded-for'];
  const scheme = lastOf(String(headers['x-forwarded-proto'] ?? '')).toLowerCase();
  if (scheme === 'http' || scheme === 'https') headers['x-forwarded-proto'] = scheme;
  else delete headers['x-forwarded-proto'];
}

/** Fastify's `trustProxy` needs this: it takes whatever a trusted proxy passes on, the Host included. */
export function cleanForwardedHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    cleanForwarded(raw.headers);
  });
}
