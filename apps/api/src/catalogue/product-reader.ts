// Reads one product with all that is known of it: for those who look, and for those who have just written it.
import type { CatalogueProduct } from '@latchkey/dto';
import type { Knex } from 'knex';
import { largestId } from '../database/columns.ts';
import type { Database, PreparedQuery } from '../database/connect.ts';
import { PictureReader } from './picture-reader.ts';
import { type ProductColumns, productColumns, productOf, productTables } from './product-row.ts';

/** A product as a transaction sees it. */
export const findWithin = (transaction: Knex.Transaction, id: number): Promise<ProductColumns | undefined> =>
  transaction('products')
    .leftJoin('categories', 'categories.id', 'products.category')
    .where('products.id', id)
    .first<ProductColumns | undefined>(transaction.raw(productColumns));

export class ProductReader {
  readonly #byId: PreparedQuery<ProductColumns>;
  readonly #pictures: PictureReader;

  constructor(database: Database) {
    this.#byId = database.prepare(`select ${productColumns} from ${productTables} where products.id = ?`);
    this.#pictures = new PictureReader(database);
  }

  async find(id: number): Promise<CatalogueProduct | undefined> {
    const columns = id >= 1 && id <= largestId ? await this.#byId.get(id) : undefined;
    return columns && this.withPictures(columns);
  }

  async withPictures(columns: ProductColumns): Promise<CatalogueProduct> {
    const pictures = await this.#pictures.picturesOf([columns.id]);
    return productOf(columns, pictures.get(columns.id));
  }
}
