// What the shop asks of a product's fields. A value that stands already is left alone: older rows stay editable.
import { decimalOf, figuresOf, type ProductValues } from './product-values.ts';

export const nameLength = { min: 4, max: 50 } as const;
const maxWholeFigures = 8;
const maxStock = 2_147_483_647;

/** In characters as people count them, without the spaces around: as the server does. */
export const lengthOf = (name: string) => Array.from(name.trim()).length;

/** What is wrong with a name, in words; nothing where it is right, or is the one that the product `had`. */
export function nameProblem(name: string, had?: ProductValues): string | undefined {
  const length = lengthOf(name);
  if (length === 0) return $localize`:@@manage.name-required:Name is required`;
  if (name.trim() === had?.name.trim()) return undefined;
  if (length < nameLength.min) return $localize`:@@manage.name-too-short:Name is too short`;
  if (length > nameLength.max) return $localize`:@@manage.name-too-long:Name is too long`;
  return undefined;
}

export function priceProblem(price: string, had?: ProductValues): string | undefined {
  if (price.trim() === '') return $localize`:@@manage.price-required:Price is required`;
  const decimal = decimalOf(price);
  if (decimal === undefined) {
    return $localize`:@@manage.price-unclear:Write the price in figures with two decimals, such as 38.90`;
  }
  if (decimal === (had && decimalOf(had.price))) return undefined;
  if (decimal.startsWith('-')) return $localize`:@@manage.price-negative:A price is not below zero`;
  if (decimal.length - 3 > maxWholeFigures) {
    return $localize`:@@manage.price-too-high:A price has at most eight figures before the decimals`;
  }
  return undefined;
}

export function stockProblem(stock: string): string | undefined {
  const figures = figuresOf(stock);
  const isRight = figures === '' || (/^\d{1,10}$/.test(figures) && Number(figures) <= maxStock);
  return isRight
    ? undefined
    : $localize`:@@manage.stock-unclear:Write the stock as a whole number, or leave it empty`;
}

const maxDescription = 4000;

export function descriptionProblem(description: string): string | undefined {
  const over = Array.from(description).length - maxDescription;
  return over > 0
    ? $localize`:@@manage.description-too-long:The description is ${over}:over: characters too long`
    : undefined;
}
