// What screens call an invoice, and what it covers.
import { plural } from '../ui/plural.ts';

export function invoiceTitle(number: number): string {
  return $localize`:@@invoices.numbered:Invoice ${number}:number:`;
}

export function countedProducts(count: number): string {
  return plural(count, $localize`:@@invoices.products:{n, plural, one {# product} other {# products}}`);
}

/** `priced` of `all` products are in the amount. */
export function coverOf(priced: number, all: number): string {
  return priced < all
    ? plural(
        all,
        $localize`:@@invoices.covers-some:in euro, for only <priced> of {n, plural, one {# product} other {# products}}`,
        { priced: String(priced) },
      )
    : plural(
        all,
        $localize`:@@invoices.covers-all:in euro, for {n, plural, one {# product} other {# products}}`,
      );
}
