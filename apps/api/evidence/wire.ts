// Two ways to a server, one shape: an app in this process, and an address that a process listens at.
import { Agent, type OutgoingHttpHeaders, request as dial } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface Request {
  /** Default: GET. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Rejects if the connection breaks before the answer is there. */
export type Send = (request: Request) => Promise<Answer>;

/** To an app in this process. */
export const toApp =
  (app: FastifyInstance, remoteAddress = '127.0.0.1'): Send =>
  async ({ method = 'GET', path, headers = {}, body }) => {
    const answer = await app.inject({
      method: method as 'GET',
      url: path,
      remoteAddress,
      headers: { host: 'localhost', ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const { statusCode: status, headers: answered, payload: text } = answer;
    return { status, headers: answered as Answer['headers'], text };
  };

const agent = new Agent({ keepAlive: true, maxSockets: 250 });

/** To a server that listens at an address such as `http://127.0.0.1:8000`. */
export const toAddress =
  (address: string): Send =>
  ({ method = 'GET', path, headers = {}, body = '' }) =>
    new Promise((resolve, reject) => {
      const all: OutgoingHttpHeaders = { ...headers, 'content-length': Buffer.byteLength(body) };
      const request = dial(new URL(path, address), { method, headers: all, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
