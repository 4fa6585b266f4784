// "3 products", in every language.
import { plural } from '../ui/plural.ts';

export function countedProducts(count: number): string {
  return plural(count, $localize`:@@manage.counted:{n, plural, one {# product} other {# products}}`);
}
