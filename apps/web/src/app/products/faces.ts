// The words and figures in which a product is shown.
import type { Product } from '@latchkey/dto';
import { amountOf, isLong, numbered } from '../ui/figures.ts';

/** "M12 × 80" is one measure: no line ends in the middle of it. */
export const unbroken = (name: string) => name.replaceAll(' × ', '\u00a0×\u00a0');

export function currencyName(currency: Product['currency']): string {
  return currency === '€'
    ? $localize`:@@products.in-euro:in euro`
    : $localize`:@@products.in-dollar:in US dollar`;
}

export function facesOf<T extends Product>(product: T) {
  const amount = amountOf(product.price);
  return {
    ...product,
    title: unbroken(product.name),
    number: numbered(product.id),
    amount,
    long: isLong(amount),
  };
}
