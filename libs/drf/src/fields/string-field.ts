// DRF's CharField: text without the spaces around it, of bounded length, without what a database cannot keep.
import type { FieldSchema } from '../field-schema.ts';
import { Float, length, str, strip } from '../python.ts';
import { type Checked, refused } from './checked.ts';

export function checkString(value: unknown, { maxLength, keepsSpaces, allowBlank }: FieldSchema): Checked {
  const given =
    value instanceof Float || ['string', 'number', 'bigint'].includes(typeof value) ? str(value) : undefined;
  if (given === undefined) return refused('Not a valid string.');
  const stripped = strip(given);
  if (stripped === '') return allowBlank ? { value: '' } : refused('This field may not be blank.');
  const text = keepsSpaces ? given : stripped;
  const errors = [];
  if (maxLength !== undefined && length(text) > maxLength) {
    errors.push(`Ensure this field has no more than ${maxLength} characters.`);
  }
  if (text.includes('\0')) errors.push('Null characters are not allowed.');
  const surrogate = /\p{Surrogate}/u.exec(text);
  if (surrogate) {
    const code = surrogate[0].charCodeAt(0).toString(16).toUpperCase();
    errors.push(`Surrogate characters are not allowed: U+${code}.`);
  }
  return errors.length ? { errors } : { value: text };
}
