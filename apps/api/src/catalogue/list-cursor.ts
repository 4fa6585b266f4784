// Where a page of the catalogue begins or ends, as a word for the query of its address.
import { validationError } from '@latchkey/drf';
import type { CatalogueSort } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';
import { type SortKey, keysOf } from './list-sorts.ts';

export interface Cursor {
  /** Whether the page ends before this place; otherwise it begins after it. */
  readonly isBefore: boolean;
  /** What the row at this place is sorted by. */
  readonly place: readonly (string | number)[];
}

export const cursorText = (sort: CatalogueSort, { isBefore, place }: Cursor) =>
  Buffer.from(JSON.stringify([sort, isBefore ? 1 : 0, ...place])).toString('base64url');

function fits(value: unknown, { kind }: SortKey): boolean {
  if (kind === 'text') return typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
  return Number.isSafeInteger(value) && (kind === 'big' || Math.abs(value as number) <= largestId);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** @throws ApiException 400 if it is none of a list that is sorted so */
export function readCursor(text: string, sort: CatalogueSort): Cursor {
  const value = parsed(text);
  const [ofSort, before, ...place] = Array.isArray(value) ? (value as unknown[]) : [];
  const keys = keysOf(sort);
  const isGood =
    ofSort === sort &&
    (before === 0 || before === 1) &&
    place.length === keys.length &&
    keys.every((key, at) => fits(place[at], key));
  if (!isGood) throw validationError({ cursor: ['Invalid cursor.'] });
  return { isBefore: before === 1, place: place as (string | number)[] };
}
