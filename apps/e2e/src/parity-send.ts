// Sends a request of the recording exactly as it is written there.
import { request as httpRequest } from 'node:http';
import type { GoldenRequest, Json } from './parity-recording.ts';

/** What the placeholders stand for: tokens, the ids of rows, and `port`. */
export type Names = ReadonlyMap<string, string | number>;

export interface Received {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export function valueOf(name: string, names: Names): string | number {
  const value = names.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name} here`);
  return value;
}

export const fill = (text: string, names: Names): string =>
  text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => String(valueOf(name, names)));

/** The name in {"$id": name}; `undefined` for any other value. */
export const rowName = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && '$id' in value ? String(value.$id) : undefined;

function asSent(json: Json, names: Names): string {
  const text = JSON.stringify(json, (_, value: unknown) => {
    const name = rowName(value);
    return name === undefined ? value : valueOf(name, names);
  });
  return fill(text, names);
}

function bodyOf({ json, text, base64 }: GoldenRequest, names: Names): Buffer | undefined {
  if (json !== undefined) return Buffer.from(asSent(json, names));
  if (text !== undefined) return Buffer.from(fill(text, names));
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

export function send(request: GoldenRequest, names: Names): Promise<Received> {
  const body = bodyOf(request, names);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, fill(value, names)]);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      host: '127.0.0.1',
      port: valueOf('port', names),
      method: request.method,
      path: fill(request.path, names),
      headers: {
        ...Object.fromEntries(headers),
        ...(body && { 'content-length': String(body.length) }),
      },
    });
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string | undefined>,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
