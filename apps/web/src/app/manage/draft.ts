// What somebody has typed about a product, as it is kept in the tab.
import type { CatalogueProduct } from '@latchkey/dto';
import type { Subject } from './editing.ts';
import { emptyValues, fieldNames, type ProductValues } from './product-values.ts';

export interface Draft {
  /** The product as it was when somebody began; nothing for a new one. */
  readonly before: CatalogueProduct | undefined;
  readonly values: ProductValues;
}

export function draftOf({ before }: Subject, values: ProductValues): Draft {
  return { before, values };
}

/** The tab may be older than the app: what is no draft is none. */
export function draftIn(kept: unknown): Draft | undefined {
  if (!isRecord(kept) || !isRecord(kept['values'])) return undefined;
  const { before, values } = kept;
  const isWhole = fieldNames.every((name) => typeof Reflect.get(values as object, name) === 'string');
  const isKnown = before === undefined || (isRecord(before) && typeof before['version'] === 'number');
  if (!isWhole || !isKnown) return undefined;
  return {
    before: before as CatalogueProduct | undefined,
    values: { ...emptyValues, ...(values as object) },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
