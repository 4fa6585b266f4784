// A field in plain JSON Schema, without DRF's words, as an OpenAPI document tells it and as answers are written by it.
import { type FieldKind, type FieldSchema, type UnwrappedField, unwrapped } from '@latchkey/drf';

/** A field with what only documents tell. */
export interface DescribedField extends FieldSchema {
  readonly description?: string;
  /** Good values, the first of which examples show. */
  readonly examples?: readonly unknown[];
}

/** Where a field stands: in an answer, which has all its places, in a body that has defaults, or in one that has none. */
type Direction = 'answer' | 'body' | 'patch';

type JsonSchema = Readonly<Record<string, unknown>>;

interface Told {
  readonly type: string | undefined;
  readonly words?: JsonSchema;
  /** What the words of JSON Schema cannot say. */
  readonly note?: string;
  readonly example: unknown;
}

type Teller = (field: UnwrappedField, direction: Direction) => Told;

/** drf-spectacular's pattern for bodies; answers have a digit before the point and all the places after it. */
function decimalPattern({ maxDigits = 0, decimalPlaces = 0 }: FieldSchema, direction: Direction): string {
  const whole = maxDigits - decimalPlaces;
  if (direction !== 'answer') return `^-?\\d{0,${whole}}(?:\\.\\d{0,${decimalPlaces}})?$`;
  return `^-?\\d{1,${whole}}${decimalPlaces ? `\\.\\d{${decimalPlaces}}` : ''}$`;
}

const tellers: Readonly<Record<FieldKind, Teller>> = {
  string: ({ schema: { maxLength, allowBlank } }, direction) => ({
    type: 'string',
    words: {
      ...(direction !== 'answer' && !allowBlank && { minLength: 1 }),
      ...(maxLength !== undefined && { maxLength }),
    },
    example: 'text',
  }),
  integer: ({ schema: { minimum, maximum } }) => ({
    type: 'integer',
    words: { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) },
    example: Math.max(minimum ?? 0, Math.min(maximum ?? 1, 1)),
  }),
  decimal: ({ schema }, direction) => ({
    type: 'string',
    words: { format: 'decimal', pattern: decimalPattern(schema, direction) },
    example: (0).toFixed(schema.decimalPlaces),
  }),
  choice: ({ schema: { choices = {} }, nullable }) => ({
    type: 'string',
    words: { enum: [...Object.keys(choices), ...(nullable ? [null] : [])] },
    note: `${Object.entries(choices)
      .map(([value, name]) => `\`${value}\` ${name}`)
      .join(', ')}.`,
    example: Object.keys(choices)[0],
  }),
  reference: ({ references }) => ({
    type: 'integer',
    note: `The id of one of the ${references}.`,
    example: 1,
  }),
  references: ({ schema: { minItems }, references }, direction) => ({
    type: 'array',
    words: {
      items: { type: 'integer' },
      ...(direction !== 'answer' && minItems !== undefined && { minItems }),
    },
    note: `The ids of ${references}.`,
    example: [1],
  }),
  boolean: () => ({ type: 'boolean', example: true }),
  field: ({ schema: { type } }) => ({ type, example: null }),
};

function told(field: FieldSchema, direction: Direction): Told & UnwrappedField {
  const plain = unwrapped(field);
  return { ...plain, ...tellers[plain.kind](plain, direction) };
}

export function fieldJsonSchema(field: DescribedField, direction: Direction): JsonSchema {
  const { type, words, note, nullable, schema } = told(field, direction);
  const notes = [field.description, note, field.unique && 'No two may be the same.'].filter(Boolean);
  return {
    ...(type !== undefined && { type: nullable ? [type, 'null'] : type }),
    ...words,
    ...(notes.length && { description: notes.join(' ') }),
    ...(direction === 'answer' && field.readOnly && { readOnly: true }),
    ...(direction === 'body' && 'default' in schema && { default: schema.default }),
  };
}

/** A good value: the first of the field's examples, its default, or one of its kind. */
export function exampleOf(field: DescribedField): unknown {
  const [first] = field.examples ?? [];
  return first ?? field.default ?? told(field, 'answer').example;
}
