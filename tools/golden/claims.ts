// Tokens in answers differ from one second to the next: what stays is their header and the shape of their claims.
import type { Json } from './case.ts';

/** Seconds that may lie between a server's clock when it answers and ours when we read. */
const tolerance = 30;

const parse = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

function shapeOf(name: string, value: Json, now: number): Json {
  if (name === 'jti' && /^[0-9a-f]{32}$/.test(String(value))) return '32 hex digits';
  if (name !== 'exp' && name !== 'iat') return value;
  for (const [after, shape] of [
    [0, 'now'],
    [300, 'now + 300'],
    [86_400, 'now + 86400'],
  ] as const) {
    if (Math.abs(Number(value) - now - after) < tolerance) return shape;
  }
  return value;
}

/**
 * Replaces every token in an answer: `{"$jwt": {"header": {…}, "claims": {"exp": "now + 300", …}}}`.
 * @param now seconds since 1970
 */
export function reduceTokens(value: Json, now: number): Json {
  if (typeof value === 'string' && /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value)) {
    const [header, claims] = value.split('.', 2).map(parse) as [Json, Readonly<Record<string, Json>>];
    const shapes = Object.entries(claims).map(([name, claim]) => [name, shapeOf(name, claim, now)]);
    return { $jwt: { header, claims: Object.fromEntries(shapes) } };
  }
  if (Array.isArray(value)) return value.map((item: Json) => reduceTokens(item, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, reduceTokens(item, now)]));
}
