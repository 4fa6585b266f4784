// The words and figures in which a product is shown.
import type { Product } from '@latchkey/dto';
import { amountOf, catalogueNumber, isLong } from '../ui/figures.ts';

const currencyNames: Record<Product['currency'], string> = { '€': 'euro', $: 'US dollar' };

/** "M12 × 80" is one measure: no line ends in the middle of it. */
export const unbroken = (name: string) => name.replaceAll(' × ', '\u00a0×\u00a0');

export function facesOf(product: Product) {
  const amount = amountOf(product.price);
  return {
    ...product,
    title: unbroken(product.name),
    number: catalogueNumber(product.id),
    amount,
    long: isLong(amount),
    currencyName: currencyNames[product.currency],
  };
}
