// The words a record's schema is written in: plain JSON Schema objects with DRF's words beside them.

/**
 * One field of a record. The kind of field follows from the schema (see `FieldKind`). A field that may be null is
 * `anyOf: [X, { type: 'null' }]`, with the words of its kind on X and `title`, `default`, `unique` beside `anyOf`.
 */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  /** X and `{ type: 'null' }`: `allow_null=True`. */
  readonly anyOf?: readonly FieldSchema[];
  /** Django's verbose name; the label is this with a capital, or the field's name with spaces. */
  readonly title?: string;
  readonly readOnly?: boolean;
  /** A field with a default need not be given. */
  readonly default?: unknown;
  readonly maxLength?: number;
  /** CharField: keep the spaces around the value (it is still blank if there is nothing else). */
  readonly keepsSpaces?: boolean;
  /** CharField: a blank is a value, too, and then the empty text. */
  readonly allowBlank?: boolean;
  readonly format?: string;
  readonly maxDigits?: number;
  readonly decimalPlaces?: number;
  /** IntegerField: `min_value` and `max_value`. Without them a value is a safe integer of JavaScript. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** ChoiceField: each value with its display name. */
  readonly choices?: Readonly<Record<string, string>>;
  /** PrimaryKeyRelatedField: the name of the resource that the value is an id of. */
  readonly references?: string;
  /** A list of references: what each of its values is. */
  readonly items?: FieldSchema;
  /** A list of references: 1 for `allow_empty=False`. */
  readonly minItems?: number;
  /** No two rows may have the same value. */
  readonly unique?: boolean;
}

/** A record: its fields in order, and in `title` the name of its model. */
export interface RecordSchema {
  readonly title?: string;
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/**
 * `string` is a CharField, `decimal` a DecimalField, `integer` an IntegerField, `boolean` a BooleanField, `choice` a
 * ChoiceField, `reference` a PrimaryKeyRelatedField, `references` the same with `many=True`; `field` is any other, which
 * nobody can write.
 */
export type FieldKind =
  'boolean' | 'choice' | 'decimal' | 'field' | 'integer' | 'reference' | 'references' | 'string';

export interface UnwrappedField {
  readonly kind: FieldKind;
  /** Whether null is a value of the field. */
  readonly nullable: boolean;
  /** The words of the field and of its kind, all in one object. */
  readonly schema: FieldSchema;
  /** The name of the resource that a reference, or each in a list of them, is an id of. */
  readonly references: string | undefined;
}

function kindOf(schema: FieldSchema): FieldKind {
  if (schema.choices) return 'choice';
  if (schema.format === 'decimal') return 'decimal';
  if (schema.type === 'array') return schema.items?.references === undefined ? 'field' : 'references';
  if (schema.references !== undefined) return 'reference';
  if (schema.type === 'integer') return 'integer';
  if (schema.type === 'boolean') return 'boolean';
  return schema.type === undefined || schema.type === 'string' ? 'string' : 'field';
}

/** What a field is, whether or not it may be null. */
export function unwrapped({ anyOf = [], ...own }: FieldSchema): UnwrappedField {
  const inner = anyOf.filter(({ type }) => type !== 'null');
  const schema: FieldSchema = { ...inner[0], ...own };
  return {
    kind: inner.length > 1 ? 'field' : kindOf(schema),
    nullable: inner.length < anyOf.length,
    schema,
    references: schema.references ?? schema.items?.references,
  };
}

/** Django's `verbose_name` of a field. */
export const verboseName = (name: string, schema: FieldSchema) =>
  unwrapped(schema).schema.title ?? name.replaceAll('_', ' ');

/** DRF's `field.label`: the verbose name with a capital. */
export function label(name: string, schema: FieldSchema): string {
  const text = verboseName(name, schema);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a body must give the field: not if it is read-only or has a default. */
export const isRequired = (schema: FieldSchema) => !schema.readOnly && !('default' in schema);
