// Writes the rows of a file within a transaction, a batch of statements for each batch of rows. Rows count in their order:
// a name that an earlier one has given up is free.
import { takenMessage } from '@latchkey/drf';
import { CatalogueInput, type ImportError } from '@latchkey/dto';
import type { Knex } from 'knex';
import type { ImportCategories } from './import-categories.ts';
import type { ImportRow } from './import-rows.ts';

/** What is kept of a product; the category by its id. */
interface Kept {
  readonly id?: number;
  readonly name: string;
  readonly price: string;
  readonly currency: string;
  readonly category: number | null;
  readonly stock: number | null;
  readonly description: string;
}

type Known = Kept & { readonly id: number };

const columns = ['name', 'price', 'currency', 'category', 'stock', 'description'] as const;

const defaults = { currency: '€', category: null, stock: null, description: '' };

const taken = takenMessage(CatalogueInput, 'name');

export class ImportWriter {
  created = 0;
  updated = 0;
  unchanged = 0;
  readonly errors: ImportError[] = [];
  readonly #transaction: Knex.Transaction;
  readonly #categories: ImportCategories;

  constructor(transaction: Knex.Transaction, categories: ImportCategories) {
    this.#transaction = transaction;
    this.#categories = categories;
  }

  async write(rows: readonly ImportRow[]): Promise<void> {
    const known = await this.#knownProducts(rows);
    const owners = await this.#ownersOfNames(rows);
    const changed: Kept[] = [];
    const made: Kept[] = [];
    for (const row of rows) {
      const before = row.id === undefined ? undefined : known.get(row.id);
      const after = await this.#judge(row, before, owners);
      if (!after) continue;
      if (before && columns.every((column) => before[column] === after[column])) {
        this.unchanged += 1;
        continue;
      }
      if (before) owners.delete(before.name);
      owners.set(after.name, row.id);
      (before ? changed : made).push(after);
    }
    // Those that give up names come first.
    if (changed.length)
      await this.#transaction('products')
        .insert(changed)
        .onConflict('id')
        .merge([...columns]);
    if (made.length) await this.#transaction('products').insert(made);
    this.updated += changed.length;
    this.created += made.length;
  }

  /** What a product is to be; `undefined` if that cannot be, which is told. */
  async #judge(
    { line, id, values }: ImportRow,
    before: Known | undefined,
    owners: ReadonlyMap<string, number | undefined>,
  ): Promise<Kept | undefined> {
    if (id !== undefined && !before) return this.#refuse(line, 'id', `There is no product ${id}.`);
    const { category: written, ...others } = values;
    const category = written ? await this.#categories.find(written) : written;
    if (typeof category === 'object' && category) return this.#refuse(line, 'category', category.message);
    const after = { ...defaults, ...before, ...others, ...(category !== undefined && { category }) } as Kept;
    const isTaken = owners.has(after.name) && (id === undefined || owners.get(after.name) !== id);
    return isTaken ? this.#refuse(line, 'name', taken) : after;
  }

  #refuse(line: number, field: string, message: string): undefined {
    this.errors.push({ line, field, message });
    return undefined;
  }

  async #knownProducts(rows: readonly ImportRow[]): Promise<Map<number, Known>> {
    const ids = rows.flatMap(({ id }) => id ?? []).sort((a, b) => a - b);
    if (ids.length === 0) return new Map();
    const found = await this.#transaction('products')
      .whereIn('id', ids)
      .orderBy('id')
      // Nobody changes or deletes them until they are written.
      .forNoKeyUpdate()
      .select<(Omit<Known, 'price'> & { price: string | number })[]>('id', ...columns);
    return new Map(found.map((row) => [row.id, { ...row, price: Number(row.price).toFixed(2) }]));
  }

  async #ownersOfNames(rows: readonly ImportRow[]): Promise<Map<string, number | undefined>> {
    const names = rows.flatMap(({ values }) => values.name ?? []);
    if (names.length === 0) return new Map();
    const found = await this.#transaction('products')
      .whereIn('name', names)
      .select<{ id: number; name: string }[]>('id', 'name');
    return new Map(found.map(({ id, name }) => [name, id]));
  }
}
