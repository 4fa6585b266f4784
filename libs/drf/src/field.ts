// DRF's serializer fields: what each accepts, what it makes of it, and how it says no.
import { Float, str, strip } from './python.ts';

/**
 * One field of a record, as a plain JSON Schema object with DRF's words beside it. The kind of field follows from
 * the schema: `choices` is a ChoiceField, `format: 'decimal'` a DecimalField, other strings a CharField.
 */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  /** Django's verbose name; the label is this with a capital, or the field's name with spaces. */
  readonly title?: string;
  readonly readOnly?: boolean;
  /** A field with a default need not be given. */
  readonly default?: unknown;
  readonly maxLength?: number;
  /** CharField: keep the spaces around the value (it is still blank if there is nothing else). */
  readonly keepsSpaces?: boolean;
  readonly format?: string;
  readonly maxDigits?: number;
  readonly decimalPlaces?: number;
  /** ChoiceField: each value with its display name. */
  readonly choices?: Readonly<Record<string, string>>;
  /** No two rows may have the same value. */
  readonly unique?: boolean;
}

/** A record: its fields in order, and in `title` the name of its model. */
export interface RecordSchema {
  readonly title?: string;
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** What a field makes of a value, or why it does not. */
export type Checked = { readonly value: unknown } | { readonly errors: readonly string[] };

export type FieldType = 'choice' | 'decimal' | 'string' | 'integer';

/** The name that DRF's OPTIONS has for the kind of a field. */
export function fieldType(schema: FieldSchema): FieldType {
  if (schema.choices) return 'choice';
  if (schema.format === 'decimal') return 'decimal';
  return schema.type === 'integer' ? 'integer' : 'string';
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const label = (name: string, { title }: FieldSchema) =>
  capitalised(title ?? name.replaceAll('_', ' '));

/** Whether a body must give the field: not if it is read-only or has a default. */
export const isRequired = (schema: FieldSchema) => !schema.readOnly && !('default' in schema);

const no = (...errors: string[]): Checked => ({ errors });

function checkString(value: unknown, schema: FieldSchema): Checked {
  const given =
    value instanceof Float || ['string', 'number', 'bigint'].includes(typeof value) ? str(value) : undefined;
  if (given === undefined) return no('Not a valid string.');
  const stripped = strip(given);
  if (stripped === '') return no('This field may not be blank.');
  const text = schema.keepsSpaces ? given : stripped;
  const errors = [];
  if (schema.maxLength !== undefined && Array.from(text).length > schema.maxLength) {
    errors.push(`Ensure this field has no more than ${schema.maxLength} characters.`);
  }
  if (text.includes('\0')) errors.push('Null characters are not allowed.');
  const surrogate = /\p{Surrogate}/u.exec(text);
  if (surrogate) {
    const code = surrogate[0].charCodeAt(0).toString(16).toUpperCase();
    errors.push(`Surrogate characters are not allowed: U+${code}.`);
  }
  return errors.length ? { errors } : { value: text };
}

const decimal = /^([+-]?)(?=\d|\.\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;
const invalidNumber = 'A valid number is required.';

/** The largest exponent that Python's decimals have (`decimal.MAX_EMAX`, 18 digits). */
const largestExponent = 1e18;

/** DRF's DecimalField: counts digits as written after leading zeros, and writes the value out with all its places. */
function checkDecimal(value: unknown, { maxDigits = 0, decimalPlaces = 0 }: FieldSchema): Checked {
  const text = strip(str(value));
  if (text.length > 1000) return no('String value too large.');
  const [, sign, whole = '', fraction = '', power = '0'] = decimal.exec(text) ?? [];
  if (sign === undefined || Math.abs(Number(power)) >= largestExponent) return no(invalidNumber);
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const exponent = Number(power) - fraction.length;
  const places = Math.max(0, -exponent);
  const total = exponent >= 0 ? digits.length + exponent : Math.max(digits.length, places);
  const wholeDigits = total - places;
  if (total > maxDigits) return no(`Ensure that there are no more than ${maxDigits} digits in total.`);
  if (places > decimalPlaces)
    return no(`Ensure that there are no more than ${decimalPlaces} decimal places.`);
  if (wholeDigits > maxDigits - decimalPlaces) {
    return no(
      `Ensure that there are no more than ${maxDigits - decimalPlaces} digits before the decimal point.`,
    );
  }
  const padded = (digits + '0'.repeat(decimalPlaces + exponent)).padStart(decimalPlaces + 1, '0');
  const point = padded.length - decimalPlaces;
  const isNegative = sign === '-' && /[1-9]/.test(padded);
  const wholePart = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const placesPart = decimalPlaces ? `.${padded.slice(point)}` : '';
  return { value: `${isNegative ? '-' : ''}${wholePart}${placesPart}` };
}

function checkChoice(value: unknown, choices: Readonly<Record<string, string>>): Checked {
  const text = str(value);
  return Object.hasOwn(choices, text) ? { value: text } : no(`"${text}" is not a valid choice.`);
}

/** What DRF's field of this schema makes of a value from a body. */
export function checkField(schema: FieldSchema, value: unknown): Checked {
  if (value === null) return no('This field may not be null.');
  if (schema.choices) return checkChoice(value, schema.choices);
  if (schema.format === 'decimal') return checkDecimal(value, schema);
  return checkString(value, schema);
}
