// A connection that was accepted a moment before the end has a request on its way, from a proxy or from a browser that
// knows nothing of it: it is waited for, and answered.
import { Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Milliseconds of a look at whether requests come, and the looks in vain after which silent connections are ended. */
const [look, patience] = [50, 5];
/** Milliseconds after which they are ended in any case. */
const longest = 5000;

export function awaitLateRequests(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    let isOver = false;
    app.server.once('close', () => (isOver = true));
    // Not http's own `close`, which hangs up on who has not asked yet.
    Server.prototype.close.call(app.server);
    // In looks, not by the clock: while the event loop is busy, nobody reads what has come.
    let inVain = 0;
    // Each of them is told that its connection ends: they get fewer.
    app.server.on('request', () => (inVain = 0));
    const end = performance.now() + longest;
    while (!isOver && inVain < patience && performance.now() < end) {
      inVain++;
      await setTimeout(look);
    }
    if (isOver) return;
    // Those that are still answered do not know that they are to end: it is done for them, one after the other.
    const ending = setInterval(() => {
      app.server.closeIdleConnections();
    }, look);
    app.server.once('close', () => {
      clearInterval(ending);
    });
  });
}
