// Reads the catalogue: lists of it, single products and the categories.
import type { CatalogueProduct, CatalogueRow, CatalogueSort, Category, Facets } from '@latchkey/dto';
import type { Database, PreparedQuery } from '../database/connect.ts';
import { facetsOf } from './facets.ts';
import type { ListFilter } from './list-query.ts';
import { type Conditions, conditionsOf, hitCount, sourceOf, whereOf } from './list-source.ts';
import { Mender } from './mending.ts';
import { PictureReader } from './picture-reader.ts';
import { ProductList } from './product-list.ts';
import { ProductReader } from './product-reader.ts';
import { type RowColumns, rowOf } from './product-row.ts';
import type { SearchIndex } from './search-index.ts';
import { wordsOf } from './search-text.ts';
import { ShapedQueries, type Sql } from './shaped-queries.ts';

/** A list, and what was searched for in it. */
export interface OpenedList {
  readonly list: ProductList;
  readonly search: { readonly asked: string; readonly used: string };
  facets(): Promise<Facets>;
}

const nothing: Sql = { sql: 'false', values: [] };

export class CatalogueReader {
  readonly #database: Database;
  readonly #index: SearchIndex;
  readonly #queries: ShapedQueries;
  readonly #products: ProductReader;
  readonly #pictures: PictureReader;
  readonly #mender: Mender;
  readonly #names: PreparedQuery<{ id: number; slug: string; name: string }>;
  readonly #categories: PreparedQuery<Category>;
  readonly #all: PreparedQuery<{ count: number }>;

  constructor(database: Database, index: SearchIndex) {
    this.#database = database;
    this.#index = index;
    this.#queries = new ShapedQueries(database);
    this.#products = new ProductReader(database);
    this.#pictures = new PictureReader(database);
    this.#mender = new Mender(database);
    this.#all = database.prepare('select count from product_state');
    this.#names = database.prepare('select id, slug, name from categories order by name');
    this.#categories = database.prepare(
      'select slug, name, (select count(*) from products p where p.category = c.id) as count ' +
        'from categories c order by name',
    );
  }

  find(id: number): Promise<CatalogueProduct | undefined> {
    return this.#products.find(id);
  }

  categories(): Promise<Category[]> {
    return this.#categories.all();
  }

  async told(rows: readonly RowColumns[]): Promise<CatalogueRow[]> {
    const pictures = await this.#pictures.picturesOf(rows.map(({ id }) => id));
    return rows.map((row) => rowOf(row, pictures.get(row.id)));
  }

  /**
   * Finds out what a list is about.
   * @throws ApiException 503 while what is searched is not ready
   */
  async open(filter: ListFilter, sort: CatalogueSort): Promise<OpenedList> {
    const { search } = filter;
    const typed = [...new Set(wordsOf(search))];
    if (typed.length) await this.#index.catchUp();
    const categoryIds = await this.#idsOf(filter.categories);
    const conditions: Conditions = {
      ...conditionsOf(this.#engine, filter, categoryIds),
      // Signs alone are nowhere.
      ...(search && typed.length === 0 && { ids: nothing }),
    };
    const found = await this.#count(typed, conditions);
    const mended = typed.length && found === 0 ? await this.#mended(typed) : undefined;
    const words = mended ?? typed;
    const count = mended ? await this.#count(mended, conditions) : found;
    // Without words there is nothing to be relevant for.
    const order = sort === 'relevance' && words.length === 0 ? 'name' : sort;
    const parts = { engine: this.#engine, queries: this.#queries, words, conditions };
    return {
      list: new ProductList({ ...parts, sort: order, count }),
      search: { asked: search, used: mended?.join(' ') ?? search },
      facets: async () => {
        const categories = await this.#names.all();
        const source = sourceOf(this.#engine, words);
        return facetsOf({ queries: this.#queries, source, conditions, filter, categoryIds, categories });
      },
    };
  }

  get #engine(): Database['engine'] {
    return this.#database.engine;
  }

  async #idsOf(slugs: readonly string[]): Promise<number[]> {
    if (slugs.length === 0) return [];
    return (await this.#names.all()).flatMap(({ id, slug }) => (slugs.includes(slug) ? [id] : []));
  }

  /** Other words, where these are nowhere in the whole catalogue. */
  async #mended(words: readonly string[]): Promise<string[] | undefined> {
    const isThere = async (some: readonly string[]) =>
      ((await this.#queries.get<{ count: number }>(hitCount(this.#engine, some, 1)))?.count ?? 0) > 0;
    return (await isThere(words)) ? undefined : this.#mender.mend(words, isThere);
  }

  async #count(words: readonly string[], conditions: Conditions): Promise<number> {
    const engine = this.#engine;
    const isWhole = words.length === 0 && Object.keys(conditions).length === 0;
    if (isWhole) return (await this.#all.get())?.count ?? 0;
    const where = whereOf(conditions);
    const source = sourceOf(engine, words);
    // The index of the texts alone can tell.
    const query =
      words.length && Object.keys(conditions).length === 0
        ? hitCount(engine, words)
        : {
            sql: `select count(*) as count from ${source.sql} where ${where.sql}`,
            values: [...source.values, ...where.values],
          };
    return (await this.#queries.get<{ count: number }>(query))?.count ?? 0;
  }
}
