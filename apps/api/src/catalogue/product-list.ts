// The products that a list of the catalogue is about: how many there are, and any part of them in the list's order.
import type { CatalogueSort, Selection } from '@latchkey/dto';
import type { Cursor } from './list-cursor.ts';
import { type Conditions, sourceOf, whereOf } from './list-source.ts';
import { type SortKey, isDescending, keysOf } from './list-sorts.ts';
import { type RowColumns, rowColumns } from './product-row.ts';
import type { ShapedQueries, Sql } from './shaped-queries.ts';
import { largestId } from '../database/columns.ts';
import type { Database } from '../database/connect.ts';

/** A row, and what it is sorted by. */
export interface PlacedRow extends RowColumns {
  readonly place: readonly (string | number)[];
}

export interface CursorPage {
  readonly rows: readonly PlacedRow[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** Where a product stands; the numbers are ids. */
export interface Standing {
  readonly previous: number | null;
  readonly next: number | null;
  readonly place: number;
}

/** What a list is made from: all that was found out before its rows are asked for. */
export interface ListParts {
  readonly engine: Database['engine'];
  readonly queries: ShapedQueries;
  /** What is searched for; none: everything. */
  readonly words: readonly string[];
  readonly conditions: Conditions;
  readonly sort: CatalogueSort;
  readonly count: number;
}

/** Products that a selection has at most. */
const mostSelected = 10_000;
/** From so many on, products are looked at in the order of the list until a page is full. */
const broad = 2000;

type KeyColumns = Readonly<Record<`key_${number}`, string | number>>;

const names = (keys: readonly SortKey[]) => keys.map((_, at) => `key_${at}`);

export class ProductList {
  readonly count: number;
  readonly sort: CatalogueSort;
  readonly #parts: ListParts;
  readonly #source: Sql;
  readonly #where: Sql;
  readonly #keys: readonly SortKey[];
  readonly #isDescending: boolean;

  constructor(parts: ListParts) {
    const { engine, words, conditions, sort, count } = parts;
    this.count = count;
    this.sort = sort;
    this.#parts = parts;
    this.#keys = keysOf(sort);
    this.#isDescending = isDescending(sort);
    this.#source = sourceOf(engine, words, { isRanked: sort === 'relevance', isBroad: count > broad });
    this.#where = whereOf(conditions);
  }

  /** Some rows in the list's order. */
  async slice(limit: number, offset: number): Promise<PlacedRow[]> {
    // From the nearer end.
    const left = Math.max(0, this.count - offset);
    const size = Math.min(limit, left);
    if (size === 0) return [];
    if (offset <= left) return this.#rows(this.#ids({ limit: size, offset }));
    const rows = this.#ids({ limit: size, offset: left - size, isReversed: true });
    return this.#rows(rows);
  }

  /** The page that begins or ends at a place; without one the first. */
  async page(size: number, cursor?: Cursor): Promise<CursorPage> {
    const isReversed = cursor?.isBefore === true;
    const found = await this.#rows(
      this.#ids({ limit: size + 1, isReversed, ...(cursor && { place: cursor.place }) }),
    );
    const hasMore = found.length > size;
    const rows = isReversed ? found.slice(hasMore ? 1 : 0) : found.slice(0, size);
    return {
      rows,
      hasPrevious: isReversed ? hasMore : cursor !== undefined,
      hasNext: isReversed || hasMore,
    };
  }

  /** Where a product stands; `undefined` where it is not in the list. */
  async standing(id: number): Promise<Standing | undefined> {
    if (!(id >= 1 && id <= largestId)) return undefined;
    const columns = this.#keys.map(({ sql }, at) => `${sql} as key_${at}`).join(', ');
    const own = await this.#queries.get<KeyColumns>({
      sql: `select ${columns} from ${this.#source.sql} where ${this.#where.sql} and p.id = ?`,
      values: [...this.#source.values, ...this.#where.values, id],
    });
    if (!own) return undefined;
    const place = this.#placeOf(own);
    const beside = async (isReversed: boolean) =>
      (await this.#queries.get<{ id: number }>(this.#ids({ limit: 1, place, isReversed })))?.id ?? null;
    const before = this.#beyond(place, true);
    const counted = await this.#queries.get<{ count: number }>({
      sql: `select count(*) as count from ${this.#source.sql} where ${this.#where.sql} and ${before.sql}`,
      values: [...this.#source.values, ...this.#where.values, ...before.values],
    });
    return { previous: await beside(true), next: await beside(false), place: (counted?.count ?? 0) + 1 };
  }

  async selection(): Promise<Selection> {
    const { sql, values } = this.#ids({ limit: mostSelected });
    const items = await this.#queries.all<Selection['items'][number]>({
      sql: `select k.id, p.version from (${sql}) k join products p on p.id = k.id order by ${this.#order(false, 'k')}`,
      values,
    });
    return { count: this.count, items };
  }

  get #queries(): ShapedQueries {
    return this.#parts.queries;
  }

  #placeOf(row: KeyColumns): (string | number)[] {
    return this.#keys.map((_, at) => row[`key_${at}`] ?? 0);
  }

  /** The condition for rows after a place, or before it. */
  #beyond(place: Cursor['place'], isReversed: boolean): Sql {
    const columns = this.#keys.map(({ sql }) => sql);
    const marks = columns.map(() => '?');
    const sign = this.#isDescending === isReversed ? '>' : '<';
    return { sql: `(${columns.join(', ')}) ${sign} (${marks.join(', ')})`, values: place };
  }

  #order(isReversed: boolean, table?: string): string {
    const direction = this.#isDescending === isReversed ? 'asc' : 'desc';
    const columns = table
      ? names(this.#keys).map((key) => `${table}.${key}`)
      : this.#keys.map(({ sql }) => sql);
    return columns.map((column) => `${column} ${direction}`).join(', ');
  }

  /** The ids of some rows, and what they are sorted by; the first or, reversed, the last. */
  #ids(asked: {
    readonly limit: number;
    readonly offset?: number;
    readonly place?: Cursor['place'];
    readonly isReversed?: boolean;
  }): Sql {
    const { limit, offset = 0, place, isReversed = false } = asked;
    const columns = this.#keys.map(({ sql }, at) => `${sql} as key_${at}`).join(', ');
    const beyond = place ? this.#beyond(place, isReversed) : { sql: 'true', values: [] };
    return {
      sql:
        `select p.id, ${columns} from ${this.#source.sql} where ${this.#where.sql} and ${beyond.sql} ` +
        `order by ${this.#order(isReversed)} limit ? offset ?`,
      values: [...this.#source.values, ...this.#where.values, ...beyond.values, limit, offset],
    };
  }

  /** All that is told of rows that were found, in the list's order. */
  async #rows({ sql, values }: Sql): Promise<PlacedRow[]> {
    const keys = names(this.#keys).map((key) => `k.${key}`);
    const rows = await this.#queries.all<RowColumns & KeyColumns>({
      sql:
        `select ${rowColumns}, ${keys.join(', ')} from (${sql}) k join products on products.id = k.id ` +
        'left join categories on categories.id = products.category ' +
        `order by ${this.#order(false, 'k')}`,
      values,
    });
    return rows.map((row) => ({ ...row, place: this.#placeOf(row) }));
  }
}
