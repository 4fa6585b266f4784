// How the catalogue writes its numbers and prices.
import type { Product } from '@latchkey/dto';

const thinSpace = '\u2009';

/** `104217` → "104 217": six digits, a thin space before each group of three. */
export function catalogueNumber(id: number): string {
  return String(id)
    .padStart(6, '0')
    .replaceAll(/\B(?=(\d{3})+$)/g, thinSpace);
}

const amounts = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });

/** "1284.00" → "1,284.00", from the decimal string itself: it never becomes a float. */
export function amountOf(price: Product['price']): string {
  return amounts.format(price as Intl.StringNumericLiteral);
}

export const currencyNames: Record<Product['currency'], string> = { '€': 'euro', $: 'US dollar' };
