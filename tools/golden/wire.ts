// Sends one request exactly as it is written, and tells what came back.
import { request as httpRequest } from 'node:http';
import type { Request } from './case.ts';
import { type Names, fill, fillJson } from './placeholders.ts';

export interface RawAnswer {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function bodyOf({ json, text, base64 }: Request, names: Names): Buffer | undefined {
  if (json !== undefined) return Buffer.from(fillJson(json, names));
  if (text !== undefined) return Buffer.from(fill(text, names));
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

/** @param names what the placeholders stand for, the server's `port` among them */
export function send(request: Request, names: Names): Promise<RawAnswer> {
  const body = bodyOf(request, names);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, fill(value, names)]);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      host: '127.0.0.1',
      port: Number(names.get('port')),
      method: request.method,
      path: fill(request.path, names),
      headers: {
        ...Object.fromEntries(headers),
        ...(body && { 'content-length': String(body.length) }),
      },
      agent: false,
    });
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers as Record<string, string>,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
