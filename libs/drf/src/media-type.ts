// Which formats a request asks for and brings along, as DRF's content negotiation reads them.
import { notAcceptable, notFound } from './api-exception.ts';

interface MediaType {
  readonly main: string;
  readonly sub: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export const json = 'application/json';
export const form = 'application/x-www-form-urlencoded';
export const multipart = 'multipart/form-data';

/** Reads `type/subtype; name=value`. Types are case-insensitive; nothing is refused here. */
export function parseMediaType(text: string): MediaType {
  const [full = '', ...rest] = text.split(';');
  const [main = '', ...sub] = full.trim().toLowerCase().split('/');
  const parameters = rest.map((part): [string, string] => {
    const [name = '', ...value] = part.split('=');
    return [
      name.trim().toLowerCase(),
      value
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    ];
  });
  return { main, sub: sub.join('/'), parameters: new Map(parameters) };
}

/** Whether a media type may stand for one of ours, wildcards included. */
export function matches(ours: string, theirs: MediaType): boolean {
  const { main, sub } = parseMediaType(ours);
  const fits = (mine: string, other: string) => other === '*' || other === mine;
  return fits(main, theirs.main) && fits(sub, theirs.sub);
}

const precedence = ({ main, sub, parameters }: MediaType) => {
  if (main === '*') return 0;
  if (sub === '*') return 1;
  return [...parameters.keys()].some((name) => name !== 'q') ? 3 : 2;
};

/**
 * Judges the formats a client accepts. JSON is the one there is; q-values do not count (DRF).
 * @param accept the Accept header; a missing one accepts anything
 * @param format the `?format=` of the query or the suffix of the path; empty counts as none
 * @param others what is served besides JSON, without a `?format=` of its own
 * @returns how many spaces the client wants JSON indented by, 0 to 8 (`application/json; indent=4`)
 * @throws ApiException 404 for a format that is not served, 406 for an Accept that allows none that is
 */
export function negotiate(
  accept: string | undefined,
  format: string | undefined,
  others: readonly string[] = [],
): number {
  if (format && format !== 'json') throw notFound();
  if (accept === undefined || accept === '*/*') return 0;
  const accepted = accept.split(',').map((part) => parseMediaType(part.trim()));
  const best = accepted
    .filter((type) => matches(json, type))
    .sort((a, b) => precedence(b) - precedence(a))[0];
  if (!best && others.some((other) => accepted.some((type) => matches(other, type)))) return 0;
  if (!best) throw notAcceptable();
  const indent = best.parameters.get('indent') ?? '';
  return /^\+?\d+$/.test(indent) ? Math.min(8, Number(indent)) : 0;
}
