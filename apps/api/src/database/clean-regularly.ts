// Removes what is over, from time to time as long as the app runs.
import type { FastifyInstance } from 'fastify';
import { isUnavailable } from './errors.ts';

/** Milliseconds from one round to the next. */
const interval = 10 * 60 * 1000;

/** @param what as in "expired sessions": the log says so when they could not be removed */
export function cleanRegularly(app: FastifyInstance, what: string, clean: () => Promise<unknown>): void {
  const timer = setInterval(() => {
    clean().catch((error: unknown) => {
      const reason = (error as Error).message;
      if (isUnavailable(error)) app.log.warn({ reason }, `${what} stay until the database is back`);
      else app.log.error({ err: error }, `${what} could not be removed`);
    });
  }, interval);
  timer.unref();
  app.addHook('preClose', async () => {
    clearInterval(timer);
  });
}
