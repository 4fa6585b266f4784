// Where Prometheus asks: a port of its own, which no proxy passes on.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../config.ts';
import type { Metrics } from './metrics.ts';

export interface Place {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

async function answer(
  metrics: Pick<Metrics, 'text'>,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  if (url !== '/metrics' || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(404).end();
    return;
  }
  const { type, body } = await metrics.text();
  response.setHeader('content-type', type);
  response.end(body);
}

/** Listens as long as the app does, from before its first request on. */
export function tellMetrics(
  app: FastifyInstance,
  metrics: Pick<Metrics, 'text'>,
  { host, port }: Place,
): void {
  const limits = { requestTimeout: 5000, headersTimeout: 5000 };
  const server = createServer(limits, (request, response) => {
    answer(metrics, request, response).catch((error: unknown) => {
      app.log.error({ err: error }, 'the metrics cannot be told');
      response.writeHead(500).end();
    });
  });
  server.maxConnections = 16;
  app.addHook('onReady', async () => {
    await new Promise<void>((resolve, reject) => {
      server.once('error', ({ message }) => {
        reject(new ConfigError(`METRICS_PORT must be free at METRICS_HOST: ${message}`));
      });
      server.listen({ host, port }, resolve);
    });
    const { address, family, port: taken } = server.address() as AddressInfo;
    const named = family === 'IPv6' ? `[${address}]` : address;
    app.log.info(`metrics at http://${named}:${taken}/metrics`);
  });
  app.addHook('onClose', async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await promisify(server.close.bind(server))();
  });
}
