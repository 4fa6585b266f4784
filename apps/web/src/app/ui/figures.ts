// How the catalogue writes numbers and sums of money.
import { spoken } from './language.ts';

const thinSpace = '\u2009';

/** `104217` → "104 217": six digits, a thin space before each group of three. */
export function catalogueNumber(id: number): string {
  return String(id)
    .padStart(6, '0')
    .replaceAll(/\B(?=(\d{3})+$)/g, thinSpace);
}

/** "No. 104 217", to stand in a `<bdi>`. */
export function numbered(id: number): string {
  return $localize`:@@ui.number:No. ${catalogueNumber(id)}:number:`;
}

const withPlaces = (places: number) =>
  spoken((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: places }));
const whole = withPlaces(0);
const amounts = withPlaces(2);
const exactAmounts = withPlaces(4);

/** `1200` → "1,200" */
export function figure(count: number): string {
  return whole().format(count);
}

/** The minus sign that is as wide as a figure; `Intl` writes a hyphen, and in Arabic a mark of direction before it. */
const withMinus = (figures: string) => figures.replace(/\u200E?-/, '\u2212');

/** "1284.00" → "1,284.00", from the decimal string itself: it never becomes a float. */
export function amountOf(decimal: string): string {
  return withMinus(amounts().format(decimal as Intl.StringNumericLiteral));
}

/** "5.194" → "5.1940": to the hundredth of a cent, where nothing has been rounded. */
export function exactAmountOf(decimal: string): string {
  return withMinus(exactAmounts().format(decimal as Intl.StringNumericLiteral));
}

/** Whether an amount needs smaller figures to fit where it is the largest thing on the page. */
export const isLong = (amount: string) => amount.length > 9;
