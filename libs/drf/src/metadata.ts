// What OPTIONS tells of a view: DRF's SimpleMetadata.
import { type RecordSchema, fieldType, isRequired, label } from './field.ts';
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

const described = (schema: RecordSchema) =>
  Object.fromEntries(
    Object.entries(schema.properties).map(([name, field]) => [
      name,
      {
        type: fieldType(field),
        required: isRequired(field),
        read_only: field.readOnly ?? false,
        label: label(name, field),
        ...(field.maxLength === undefined ? {} : { max_length: field.maxLength }),
        ...(field.maxDigits === undefined ? {} : { max_digits: field.maxDigits }),
        ...(field.decimalPlaces === undefined ? {} : { decimal_places: field.decimalPlaces }),
        ...(field.choices && {
          choices: Object.entries(field.choices).map(([value, name]) => ({ value, display_name: name })),
        }),
      },
    ]),
  );

/** @param actions the methods that the person asking may use to write, each with the record it takes */
export function metadata(
  name: string,
  description: string,
  actions: Readonly<Record<string, RecordSchema>> = {},
): Metadata {
  const entries = Object.entries(actions).map(([method, schema]) => [method, described(schema)]);
  return {
    name,
    description,
    renders: [json],
    parses,
    ...(entries.length ? { actions: Object.fromEntries(entries) } : {}),
  };
}
