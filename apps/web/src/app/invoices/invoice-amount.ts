// What an invoice comes to, exactly: whole cents in, one rounding at the very end.
import type { Product } from '@latchkey/dto';

type Priced = Pick<Product, 'price' | 'currency'>;

/** What one euro and one dollar count, in hundredths of a euro. */
const worth = { '€': 100n, $: 98n } as const satisfies Record<Product['currency'], bigint>;

/** Decimal strings. */
export interface InvoiceAmount {
  /** The prices in euro, summed. */
  readonly euro: string;
  /** The prices in dollar, summed; nothing where no price is in dollar. */
  readonly dollar: string | undefined;
  /** The same in euro, not rounded: up to four decimals. */
  readonly dollarInEuro: string;
  /** All in euro. Half a cent is rounded up, on a negative amount down: away from zero. */
  readonly total: string;
}

/** Throws a `RangeError` when a price is not a decimal with two places, as all prices on the wire are. */
export function invoiceAmount(products: readonly Priced[]): InvoiceAmount {
  const cents = { '€': 0n, $: 0n };
  for (const { price, currency } of products) cents[currency] += centsOf(price);
  // Hundredths of a cent: nothing has been rounded so far.
  const euro = cents['€'] * worth['€'];
  const dollar = cents.$ * worth.$;
  return {
    euro: decimal(cents['€'], 2),
    dollar: products.some(({ currency }) => currency === '$') ? decimal(cents.$, 2) : undefined,
    dollarInEuro: decimal(dollar, 4),
    total: decimal(toCents(euro + dollar), 2),
  };
}

function centsOf(price: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(price)) throw new RangeError(`Not a price: ${price}`);
  return BigInt(price.replace('.', ''));
}

function toCents(hundredths: bigint): bigint {
  return hundredths < 0n ? -toCents(-hundredths) : (hundredths + 50n) / 100n;
}

/** `decimal(5n, 2)` → "0.05" */
function decimal(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
