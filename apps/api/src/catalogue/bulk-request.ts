// Reads what is to be done to many products: the items one by one, the changes as DRF would check a record.
import { type CheckOptions, type RequestData, checkRecord, validationError } from '@latchkey/drf';
import { BulkChanges, CatalogueInput, Product, type SeenProduct, bulkLimit } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';
import type { ProductValues } from './product-writes.ts';

const { price, currency } = Product.properties;
const { category, stock } = CatalogueInput.properties;

/** Whether the price that comes out fits is found for each product. */
const percent = { type: 'string', format: 'decimal', maxDigits: 9, decimalPlaces: 4 } as const;

const changesRecord = { properties: { category, currency, stock, price, price_percent: percent } };

export type BulkAction =
  | { readonly action: 'change'; readonly values: ProductValues; readonly percent?: string }
  | { readonly action: 'delete' | 'restore' };

export interface Bulk {
  readonly items: readonly SeenProduct[];
  readonly action: BulkAction;
}

const required = 'This field is required.';

const isIn = (value: unknown, largest: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= largest;

function itemsOf(given: unknown): readonly SeenProduct[] {
  if (given === undefined) throw validationError({ items: [required] });
  if (!Array.isArray(given)) throw validationError({ items: ['Expected a list of items.'] });
  if (given.length === 0) throw validationError({ items: ['This list may not be empty.'] });
  if (given.length > bulkLimit) {
    throw validationError({ items: [`Ensure this field has no more than ${bulkLimit} elements.`] });
  }
  return given.map((item: unknown, at) => {
    const { id, version } = (item ?? {}) as Partial<Record<keyof SeenProduct, unknown>>;
    if (isIn(id, largestId) && isIn(version, largestId)) return { id, version };
    throw validationError({ items: [`Item ${at + 1} needs the id and the version of a product.`] });
  });
}

async function changesOf(given: unknown, validate: CheckOptions['validate']): Promise<BulkAction> {
  const known = Object.keys(BulkChanges.properties);
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isRecord || !Object.keys(given).some((name) => known.includes(name))) {
    throw validationError({ changes: [required] });
  }
  const data: RequestData = { kind: 'json', value: given };
  const { price_percent, ...values } = await checkRecord(changesRecord, data, {
    partial: true,
    ...(validate && { validate }),
  });
  if (price_percent === undefined) return { action: 'change', values };
  if ('price' in values) {
    throw validationError({ price_percent: ['Give a price or a percentage of it, not both.'] });
  }
  if (Number(price_percent) < -100) {
    throw validationError({ price_percent: ['Ensure this value is greater than or equal to -100.'] });
  }
  return { action: 'change', values, percent: String(price_percent) };
}

/** @throws ApiException 400 */
export async function readBulk(data: RequestData, validate: CheckOptions['validate']): Promise<Bulk> {
  const record = {
    properties: { action: { choices: { change: 'Change', delete: 'Delete', restore: 'Restore' } } },
  };
  const { action } = await checkRecord(record, data);
  const body = (data.kind === 'json' ? data.value : Object.fromEntries(data.fields)) as Record<
    string,
    unknown
  >;
  const items = itemsOf(body['items']);
  return {
    items,
    action:
      action === 'change'
        ? await changesOf(body['changes'], validate)
        : { action: action as 'delete' | 'restore' },
  };
}
