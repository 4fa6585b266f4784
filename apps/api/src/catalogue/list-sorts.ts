// What lists of the catalogue are sorted by: columns that tell any two products apart, and that indexes have.
import type { CatalogueSort } from '@latchkey/dto';

export interface SortKey {
  readonly sql: string;
  /** `int` fits in 32 bits. */
  readonly kind: 'text' | 'int' | 'big';
}

const id: SortKey = { sql: 'p.id', kind: 'int' };
// No two products have the same.
const name: SortKey = { sql: 'p.name', kind: 'text' };

const keys: Readonly<Record<string, readonly SortKey[]>> = {
  relevance: [{ sql: 'p.rank', kind: 'int' }, name],
  name: [name],
  price: [{ sql: 'p.euro_price', kind: 'big' }, id],
  created: [{ sql: 'p.created_at', kind: 'big' }, id],
  changed: [{ sql: 'p.changed_at', kind: 'big' }, id],
  // As the index has it.
  stock: [{ sql: 'coalesce(p.stock, 2147483648)', kind: 'big' }, id],
  id: [id],
};

export const keysOf = (sort: CatalogueSort) => keys[sort.replace('-', '')] ?? [];

export const isDescending = (sort: CatalogueSort) => sort.startsWith('-');
