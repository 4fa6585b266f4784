// DRF's serializers: a body in, the values of its good fields out, or all that is wrong with it at once.
import { validationError } from './api-exception.ts';
import { type RecordSchema, checkField, isRequired } from './field.ts';
import { type RequestData, fieldReader } from './request-data.ts';

export interface CheckOptions {
  /** PATCH: no field is required. */
  readonly partial?: boolean;
  /** Messages of the validators that need more than the value, such as uniqueness; none if it is good. */
  readonly furtherErrors?: (field: string, value: unknown) => Promise<readonly string[]>;
}

/**
 * Checks a body against a record's schema, as `serializer.is_valid(raise_exception=True)` does.
 * @returns the values given, without defaults; read-only and unknown fields are ignored
 * @throws ApiException 400 with all field errors, in field order
 */
export async function checkRecord(
  schema: RecordSchema,
  data: RequestData,
  { partial = false, furtherErrors }: CheckOptions = {},
): Promise<Record<string, unknown>> {
  const read = fieldReader(data);
  const values: Record<string, unknown> = {};
  const errors: Record<string, readonly string[]> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    if (field.readOnly) continue;
    const given = read(name);
    // A blank in a form is how HTML leaves an optional field out.
    if (!given || (given.fromForm && given.value === '' && !isRequired(field))) {
      if (!partial && isRequired(field)) errors[name] = ['This field is required.'];
      continue;
    }
    const checked = checkField(field, given.value);
    const problems =
      'errors' in checked ? checked.errors : ((await furtherErrors?.(name, checked.value)) ?? []);
    if (problems.length) errors[name] = problems;
    else if ('value' in checked) values[name] = checked.value;
  }
  if (Object.keys(errors).length) throw validationError(errors);
  return values;
}
