// DRF's serializer fields: what each accepts, what it makes of it, and how it says no.
import type { UnwrappedField } from './field-schema.ts';
import { type Checked, checkNull } from './fields/checked.ts';
import { checkBoolean } from './fields/boolean-field.ts';
import { checkChoice } from './fields/choice-field.ts';
import { checkDecimal } from './fields/decimal-field.ts';
import { checkInteger } from './fields/integer-field.ts';
import { type Existing, checkReference, checkReferences } from './fields/reference-field.ts';
import { checkString } from './fields/string-field.ts';

/**
 * What DRF's field of this schema makes of a value from a body.
 * @throws Error for a kind of field that cannot be written
 */
export async function checkField(
  { kind, schema, nullable, references = '' }: UnwrappedField,
  value: unknown,
  existing: Existing,
): Promise<Checked> {
  if (value === null) return checkNull(nullable);
  switch (kind) {
    case 'boolean':
      return checkBoolean(value, nullable);
    case 'choice':
      return checkChoice(value, schema.choices);
    case 'decimal':
      return checkDecimal(value, schema, nullable);
    case 'integer':
      return checkInteger(value, schema);
    case 'reference':
      return checkReference(value, references, nullable, existing);
    case 'references':
      return checkReferences(value, schema, references, existing);
    case 'string':
      return checkString(value, schema);
    case 'field':
      throw new Error(`a field of type ${JSON.stringify(schema.type)} can only be read`);
  }
}
