// The words in which the catalogue speaks of its products.
import type { Category, Product } from '@latchkey/dto';
import { amountOf, figure } from '../ui/figures.ts';
import { spoken } from '../ui/language.ts';
import { plural } from '../ui/plural.ts';
import type { CatalogueFilters, OfferedSort } from './catalogue-query.ts';

export function sortLabel(sort: OfferedSort): string {
  const labels: Record<OfferedSort, string> = {
    relevance: $localize`:@@products.sort.relevance:Best match first`,
    name: $localize`:@@products.sort.name:Name, A to Z`,
    '-name': $localize`:@@products.sort.name-back:Name, Z to A`,
    price: $localize`:@@products.sort.price:Price, lowest first`,
    '-price': $localize`:@@products.sort.price-back:Price, highest first`,
    '-created': $localize`:@@products.sort.created-back:Newest first`,
    '-changed': $localize`:@@products.sort.changed-back:Last changed first`,
    '-stock': $localize`:@@products.sort.stock-back:Most in stock first`,
    stock: $localize`:@@products.sort.stock:Fewest in stock first`,
    id: $localize`:@@products.sort.id:Number, lowest first`,
    '-id': $localize`:@@products.sort.id-back:Number, highest first`,
  };
  return labels[sort];
}

export function currencyLabel(sign: Product['currency']): string {
  return sign === '€'
    ? $localize`:@@products.euro-sign:€ Euro`
    : $localize`:@@products.dollar-sign:$ US dollar`;
}

export function stockLabel(stock: 'in' | 'out'): string {
  return stock === 'in'
    ? $localize`:@@products.stock.in:In stock`
    : $localize`:@@products.stock.out:Out of stock`;
}

export function pictureLabel(picture: 'photo' | 'drawing'): string {
  return picture === 'photo'
    ? $localize`:@@products.picture.photo:Photograph`
    : $localize`:@@products.picture.drawing:Drawing only`;
}

/** "€0.50 to €1,500.00" */
export function priceLabel({ minPrice, maxPrice }: CatalogueFilters): string {
  const [from, to] = [minPrice, maxPrice].map((price) => price && isolated(`€${amountOf(price)}`));
  if (from && to) return $localize`:@@products.price.between:${from}:from: to ${to}:to:`;
  if (from) return $localize`:@@products.price.from:From ${from}:from:`;
  return $localize`:@@products.price.up-to:Up to ${to ?? ''}:to:`;
}

/** Keeps its direction in any sentence: the sign stays before its figures. */
const isolated = (money: string) => `\u2066${money}\u2069`;

/** Until the catalogue has told the name of a category, its slug in plain letters. */
export function categoryLabel(slug: string, categories: readonly Category[] = []): string {
  const known = categories.find((category) => category.slug === slug)?.name;
  const words = slug.replaceAll('-', ' ');
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function productsLabel(count: number): string {
  return plural(count, $localize`:@@products.counted:{n, plural, one {# product} other {# products}}`);
}

/** "of 792 products" */
export function outOfLabel(count: number): string {
  return plural(count, $localize`:@@products.out-of:{n, plural, one {of # product} other {of # products}}`);
}

export function filtersLabel(count: number): string {
  return count === 0
    ? $localize`:@@products.filters:Filters`
    : $localize`:@@products.filters-chosen:Filters (${figure(count)}:count:)`;
}

/** What is on the shelf, in a sentence for who wants to buy. */
export function stockSentence(stock: number | null): string {
  if (stock === null) return $localize`:@@products.stock.uncounted:Not counted`;
  if (stock === 0) return stockLabel('out');
  return plural(stock, $localize`:@@products.stock.pieces:{n, plural, one {Last piece} other {# in stock}}`);
}

/** For who does not see the list change. */
export function pageSentence(first: number, last: number, count: number): string {
  const [from, to, all] = [first, last, count].map(figure);
  return $localize`:@@products.told:Products ${from}:first: to ${to}:last: of ${all}:count:`;
}

const clock = spoken((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));

/** "14:05", where the browser is. `at` in milliseconds since 1970. */
export function timeOfDay(at: number): string {
  return clock().format(at);
}
