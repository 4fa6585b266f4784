// The categories that the rows of a file name, by slug or by name, in capitals or not.
import { ApiException, checkRecord } from '@latchkey/drf';
import type { Knex } from 'knex';
import { categoryRecord } from './category-record.ts';
import { slugFor } from './category-slug.ts';

interface Row {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();

export class ImportCategories {
  readonly #transaction: Knex.Transaction;
  readonly #mayCreate: boolean;
  readonly #slugs = new Map<string, number>();
  readonly #names = new Map<string, number>();

  private constructor(transaction: Knex.Transaction, mayCreate: boolean) {
    this.#transaction = transaction;
    this.#mayCreate = mayCreate;
  }

  static async read(transaction: Knex.Transaction, mayCreate: boolean): Promise<ImportCategories> {
    const categories = new ImportCategories(transaction, mayCreate);
    for (const row of await transaction('categories').select<Row[]>('id', 'slug', 'name'))
      categories.#know(row);
    return categories;
  }

  #know({ id, slug, name }: Row): void {
    this.#slugs.set(slug, id);
    this.#names.set(folded(name), id);
  }

  /** The id of a category, which may be made now; or why there is none. */
  async find(written: string): Promise<number | { readonly message: string }> {
    const known = this.#slugs.get(written) ?? this.#names.get(folded(written));
    if (known !== undefined) return known;
    if (!this.#mayCreate) return { message: `There is no category "${written.slice(0, 60)}".` };
    try {
      const data = { kind: 'json', value: { name: written } } as const;
      const { name } = await checkRecord(categoryRecord, data, { isTaken: async () => false });
      const row = { name: String(name), slug: slugFor(written, (slug) => this.#slugs.has(slug)) };
      const [made] = await this.#transaction('categories').insert(row).returning<{ id: number }[]>('id');
      if (!made) throw new Error('nothing was inserted into categories');
      this.#know({ ...row, id: made.id });
      return made.id;
    } catch (error) {
      if (!(error instanceof ApiException)) throw error;
      return { message: Object.values(error.body).flat().join(' ') };
    }
  }
}
