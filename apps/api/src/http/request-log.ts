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
  // PostgreSQL quotes the row that broke a rule.
  'err.detail',
];

/** What a parameter is called that carries a secret. */
const secretName = /token|password|passwd|pwd|secret|key|jwt|authorization|^(?:access|refresh)(?:\[|$)/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a parameter or a fragment of an address begins. */
const beginning = /([?&;#])/;

const withoutValue = (part: string) => {
  const end = part.indexOf('=');
  return end >= 0 && secretName.test(decoded(part.slice(0, end))) ? `${part.slice(0, end)}=[Redacted]` : part;
};

/** A JSON web token begins with the base64url of `{"`, and has two points. */
function withoutJwt(word: string): string {
  const text = decoded(word);
  const start = text.indexOf('eyJ');
  return start >= 0 && text.slice(start).split('.').length > 2 ? '[Redacted]' : word;
}

/** An address without what somebody should not have put into it, in time that grows with its length only. */
export const withoutSecrets = (url: string) =>
  url
    .split(beginning)
    .map((part) => withoutValue(part).replace(/[\w.%-]+/g, withoutJwt))
    .join('');

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
