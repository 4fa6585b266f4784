// Reads the catalogue: lists of it, single products and the categories.
import type { CatalogueProduct, CatalogueRow, CatalogueSort, Category } from '@latchkey/dto';
import type { Database, PreparedQuery } from '../database/connect.ts';
import type { ListFilter } from './list-query.ts';
import { type Conditions, conditionsOf, hitCount, sourceOf, whereOf } from './list-source.ts';
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
}

const nothing: Sql = { sql: 'false', values: [] };

export class CatalogueReader {
  readonly #database: Database;
  readonly #index: SearchIndex;
  readonly #queries: ShapedQueries;
  readonly #products: ProductReader;
  readonly #pictures: PictureReader;
  readonly #slugs: PreparedQuery<{ id: number; slug: string }>;
  readonly #categories: PreparedQuery<Category>;

  constructor(database: Database, index: SearchIndex) {
    this.#database = database;
    this.#index = index;
    this.#queries = new ShapedQueries(database);
    this.#products = new ProductReader(database);
    this.#pictures = new PictureReader(database);
    this.#slugs = database.prepare('select id, slug from categories');
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
    const { engine } = this.#database;
    const { search } = filter;
    const words = [...new Set(wordsOf(search))];
    if (words.length) await this.#index.catchUp();
    const conditions: Conditions = {
      ...conditionsOf(engine, filter, await this.#idsOf(filter.categories)),
      // Signs alone are nowhere.
      ...(search && words.length === 0 && { ids: nothing }),
    };
    const count = await this.#count(words, conditions);
    // Without words there is nothing to be relevant for.
    const order = sort === 'relevance' && words.length === 0 ? 'name' : sort;
    const list = new ProductList({ engine, queries: this.#queries, words, conditions, sort: order, count });
    return { list, search: { asked: search, used: search } };
  }

  async #idsOf(slugs: readonly string[]): Promise<number[]> {
    if (slugs.length === 0) return [];
    return (await this.#slugs.all()).flatMap(({ id, slug }) => (slugs.includes(slug) ? [id] : []));
  }

  async #count(words: readonly string[], conditions: Conditions): Promise<number> {
    const { engine } = this.#database;
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
