// What an answer says to a client: its status, the headers that matter, and its body.
import type { Json } from './case.ts';
import { reduceTokens } from './claims.ts';
import { type Names, maskJson, maskText } from './placeholders.ts';
import type { RawAnswer } from './wire.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The value of a JSON body; neither this nor `text` for an empty one. */
  readonly body?: Json;
  readonly text?: string;
}

/** What stands for a page that only people can read. */
export const page = '(a page in HTML)';

const sorted = (list: string) => list.split(/\s*,\s*/).sort();

/** How each header is read; no other is recorded. */
const readers: Readonly<Record<string, (value: string) => string | undefined>> = {
  'content-type': (value) => value.split(';', 1)[0]?.trim().toLowerCase(),
  allow: (value) => sorted(value).join(', '),
  vary: (value) => (sorted(value.toLowerCase()).includes('accept') ? 'Accept' : undefined),
  location: (value) => value,
  'www-authenticate': (value) => value,
  'x-content-type-options': (value) => value,
  'x-frame-options': (value) => value,
  'referrer-policy': (value) => value,
  'cross-origin-opener-policy': (value) => value,
};

export function readHeaders(all: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(readers).flatMap(([name, read]) => {
    const value = all[name] === undefined ? undefined : read(all[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** @param now seconds since 1970, when the answer came */
export function readAnswer({ status, headers, text }: RawAnswer, now: number, verbatim = false): Answer {
  const read = { status, headers: readHeaders(headers) };
  if (text === '') return read;
  if (read.headers['content-type'] !== 'application/json') return { ...read, text: page };
  if (verbatim) return { ...read, text };
  return { ...read, body: reduceTokens(JSON.parse(text) as Json, now) };
}

/** Headers of nearly every answer. An answer of the recording tells only where it differs; `null` is a header it lacks. */
export const usualHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  vary: 'Accept',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

function unusual(headers: Readonly<Record<string, string>>): Record<string, string | null> {
  const names = Object.keys({ ...usualHeaders, ...headers });
  const entries = names.map((name) => [name, headers[name] ?? null] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== (usualHeaders[name] ?? null)));
}

/** The answer as the recording has it: the same on whatever server, at whatever time. */
export function writeAnswer({ status, headers, body, text }: Answer, names: Names): Json {
  return {
    status,
    headers: maskJson(unusual(headers), names),
    ...(body !== undefined && { body: maskJson(body, names) }),
    ...(text !== undefined && { text: maskText(text, names) }),
  };
}
