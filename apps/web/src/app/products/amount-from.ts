// Reads an amount of money as people type it.

const easternDigits = /[\u0660-\u0669]/g;

/**
 * "1.284,5", "1,284.50" and "€ 1284.5" → "1284.50"; nothing where it is no amount. The last mark with one or two digits
 * behind it is the decimal mark, every other one groups thousands.
 */
export function amountFrom(typed: string): string | undefined {
  const plain = typed
    .replace(easternDigits, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('\u066b', '.')
    .replaceAll(/[\s\u066c€$'’]/g, '');
  const [, whole, cents = ''] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  const euros = whole?.replaceAll(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return euros === undefined || euros.length > 10 ? undefined : `${euros}.${cents.padEnd(2, '0')}`;
}

/** Whether one amount is less than another, both with two decimals. */
export function isLess(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
