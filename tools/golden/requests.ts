// Short ways to write requests down. Without other word they are made by alice, with a good access token.
import type { Case, Json, Request, Row, Step } from './case.ts';

interface Options extends Omit<Step, 'request'> {
  /** The token's name; `null` for a request without one. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Content-Type; `null` for none. Without it the usual one of the body. */
  readonly type?: string | null;
  readonly json?: Json;
  /** `name=value&…`, encoded already. */
  readonly form?: string;
  readonly multipart?: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
  readonly bytes?: readonly number[];
}

const boundary = 'golden-boundary';

const parts = (fields: readonly (readonly [string, string])[]) =>
  fields
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('') + `--${boundary}--\r\n`;

function encode({ json, form, multipart, text, bytes }: Options): [body: Partial<Request>, type?: string] {
  if (json !== undefined) return [{ json }, 'application/json'];
  if (form !== undefined) return [{ text: form }, 'application/x-www-form-urlencoded'];
  if (multipart) return [{ text: parts(multipart) }, `multipart/form-data; boundary=${boundary}`];
  if (text !== undefined) return [{ text }, 'application/json'];
  if (bytes) return [{ base64: Buffer.from(bytes).toString('base64') }, 'application/json'];
  return [{}];
}

export function ask(method: string, path: string, options: Options = {}): Step {
  const { token = 'access', headers, keep, verbatim } = options;
  const [body, usualType] = encode(options);
  const type = options.type === undefined ? usualType : options.type;
  return {
    request: {
      method,
      path,
      headers: {
        ...(token !== null && { authorization: `Bearer {{${token}}}` }),
        ...(type && { 'content-type': type }),
        ...headers,
      },
      ...body,
    },
    ...(keep && { keep }),
    ...(verbatim && { verbatim }),
  };
}

export const get = (path: string, options?: Options) => ask('GET', path, options);

export const post = (path: string, json: Json, options?: Options) => ask('POST', path, { json, ...options });

/** A case of one request. */
export const one = (name: string, step: Step, ...rows: Row[]): Case => ({
  name,
  ...(rows.length && { rows }),
  steps: [step],
});

/** A case of several requests. */
export const several = (name: string, rows: readonly Row[], ...steps: Step[]): Case => ({
  name,
  ...(rows.length && { rows }),
  steps,
});
