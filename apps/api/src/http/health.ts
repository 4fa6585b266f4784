// For whoever runs the server: is the process alive, and should it get requests?
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';

/** Milliseconds that a database may take to show that it is there. */
const patience = 900;

export async function health(app: FastifyInstance, { database }: { database: Database }): Promise<void> {
  const ping = database.prepare('select 1');
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  /** Whether the database answers, soon enough for those who ask. */
  const isReachable = () =>
    Promise.race([
      ping.get().then(
        () => true,
        () => false,
      ),
      setTimeout(patience, false, { ref: false }),
    ]);
  app.get('/readyz', async (_request, reply) => {
    const reason = isStopping ? 'stopping' : (await isReachable()) ? undefined : 'database';
    return reason ? reply.code(503).send({ status: 'unavailable', reason }) : { status: 'ok' };
  });
}
