// Where an answer differs from the golden one, in words.
import { type GoldenAnswer, type GoldenRequest, type Json, about } from './parity-recording.ts';
import { type Names, type Received, fill, rowName, valueOf } from './parity-send.ts';

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 500) ?? 'nothing';

const difference = (at: string, wanted: unknown, got: unknown) => [
  `${at}: wanted ${shown(wanted)}, got ${shown(got)}`,
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listed = (header: string) => header.split(/\s*,\s*/).sort();

/** How a header is compared where it need not be the same to the letter. */
const fits: Readonly<Record<string, (wanted: string, got: string) => boolean>> = {
  'content-type': (wanted, got) => got.split(';', 1)[0]?.trim().toLowerCase() === wanted,
  allow: (wanted, got) => listed(got).join() === listed(wanted).join(),
  vary: (wanted, got) => listed(got.toLowerCase()).includes(wanted.toLowerCase()),
  'www-authenticate': (wanted, got) => got.startsWith(wanted),
  // Stricter is as good.
  'referrer-policy': (wanted, got) => [wanted, 'no-referrer'].includes(got),
};

function headerDifferences(answer: GoldenAnswer, { headers }: Received, names: Names): string[] {
  return Object.entries({ ...about.headers, ...answer.headers }).flatMap(([name, wanted]) => {
    const got = headers[name];
    if (wanted === null) {
      // Caches may be told of other headers than this one.
      const isTold = got !== undefined && (name !== 'vary' || listed(got.toLowerCase()).includes('accept'));
      return isTold ? difference(name, wanted, got) : [];
    }
    const filled = fill(wanted, names);
    const isSame = got !== undefined && (fits[name]?.(filled, got) ?? filled === got);
    return isSame ? [] : difference(name, filled, got);
  });
}

/** Seconds that may lie between the server's clock and ours. */
const tolerance = 30;

/** Claims are recorded as `32 hex digits`, `now`, `now + 300`, or as they are. */
function isClaim(wanted: unknown, got: unknown, now: number): boolean {
  if (wanted === '32 hex digits') return typeof got === 'string' && /^[0-9a-f]{32}$/.test(got);
  const [, after] = /^now(?: \+ (\d+))?$/.exec(String(wanted)) ?? [undefined, null];
  if (after === null) return JSON.stringify(wanted) === JSON.stringify(got);
  return Number.isInteger(got) && Math.abs(Number(got) - now - Number(after ?? 0)) < tolerance;
}

/** A server may add claims. */
function tokenDifferences(wanted: unknown, got: unknown, at: string): string[] {
  const { header, claims } = wanted as Record<'header' | 'claims', Readonly<Record<string, unknown>>>;
  const parts = typeof got === 'string' ? got.split('.') : [];
  if (parts.length !== 3) return difference(at, 'a token', got);
  const [gotHeader, gotClaims] = parts
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  const now = Date.now() / 1000;
  return [
    ...Object.entries(header)
      .filter(([name, value]) => gotHeader[name] !== value)
      .flatMap(([name, value]) => difference(`${at} header.${name}`, value, gotHeader[name])),
    ...Object.entries(claims)
      .filter(([name, value]) => !isClaim(value, gotClaims[name], now))
      .flatMap(([name, value]) => difference(`${at} claims.${name}`, value, gotClaims[name])),
  ];
}

function valueDifferences(wanted: Json, got: unknown, names: Names, at = 'body'): string[] {
  const row = rowName(wanted);
  if (row !== undefined) {
    const id = valueOf(row, names);
    return id === got ? [] : difference(`${at} (${row})`, id, got);
  }
  if (isRecord(wanted) && '$starts' in wanted) {
    const start = String(wanted['$starts']);
    return String(got).startsWith(start) ? [] : difference(at, `${start}…`, got);
  }
  if (isRecord(wanted) && '$jwt' in wanted) return tokenDifferences(wanted['$jwt'], got, at);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return difference(at, wanted, got);
    return wanted.flatMap((item, index) => valueDifferences(item, got[index], names, `${at}[${index}]`));
  }
  if (isRecord(wanted)) {
    if (!isRecord(got)) return difference(at, wanted, got);
    const [keys, gotKeys] = [Object.keys(wanted), Object.keys(got)];
    if ([...keys].sort().join() !== [...gotKeys].sort().join()) return difference(at, wanted, got);
    return Object.entries(wanted).flatMap(([name, value]) =>
      valueDifferences(value as Json, got[name], names, `${at}.${name}`),
    );
  }
  const filled = typeof wanted === 'string' ? fill(wanted, names) : wanted;
  return filled === got ? [] : difference(at, filled, got);
}

function bodyDifferences({ status, body, text }: GoldenAnswer, received: Received, names: Names): string[] {
  if (body === undefined) {
    const wanted = fill(text ?? '', names);
    return wanted === received.text ? [] : difference('text', wanted, received.text);
  }
  let got: unknown;
  try {
    got = JSON.parse(received.text);
  } catch {
    return difference('body', body, received.text);
  }
  const differences = valueDifferences(body, got, names);
  // The errors of fields come in the order of the fields.
  const isOrdered = status !== 400 || Object.keys(Object(got)).join() === Object.keys(Object(body)).join();
  return differences.length > 0 || isOrdered ? differences : difference('order', body, got);
}

const isRoot = ({ method, path }: GoldenRequest) => method === 'GET' && /^\/api\/v0\/(\?|$)/.test(path);

const isLink = ([name, value]: [name: string, value: unknown]) => String(value).endsWith(`/api/v0/${name}/`);

/** The root without the links behind the recorded ones: a shop may have more resources than the recorded one had. */
function withoutFurtherLinks({ body, text }: GoldenAnswer, received: Received): Received {
  const recorded = Object.keys(Object(body ?? JSON.parse(text ?? '{}'))).length;
  let links: [name: string, value: unknown][];
  try {
    links = Object.entries(Object(JSON.parse(received.text)));
  } catch {
    return received;
  }
  const further = links.slice(recorded);
  const end = `,${JSON.stringify(Object.fromEntries(further)).slice(1)}`;
  const isCut = further.length > 0 && further.every(isLink) && received.text.endsWith(end);
  return isCut ? { ...received, text: `${received.text.slice(0, -end.length)}}` } : received;
}

/** Each difference as `status: wanted 201, got 400`; none for an answer that is as golden. */
export function differences(
  request: GoldenRequest,
  answer: GoldenAnswer,
  whole: Received,
  names: Names,
): string[] {
  const received = isRoot(request) ? withoutFurtherLinks(answer, whole) : whole;
  return [
    ...(answer.status === received.status ? [] : difference('status', answer.status, received.status)),
    ...headerDifferences(answer, received, names),
    ...bodyDifferences(answer, received, names),
  ];
}
