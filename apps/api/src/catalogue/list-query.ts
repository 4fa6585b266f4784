// What a list of the catalogue is asked for: the parameters in the query of its address.
import { type FieldErrors, type Query, validationError } from '@latchkey/drf';
import { type CatalogueSort, catalogueSorts } from '@latchkey/dto';
import { largestId } from '../database/columns.ts';

/** Which products a list has. Of lists, an empty one leaves all. */
export interface ListFilter {
  readonly search: string;
  /** Slugs. */
  readonly categories: readonly string[];
  readonly currencies: readonly string[];
  readonly stock: string | undefined;
  readonly picture: string | undefined;
  /** In hundredths of a euro cent, both included. */
  readonly minPrice: number | undefined;
  readonly maxPrice: number | undefined;
  /** Exactly these. */
  readonly ids: readonly number[] | undefined;
}

export interface ListQuery {
  readonly filter: ListFilter;
  readonly sort: CatalogueSort;
  readonly pageSize: number;
  /** As it was sent, perhaps empty; `undefined`: pages have numbers. */
  readonly cursor: string | undefined;
  readonly facets: boolean;
}

export const longestSearch = 200;
export const mostIds = 100;
export const defaultPageSize = 15;
export const largestPageSize = 100;

/** DRF's words. */
const words = {
  nul: 'Null characters are not allowed.',
  tooLong: `Ensure this field has no more than ${longestSearch} characters.`,
  tooMany: `Ensure this field has no more than ${mostIds} elements.`,
  number: 'A valid number is required.',
  integer: 'A valid integer is required.',
  boolean: 'Must be a valid boolean.',
  tooSmall: 'Ensure this value is greater than or equal to 1.',
  tooLarge: `Ensure this value is less than or equal to ${largestPageSize}.`,
};

/** What is wrong with a value. */
class BadValue extends Error {
  override readonly name = 'BadValue';
}

const bad = (message: string): never => {
  throw new BadValue(message);
};

function textIn(text: string): string {
  if (text.includes('\0')) bad(words.nul);
  return text;
}

function searchIn(text: string): string {
  if (Array.from(text).length > longestSearch) bad(words.tooLong);
  return textIn(text);
}

const oneOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (text: string): Choice =>
    choices.find((choice) => choice === text) ?? bad(`"${text}" is not a valid choice.`);

/** A decimal of euros, exactly, in hundredths of a cent. */
function priceIn(text: string): number {
  const [, sign, whole = '', places = ''] =
    /^(-?)(\d{1,10})(?:\.(\d{0,4}))?$/.exec(text) ?? bad(words.number);
  return Number(`${sign}${whole}${places.padEnd(4, '0')}`);
}

const integerIn = (text: string): number => (/^-?\d{1,15}$/.test(text) ? Number(text) : bad(words.integer));

function pageSizeIn(text: string): number {
  const size = integerIn(text);
  if (size < 1) bad(words.tooSmall);
  if (size > largestPageSize) bad(words.tooLarge);
  return size;
}

const booleanIn = (text: string): boolean =>
  text === 'true' || (text === 'false' ? false : bad(words.boolean));

/**
 * Reads the query of a list. An empty value is none; of several the last counts where but one is meant.
 * @throws ApiException 400 with what is wrong with each parameter
 */
export function listQuery(query: Query): ListQuery {
  const errors: Record<string, string[]> = {};
  const valuesOf = (name: string) =>
    query.flatMap(([key, value]) => (key === name && value.trim() ? [value.trim()] : []));
  const read = <Value>(name: string, texts: readonly string[], parse: (text: string) => Value): Value[] => {
    try {
      return texts.map(parse);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      errors[name] = [error.message];
      return [];
    }
  };
  const last = <Value>(name: string, parse: (text: string) => Value) =>
    read(name, valuesOf(name).slice(-1), parse)[0];
  const all = <Value>(name: string, parse: (text: string) => Value) =>
    read(name, [...new Set(valuesOf(name))], parse);

  const search = last('search', searchIn) ?? '';
  const wanted = valuesOf('id');
  const ids = all('id', integerIn);
  if (wanted.length > mostIds) errors['id'] = [words.tooMany];
  const asked: ListQuery = {
    filter: {
      search,
      categories: all('category', textIn),
      currencies: all('currency', oneOf(['€', '$'])),
      stock: last('stock', oneOf(['in', 'out'])),
      picture: last('picture', oneOf(['photo', 'drawing'])),
      minPrice: last('min_price', priceIn),
      maxPrice: last('max_price', priceIn),
      ids: wanted.length ? ids.filter((id) => id >= 1 && id <= largestId) : undefined,
    },
    sort: last('sort', oneOf(catalogueSorts)) ?? (search ? 'relevance' : 'name'),
    pageSize: last('page_size', pageSizeIn) ?? defaultPageSize,
    cursor: query.findLast(([key]) => key === 'cursor')?.[1],
    facets: last('facets', booleanIn) ?? false,
  };
  if (Object.keys(errors).length) throw validationError(errors satisfies FieldErrors);
  return asked;
}
