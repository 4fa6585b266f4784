// How the catalogue writes a product: its name, number and price.
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

const currencyNames: Record<Product['currency'], string> = { '€': 'euro', $: 'US dollar' };

/** "M12 × 80" is one measure: no line ends in the middle of it. */
export const unbroken = (name: string) => name.replaceAll(' × ', '\u00a0×\u00a0');

/** A product and the words in which it is shown. */
export function facesOf(product: Product) {
  const amount = amountOf(product.price);
  return {
    ...product,
    title: unbroken(product.name),
    number: catalogueNumber(product.id),
    amount,
    /** Whether the price needs smaller figures to fit. */
    long: amount.length > 9,
    currencyName: currencyNames[product.currency],
  };
}
