// What OPTIONS tells of a view: DRF's SimpleMetadata.
import {
  type FieldKind,
  type FieldSchema,
  type RecordSchema,
  isRequired,
  label,
  unwrapped,
} from './field-schema.ts';
import { json } from './media-type.ts';
import { parses } from './request-data.ts';

/** Answer of OPTIONS. `actions` has the fields that each writing method takes. */
export interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly renders: readonly string[];
  readonly parses: readonly string[];
  readonly actions?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** DRF's names for the kinds of fields. */
const types: Readonly<Record<FieldKind, string>> = {
  boolean: 'boolean',
  choice: 'choice',
  decimal: 'decimal',
  field: 'field',
  integer: 'integer',
  reference: 'field',
  references: 'field',
  string: 'string',
};

function described(name: string, field: FieldSchema): object {
  const { kind, schema } = unwrapped(field);
  const { readOnly = false, maxLength, minimum, maximum, maxDigits, decimalPlaces, choices } = schema;
  return {
    type: types[kind],
    required: isRequired(schema),
    read_only: readOnly,
    label: label(name, schema),
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
    ...(minimum === undefined ? {} : { min_value: minimum }),
    ...(maximum === undefined ? {} : { max_value: maximum }),
    ...(maxDigits === undefined ? {} : { max_digits: maxDigits }),
    ...(decimalPlaces === undefined ? {} : { decimal_places: decimalPlaces }),
    ...(choices && !readOnly
      ? { choices: Object.entries(choices).map(([value, name]) => ({ value, display_name: name })) }
      : {}),
  };
}

const describedFields = ({ properties }: RecordSchema) =>
  Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, described(name, field)]));

/** @param actions the methods that the person asking may use to write, each with the record it takes */
export function metadata(
  name: string,
  description: string,
  actions: Readonly<Record<string, RecordSchema>> = {},
): Metadata {
  const entries = Object.entries(actions).map(([method, schema]) => [method, describedFields(schema)]);
  return {
    name,
    description,
    renders: [json],
    parses,
    ...(entries.length ? { actions: Object.fromEntries(entries) } : {}),
  };
}
