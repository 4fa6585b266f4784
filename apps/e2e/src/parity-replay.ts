// Plays a case of the recording to a server, and cleans up after it.
import { differences } from './parity-compare.ts';
import { type GoldenCase, type GoldenRequest, about } from './parity-recording.ts';
import { type Names, type Received, send } from './parity-send.ts';

/** The collections, in an order in which rows can be deleted. */
const collections = ['invoices', 'accounts', 'addresses', 'products'];

const collectionAt = (path: string) =>
  collections.find((name) => new RegExp(`^/api/v0/${name}(/|\\.json)`).test(path));

const asAlice = { authorization: 'Bearer {{access}}' };

const shownRequest = ({ method, path, json, text, base64 }: GoldenRequest) =>
  [method, path, text ?? base64 ?? (json === undefined ? '' : JSON.stringify(json))].join(' ').trim();

const isOfTokens = ({ path }: GoldenRequest) => path.startsWith('/api/token/');

/** Gives names to the tokens of an answer; whatever is not there cannot pass for a good one. */
function rememberTokens(keep: string, { status, text }: Received, names: Map<string, string | number>): void {
  const { access, refresh } = (status === 200 ? JSON.parse(text) : {}) as Readonly<Record<string, unknown>>;
  names.set(`${keep}-access`, String(access));
  names.set(`${keep}-refresh`, String(refresh));
}

/** @returns for each answer that differs from the golden one, the request and the differences */
export async function replay({ rows = [], tokens, steps }: GoldenCase, port: number): Promise<string[]> {
  const names = new Map<string, string | number>(Object.entries({ port, ...about.tokens, ...tokens }));
  const made: (readonly [collection: string, id: number])[] = [];

  /** Remembers a row that was made, wanted or not, to be deleted. */
  const remember = ({ path }: GoldenRequest, { status, text }: Received): number | undefined => {
    const collection = collectionAt(path);
    if (status !== 201 || collection === undefined) return undefined;
    const { id } = JSON.parse(text) as { id: number };
    made.push([collection, id]);
    return id;
  };

  const trouble: string[] = [];
  try {
    for (const row of rows) {
      const request = {
        method: 'POST',
        path: `/api/v0/${row.in}/`,
        headers: { ...asAlice, 'content-type': 'application/json' },
        json: row.json,
      };
      const received = await send(request, names);
      const id = remember(request, received);
      if (id === undefined) return [`cannot make the row ${row.as}: ${received.status} ${received.text}`];
      names.set(row.as, id);
    }
    for (const { request, keep, answer } of steps) {
      const received = await send(request, names);
      const id = remember(request, received);
      if (keep !== undefined && isOfTokens(request)) rememberTokens(keep, received, names);
      else if (keep !== undefined) names.set(keep, id ?? 'a row that was not made');
      const found = differences(request, answer, received, names);
      if (found.length > 0) trouble.push([shownRequest(request), ...found].join('\n  '));
    }
  } finally {
    for (const collection of collections) {
      for (const [kind, id] of made) if (kind === collection) await remove(kind, id, names);
    }
  }
  return trouble;
}

async function remove(collection: string, id: number, names: Names): Promise<void> {
  const path = `/api/v0/${collection}/${id}/`;
  const { status, text } = await send({ method: 'DELETE', path, headers: asAlice }, names);
  if (status !== 204 && status !== 404) throw new Error(`cannot delete ${path}: ${status} ${text}`);
}
