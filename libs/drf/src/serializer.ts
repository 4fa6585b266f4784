// DRF's serializers: a body in, the values of its good fields out, or all that is wrong with it at once.
import { validationError } from './api-exception.ts';
import { checkField } from './field.ts';
import {
  type RecordSchema,
  type UnwrappedField,
  isRequired,
  unwrapped,
  verboseName,
} from './field-schema.ts';
import type { Existing } from './fields/reference-field.ts';
import { type BodyFields, type RequestData, bodyFields } from './request-data.ts';

export interface CheckOptions {
  /** PATCH: no field is required. */
  readonly partial?: boolean;
  /** Which of these ids a resource has; needed by schemas with references. */
  readonly existing?: Existing;
  /** Whether another record has this value in a `unique` field; needed by schemas with one. */
  readonly isTaken?: (field: string, value: unknown) => Promise<boolean>;
  /** What else is wrong with a value that its field takes: DRF's `validate_<field>` methods. Null is asked about, too. */
  readonly validate?: (field: string, value: unknown) => Promise<readonly string[]>;
}

/** The words of DRF's UniqueValidator: `account with this user already exists.` */
export function takenMessage(schema: RecordSchema, field: string): string {
  const model = (schema.title ?? 'object').toLowerCase();
  return `${model} with this ${verboseName(field, schema.properties[field] ?? {})} already exists.`;
}

/** What a body says of a field (DRF's `get_value`); `undefined` if it leaves the field out. */
function givenValue(
  body: BodyFields,
  name: string,
  { kind, nullable, schema }: UnwrappedField,
  partial: boolean,
): { readonly value: unknown } | undefined {
  const values = body.valuesOf(name);
  // No option chosen, no name sent: in a form the absence of a list is an empty list.
  if (body.isForm && kind === 'references') return values.length || !partial ? { value: values } : undefined;
  // A box that is not ticked is not sent either.
  const isUnticked = body.isForm && kind === 'boolean' && values.length === 0;
  if (isUnticked && !partial) return { value: nullable ? null : false };
  if (values.length === 0) return undefined;
  const value = values.at(-1);
  // A blank in a form is how HTML leaves an optional field out, and all it has for null, unless it is a value itself.
  if (body.isForm && value === '' && nullable && !schema.allowBlank) return { value: null };
  return body.isForm && value === '' && !isRequired(schema) && !schema.allowBlank ? undefined : { value };
}

const missing = (option: keyof CheckOptions, field: string) =>
  new Error(`checkRecord cannot check ${JSON.stringify(field)} without the option ${option}`);

/** For schemas without references: nobody asks. */
const noneExists: Existing = async () => new Set();

/**
 * Checks a body against a record's schema, as `serializer.is_valid(raise_exception=True)` does.
 * @returns the values given, without defaults; read-only and unknown fields are ignored
 * @throws ApiException 400 with all field errors, in field order
 * @throws Error if the schema needs an option that is not there
 */
export async function checkRecord(
  schema: RecordSchema,
  data: RequestData,
  { partial = false, existing, isTaken, validate }: CheckOptions = {},
): Promise<Record<string, unknown>> {
  const fields = Object.entries(schema.properties)
    .filter(([, { readOnly }]) => !readOnly)
    .map(([name, field]) => [name, unwrapped(field)] as const);
  for (const [name, field] of fields) {
    if (field.references !== undefined && !existing) throw missing('existing', name);
    if (field.schema.unique && !isTaken) throw missing('isTaken', name);
  }
  const body = bodyFields(data);
  const values: Record<string, unknown> = {};
  const errors: Record<string, readonly string[]> = {};
  for (const [name, field] of fields) {
    const given = givenValue(body, name, field, partial);
    if (!given) {
      if (!partial && isRequired(field.schema)) errors[name] = ['This field is required.'];
      continue;
    }
    const checked = await checkField(field, given.value, existing ?? noneExists);
    if ('errors' in checked) {
      errors[name] = checked.errors;
      continue;
    }
    const { value } = checked;
    if (field.schema.unique && value !== null && (await isTaken?.(name, value))) {
      errors[name] = [takenMessage(schema, name)];
      continue;
    }
    const further = (await validate?.(name, value)) ?? [];
    if (further.length) errors[name] = further;
    else values[name] = value;
  }
  if (Object.keys(errors).length) throw validationError(errors);
  return values;
}
