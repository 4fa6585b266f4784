// A product as the fields of its form have it: all text, so that nothing typed is lost before it is right.
import type { CatalogueInput, CatalogueProduct, CatalogueRow } from '@latchkey/dto';

export const fieldNames = ['name', 'price', 'currency', 'category', 'stock', 'description'] as const;
export type FieldName = (typeof fieldNames)[number];

/** `category` is a slug; an empty `category` or `stock` means none. */
export type ProductValues = Readonly<Record<FieldName, string>>;

export type ProductChanges = Readonly<Partial<CatalogueInput>>;

export const emptyValues: ProductValues = {
  name: '',
  price: '',
  currency: '€',
  category: '',
  stock: '',
  description: '',
};

/** Lists do not tell descriptions: what is not known is empty. */
export function valuesOf(product: CatalogueRow | CatalogueProduct): ProductValues {
  return {
    name: product.name,
    price: product.price,
    currency: product.currency,
    category: product.category ?? '',
    stock: product.stock === null ? '' : String(product.stock),
    description: 'description' in product ? product.description : '',
  };
}

/** What the API is to be told of these fields. The values have been checked before. */
export function inputOf(values: ProductValues, names: readonly FieldName[] = fieldNames): ProductChanges {
  return Object.fromEntries(names.map((name) => [name, inputOfField(values, name)])) as ProductChanges;
}

function inputOfField(values: ProductValues, name: FieldName): string | number | null {
  const text = values[name];
  switch (name) {
    case 'name':
      return text.trim();
    case 'price':
      return decimalOf(text) ?? text;
    case 'category':
      return text || null;
    case 'stock':
      return text.trim() === '' ? null : Number(figuresOf(text));
    case 'currency':
    case 'description':
      return text;
  }
}

/** Fields in which two products differ, as the API would see it: "5" is the price 5.00. */
export function differences(one: ProductValues, other: ProductValues): FieldName[] {
  return fieldNames.filter((name) => inputOfField(one, name) !== inputOfField(other, name));
}

const arabicZero = 0x0660;

/** Figures of any keyboard as ASCII, without the spaces that group them: "٣٨" → "38". */
export function figuresOf(text: string): string {
  return text
    .trim()
    .replaceAll(/[\u0660-\u0669]/g, (figure) => String((figure.codePointAt(0) ?? arabicZero) - arabicZero))
    .replaceAll(/[\s\u066c]/g, '')
    .replace('\u2212', '-');
}

/**
 * "38,9" → "38.90", "1.284,50" → "1284.50"; nothing where it is no amount with at most two decimals. The separators of
 * any language will do: where there are two of them, the last one stands before the decimals.
 */
export function decimalOf(text: string): string | undefined {
  const figures = figuresOf(text).replaceAll('\u066b', ',');
  const whole = /^-?\d{1,3}(?:(?:,\d{3})+(?=\.)|(?:\.\d{3})+(?=,))/.exec(figures)?.[0] ?? '';
  const ungrouped = whole.replaceAll(/[.,]/g, '') + figures.slice(whole.length).replace(',', '.');
  const found = /^(-?)0*(\d+)(?:\.(\d{0,2}))?$/.exec(ungrouped);
  if (!found) return undefined;
  const [, sign = '', euros = '', cents = ''] = found;
  return `${sign}${euros}.${cents.padEnd(2, '0')}`;
}
