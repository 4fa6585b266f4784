// A connection that was accepted a moment before the end has a request on its way, from a proxy or from a browser that
// knows nothing of it: it is waited for, and answered.
import { Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Milliseconds from the end of accepting connections to the end of those on which nobody has asked for anything. */
const patience = 250;

export function awaitLateRequests(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    // Not http's own `close`, which hangs up on who has not asked yet.
    Server.prototype.close.call(app.server);
    await setTimeout(patience);
  });
}
