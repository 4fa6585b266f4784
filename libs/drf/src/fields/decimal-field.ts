// DRF's DecimalField: counts digits as written after leading zeros, and writes the value out with all its places.
import type { FieldSchema } from '../field-schema.ts';
import { length, str, strip } from '../python.ts';
import { type Checked, longestNumber, refused, tooLarge } from './checked.ts';

const decimal = /^([+-]?)(?=\d|\.\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;
const invalid = refused('A valid number is required.');

/** An exponent that Python's decimals cannot have: `decimal.MAX_EMAX` has 18 digits. */
const tooLargeExponent = /^[+-]?0*[1-9]\d{18}/;

/** Unlike the other kinds, it takes a blank for null where it may be null. */
export function checkDecimal(
  value: unknown,
  { maxDigits = 0, decimalPlaces = 0 }: FieldSchema,
  nullable = false,
): Checked {
  const text = strip(str(value));
  if (text === '' && nullable) return { value: null };
  if (length(text) > longestNumber) return tooLarge;
  const [, sign, whole = '', fraction = '', power = '0'] = decimal.exec(text) ?? [];
  if (sign === undefined || tooLargeExponent.test(power)) return invalid;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const exponent = Number(power) - fraction.length;
  const places = Math.max(0, -exponent);
  const total = exponent >= 0 ? digits.length + exponent : Math.max(digits.length, places);
  const wholeDigits = total - places;
  if (total > maxDigits) return refused(`Ensure that there are no more than ${maxDigits} digits in total.`);
  if (places > decimalPlaces)
    return refused(`Ensure that there are no more than ${decimalPlaces} decimal places.`);
  if (wholeDigits > maxDigits - decimalPlaces) {
    return refused(
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
