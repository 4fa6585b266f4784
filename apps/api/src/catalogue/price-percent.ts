// Prices and percentages of them, exactly: no float has a say in money.

/** The largest price there is, in cents. */
const largest = 9_999_999_999n;

const percentPlaces = 4;

/** A decimal as a whole number of its last places. */
function scaled(decimal: string, places: number): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

const sizeOf = (value: bigint) => (value < 0n ? -value : value);

/** Divides and rounds to whole numbers, halves to even. */
function divided(value: bigint, by: bigint): bigint {
  const [whole, rest] = [sizeOf(value) / by, sizeOf(value) % by];
  const isUp = rest * 2n > by || (rest * 2n === by && whole % 2n === 1n);
  const rounded = isUp ? whole + 1n : whole;
  return value < 0n ? -rounded : rounded;
}

/**
 * A price, so many percent more, rounded to cents, halves to even.
 * @param price a decimal with two places
 * @param percent a decimal with up to four
 * @returns `undefined` if it would have more than ten digits
 */
export function withPercent(price: string, percent: string): string | undefined {
  const hundred = 100n * 10n ** BigInt(percentPlaces);
  const cents = divided(scaled(price, 2) * (hundred + scaled(percent, percentPlaces)), hundred);
  if (sizeOf(cents) > largest) return undefined;
  const digits = sizeOf(cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
