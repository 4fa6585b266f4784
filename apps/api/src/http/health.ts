// For whoever runs the server: is the process alive, and should it get requests?
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/connect.ts';

export async function health(app: FastifyInstance, { database }: { database: Database }): Promise<void> {
  const ping = database.prepare('select 1');
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = isStopping
      ? 'stopping'
      : await ping.get().then(
          () => undefined,
          () => 'database',
        );
    return reason ? reply.code(503).send({ status: 'unavailable', reason }) : { status: 'ok' };
  });
}
