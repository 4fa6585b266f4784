// How long a request may take to arrive: who is slow on purpose is not waited for, but uploads take their time.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerClientError } from './client-errors.ts';

/** Milliseconds from the headers to the last byte, unless a view allows more. */
const usual = 10_000;

/** The most that a view may allow: the server ends what takes longer, whatever it is. */
export const longestUpload = 120_000;

interface Arrival {
  readonly end: () => void;
  timer: NodeJS.Timeout;
}

const arrivals = new WeakMap<IncomingMessage, Arrival>();

/** Has requests ended that take too long. @param milliseconds what most may take */
export function limitArrivals(app: FastifyInstance, milliseconds = usual): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const { 'content-length': length = '0', 'transfer-encoding': coding } = raw.headers;
    if (length !== '0' || coding !== undefined) {
      const end = () => {
        // One that only seems to come from a network is always complete.
        if (raw.complete !== false) return;
        // Who has been answered before would take another answer for that to the next request.
        if (reply.raw.headersSent) raw.destroy();
        else answerClientError(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
      };
      const arrival = { end, timer: setTimeout(end, milliseconds).unref() };
      arrivals.set(raw, arrival);
      raw.once('close', () => {
        clearTimeout(arrival.timer);
      });
    }
    done();
  });
}

/** Gives a request more time to arrive, from now on. @param milliseconds at most `longestUpload` */
export function allowUpload({ raw }: FastifyRequest, milliseconds: number): void {
  const arrival = arrivals.get(raw);
  if (!arrival) return;
  clearTimeout(arrival.timer);
  arrival.timer = setTimeout(arrival.end, milliseconds).unref();
}
