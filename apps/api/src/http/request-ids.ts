// A name for each request, in its log lines and in its answer: who was told of an error can say which one it was.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What another's id may look like to stand in a log: short, and no token, which has points in it. */
const plain = /^[\w-]{1,64}$/;

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** @param networks as in TRUSTED_PROXIES */
function membersOf(networks: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return (address) => address !== undefined && isIP(address) > 0 && list.check(address, family(address));
}

/**
 * Makes ids for Fastify's `genReqId`: the one in `X-Request-Id` if a trusted proxy says it, else a new one.
 * @param proxies as in TRUSTED_PROXIES
 */
export function requestIds(
  proxies: readonly string[],
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const isTrusted = membersOf(proxies);
  return ({ headers, socket }) => {
    const given = headers['x-request-id'];
    const isGood = typeof given === 'string' && plain.test(given) && isTrusted(socket.remoteAddress);
    return isGood ? given : randomUUID();
  };
}

export function tellRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
}
