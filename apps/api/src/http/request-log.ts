// One line of JSON a request, with no secret in it.
import type { FastifyInstance } from 'fastify';

/** Where secrets may stand in what is logged. */
export const redacted = [
  'authorization',
  'cookie',
  'password',
  'token',
  'access',
  'refresh',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.access',
  '*.refresh',
  '*.headers.authorization',
  '*.headers.cookie',
  '*.headers["set-cookie"]',
];

const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const secretParameter = /([?&](?:[^=&]*(?:token|password|secret|key)[^=&]*|access|refresh)=)[^&]*/gi;

/** An address without what somebody should not have put into it. */
export const withoutSecrets = (url: string) =>
  url.replace(secretParameter, '$1[Redacted]').replace(jwt, '[Redacted]');

export function requestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        url: withoutSecrets(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
      },
      'request',
    );
  });
}
