// Requests so broken that they never become one: Node's parser refuses them, we say why in the API's way.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parseError } from '@latchkey/drf';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from './security-headers.ts';

const statuses: Readonly<Record<string, readonly [status: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Request headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

/** Milliseconds that a client has to read the answer, before the connection ends from this side, too. */
const goodbye = 1000;

const securityLines = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`);

/** Node's own name for what is being answered on a socket. */
interface AnsweringSocket extends Socket {
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

/** Answers and hangs up. A socket that is gone, or in the middle of an answer, is only closed. */
export function answerClientError(error: Error & { code?: string }, socket: AnsweringSocket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) {
    socket.destroy(error);
    return;
  }
  const [status, detail] = statuses[error.code ?? ''] ?? ['400 Bad Request', 'The request cannot be read.'];
  const body = JSON.stringify({ detail });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n${securityLines.join('')}\r\n${body}`,
  );
  setTimeout(() => socket.destroy(), goodbye).unref();
}

/** Answers what HTTP itself refuses, and what Node would answer without a word. Call it when answers have their headers. */
export function answerPlainRefusals(app: FastifyInstance): void {
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const headers = { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' };
    const detail = 'The only expectation that can be met is 100-continue.';
    response.writeHead(417, headers).end(JSON.stringify({ detail }));
  });
  app.addHook('onRequest', async ({ raw }) => {
    // RFC 9112, 3.2. Older clients have none.
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') {
      throw parseError('The request has no Host header.');
    }
  });
}
