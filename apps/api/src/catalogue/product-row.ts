// From the columns of a product to what the wire has of it.
import type { CatalogueProduct, CatalogueRow, Picture } from '@latchkey/dto';

/** What lists tell of a product, as a query gives it that selects `rowColumns` from `productTables`. */
export interface RowColumns {
  readonly id: number;
  readonly name: string;
  /** PostgreSQL gives a text, SQLite a number. */
  readonly price: string | number;
  readonly currency: '€' | '$';
  /** The slug. */
  readonly category: string | null;
  readonly stock: number | null;
  /** Milliseconds since 1970. */
  readonly created_at: number;
  readonly changed_at: number;
  readonly version: number;
}

/** All that is known of it, by `productColumns`. */
export interface ProductColumns extends RowColumns {
  readonly description: string;
}

export const productTables = 'products left join categories on categories.id = products.category';

const own = ['id', 'name', 'price', 'currency', 'stock', 'created_at', 'changed_at', 'version'];

export const rowColumns = `${own.map((column) => `products.${column}`).join(', ')}, categories.slug as category`;

/** For a `select` from `productTables`. */
export const productColumns = `${rowColumns}, products.description`;

const common = ({ id, name, price, currency, category, stock, ...rest }: RowColumns) => ({
  id,
  name,
  price: Number(price).toFixed(2),
  currency,
  category,
  stock,
  created: new Date(rest.created_at).toISOString(),
  changed: new Date(rest.changed_at).toISOString(),
  version: rest.version,
});

/** A product as lists tell it. */
export const rowOf = (columns: RowColumns, pictures: readonly Picture[] = []): CatalogueRow => ({
  ...common(columns),
  picture: pictures[0] ?? null,
});

/** A product with all that is known of it. */
export const productOf = (columns: ProductColumns, pictures: readonly Picture[] = []): CatalogueProduct => ({
  ...common(columns),
  description: columns.description,
  pictures: [...pictures],
});
