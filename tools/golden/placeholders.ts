// Puts values where `{{name}}` and {"$id": name} stand, and names where the values stand: rows have other ids on every server.
import { type Json, idOf } from './case.ts';

export type Names = ReadonlyMap<string, string | number>;

/** @throws if a name is not known: a case that asks for nothing must not pass for one that does. */
function valueOf(name: string, names: Names): string | number {
  const value = names.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name} here`);
  return value;
}

export const fill = (text: string, names: Names): string =>
  text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => String(valueOf(name, names)));

/** Compact JSON with its placeholders filled. */
export function fillJson(json: Json, names: Names): string {
  const text = JSON.stringify(json, (_, value: unknown) => {
    const name = idOf(value);
    return name === undefined ? value : valueOf(name, names);
  });
  return fill(text, names);
}

/** Ids that the recorded server gives out; nothing else in an answer looks like them. */
const givenId = /(?<!\d)7[1-4]\d{5}(?!\d)/g;

function nameOf(given: string, names: Names): string {
  for (const [name, value] of names) if (String(value) === given) return name;
  throw new Error(`an answer tells the id ${given}, which no row of the case has`);
}

export const maskText = (text: string, names: Names): string =>
  text
    .replace(givenId, (given) => `{{${nameOf(given, names)}}}`)
    .replaceAll(`:${valueOf('port', names)}`, ':{{port}}');

/** An answer's value with names for the ids of rows and for the port. */
export function maskJson(value: Json, names: Names): Json {
  if (typeof value === 'number' && new RegExp(`^${givenId.source}$`).test(String(value))) {
    return { $id: nameOf(String(value), names) };
  }
  if (typeof value === 'string') return maskText(value, names);
  if (Array.isArray(value)) return value.map((item: Json) => maskJson(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskJson(item, names)]));
}
