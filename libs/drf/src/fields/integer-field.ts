// DRF's IntegerField: a whole number, also as text and also with places that are all zero.
import type { FieldSchema } from '../field-schema.ts';
import { length, parseInteger, space, str } from '../python.ts';
import { type Checked, longestNumber, refused, tooLarge } from './checked.ts';

const invalid = refused('A valid integer is required.');
const zeroPlaces = new RegExp(`\\.0*${space}*$`);

/** A value comes out as a number: without limits of its own the field has those of safe integers. */
export function checkInteger(
  value: unknown,
  { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: FieldSchema,
): Checked {
  if (typeof value === 'string' && length(value) > longestNumber) return tooLarge;
  const integer = parseInteger(str(value).replace(zeroPlaces, ''));
  if (integer === undefined) return invalid;
  if (integer > maximum) return refused(`Ensure this value is less than or equal to ${maximum}.`);
  if (integer < minimum) return refused(`Ensure this value is greater than or equal to ${minimum}.`);
  return { value: Number(integer) };
}
