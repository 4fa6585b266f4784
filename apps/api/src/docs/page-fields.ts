// Parameters and body fields as the page tells them: name, type, and sentences for the rest.
import { type OpenApi, type Parameter, type Schema, resolved } from './openapi.ts';

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** Sentences, with Markdown's backticks around code. */
  readonly notes: string;
}

function typeOf(document: OpenApi, schema: Schema): string {
  const { type = 'string', anyOf, items, format } = resolved(document, schema);
  if (anyOf) return anyOf.map((one) => typeOf(document, one)).join(' or ');
  return [type]
    .flat()
    .map((one) => {
      if (one === 'array') return `list of ${typeOf(document, items ?? {})}s`;
      return one === 'string' && format ? format : one;
    })
    .join(' or ');
}

const shown = (value: unknown) => `\`${JSON.stringify(value)}\``;

const is32Bits = ({ minimum, maximum }: Schema) => minimum === -(2 ** 31) && maximum === 2 ** 31 - 1;

function notesOf(schema: Schema): string {
  const { description, minimum, maximum, maxLength, minItems } = schema;
  const choices = schema.enum && !description && `One of ${schema.enum.map(shown).join(', ')}.`;
  const limits = is32Bits(schema)
    ? ['32 bits.']
    : [minimum !== undefined && `At least ${minimum}.`, maximum !== undefined && `At most ${maximum}.`];
  return [
    description,
    choices,
    ...limits,
    maxLength !== undefined && `Up to ${maxLength} characters.`,
    minItems !== undefined && `At least ${minItems}.`,
    schema.default !== undefined && `Default: ${shown(schema.default)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

export const parameterField = (
  document: OpenApi,
  { name, schema = {}, description, required = false }: Parameter,
): Field => ({
  name,
  type: typeOf(document, schema),
  isRequired: required,
  notes: notesOf({ ...schema, ...(description !== undefined && { description }) }),
});

export function bodyFields(document: OpenApi, { properties = {}, required = [] }: Schema = {}): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(document, schema),
    isRequired: required.includes(name),
    notes: notesOf(schema),
  }));
}
