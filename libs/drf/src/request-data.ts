// What a request body says, whichever of DRF's three parsers reads it.
import { parseError, unsupportedMediaType, validationError } from './api-exception.ts';
import { jsonError } from './json-error.ts';
import { form, json, matches, multipart, parseMediaType } from './media-type.ts';
import { Float, mostDigits, typeName } from './python.ts';
import { parseUrlEncoded } from './url-encoded.ts';

// Browsers and Node have these; the compiler's narrow lib does not know them.
declare const TextDecoder: new (
  label: string,
  options: { fatal?: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const Response: new (
  body: Uint8Array,
  init: { headers: Record<string, string> },
) => { formData(): Promise<Iterable<[string, unknown]>> };

/**
 * A body that was read. JSON keeps numbers as Python would see them: an integer is a number (or a bigint beyond
 * 2^53), anything written with a point or an exponent is a `Float`. A form has a list of values for each name.
 */
export type RequestData =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: ReadonlyMap<string, readonly unknown[]> };

/** The media types that can be read, as OPTIONS lists them. */
export const parses = [json, form, multipart] as const;

const nothing: RequestData = { kind: 'json', value: {} };

/** Keeps what JavaScript's numbers forget: whether a point was written, and digits beyond 2^53. */
function asPython(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number') return value;
  const source = context?.source ?? String(value);
  if (!/^-?\d+$/.test(source)) return new Float(value);
  if (source.replace('-', '').length > mostDigits) throw new RangeError('an integer of too many digits');
  return Number.isSafeInteger(value) ? value : BigInt(source);
}

const formTypes: readonly string[] = [form, multipart];

/** How many lists and objects may lie in each other: what reads them calls itself as often. */
const deepestNesting = 500;

function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  // Strings are passed over, so that brackets in them do not count.
  for (const [mark] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs)) {
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth -= 1;
    if (depth > deepestNesting) return true;
  }
  return false;
}

const jsonParseError = (why: string) => parseError(`JSON parse error - ${why}`);

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw jsonParseError('the body is not UTF-8');
  }
}

function parseJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (nestsTooDeeply(text)) throw jsonParseError('too deeply nested');
  try {
    return JSON.parse(text, asPython);
  } catch {
    throw jsonParseError(jsonError(text));
  }
}

function collect(pairs: Iterable<[string, unknown]>): RequestData {
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of pairs) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return { kind: 'form', fields };
}

async function parseMultipart(bytes: Uint8Array, contentType: string): Promise<RequestData> {
  try {
    return collect(await new Response(bytes, { headers: { 'content-type': contentType } }).formData());
  } catch (error) {
    throw parseError(`Multipart form parse error - ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

/**
 * Reads a request body.
 * @param contentType the Content-Type header; an empty body counts as no fields, whatever its type
 * @throws ApiException 415 for a type that is not read, 400 for bytes that are not what the type says
 */
export async function parseBody(contentType: string | undefined, bytes: Uint8Array): Promise<RequestData> {
  const type = contentType ?? '';
  const parsed = parseMediaType(type);
  if (bytes.length === 0)
    return formTypes.includes(`${parsed.main}/${parsed.sub}`) ? { kind: 'form', fields: new Map() } : nothing;
  if (matches(json, parsed)) return { kind: 'json', value: parseJson(bytes) };
  if (matches(form, parsed)) return collect(parseUrlEncoded(bytes, parsed.parameters.get('charset')));
  if (matches(multipart, parsed)) return parseMultipart(bytes, type);
  throw unsupportedMediaType(type);
}

/** The fields of a body. */
export interface BodyFields {
  readonly isForm: boolean;
  /** The values of a name, in order: any number in a form, at most one in JSON. */
  readonly valuesOf: (name: string) => readonly unknown[];
}

/**
 * The fields of a body.
 * @throws ApiException 400 for JSON that is no object
 */
export function bodyFields(data: RequestData): BodyFields {
  if (data.kind === 'form') return { isForm: true, valuesOf: (name) => data.fields.get(name) ?? [] };
  const { value } = data;
  if (value === null) throw validationError({ non_field_errors: ['No data provided'] });
  if (typeName(value) !== 'dict') {
    throw validationError({
      non_field_errors: [`Invalid data. Expected a dictionary, but got ${typeName(value)}.`],
    });
  }
  const record = value as Record<string, unknown>;
  return { isForm: false, valuesOf: (name) => (Object.hasOwn(record, name) ? [record[name]] : []) };
}
