// A resource's rows in the database: every statement follows from the schema.
import { isRequired, unwrapped } from '@latchkey/drf';
import type { Knex } from 'knex';
import { largestId } from '../database/columns.ts';
import type { Database, PreparedQuery } from '../database/connect.ts';
import { ListField } from './list-field.ts';
import type { Resource } from './resource.ts';

/** A record as the wire has it. */
export interface Row {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** Values of fields that were checked. */
export type Values = Readonly<Record<string, unknown>>;

/** Whose rows are meant: those of the user with this id, or everybody's. */
export type Owner = number | undefined;

interface Reads {
  readonly count: PreparedQuery<{ count: number }>;
  readonly page: PreparedQuery<Row>;
  readonly byId: PreparedQuery<Row>;
}

export class RecordStore {
  readonly #database: Database;
  readonly #name: string;
  readonly #fields: readonly string[];
  readonly #columns: string[];
  readonly #lists: readonly ListField[];
  readonly #decimals: readonly (readonly [column: string, places: number])[];
  readonly #defaults: Values;
  readonly #reads: Reads;
  readonly #ownReads: Reads | undefined;

  constructor(database: Database, { name, schema, orderBy, ownedBy, state, links = {} }: Resource) {
    this.#database = database;
    this.#name = name;
    const fields = Object.entries(schema.properties).map(
      ([field, words]) => [field, unwrapped(words)] as const,
    );
    this.#fields = Object.keys(schema.properties);
    this.#lists = fields.flatMap(([field, { references }]) => {
      const link = links[field];
      return link && references ? [new ListField(database, field, link, references)] : [];
    });
    this.#columns = this.#fields.filter((field) => !(field in links));
    this.#decimals = fields.flatMap(
      ([
        column,
        {
          kind,
          schema: { decimalPlaces = 0 },
        },
      ]) => (kind === 'decimal' ? [[column, decimalPlaces] as const] : []),
    );
    this.#defaults = Object.fromEntries(
      fields.flatMap(([column, { schema: words }]) =>
        words.readOnly || isRequired(words) ? [] : [[column, words.default]],
      ),
    );
    const columns = this.#columns.map((column) => `"${column}"`).join(', ');
    const counted = (condition: string) => `select count(*) as count from "${name}" where ${condition}`;
    const prepareReads = (condition: string, count = counted(condition)): Reads => ({
      count: database.prepare(count),
      page: database.prepare(
        `select ${columns} from "${name}" where ${condition} order by ${orderBy}, id limit ? offset ?`,
      ),
      byId: database.prepare(`select ${columns} from "${name}" where ${condition} and id = ?`),
    });
    this.#reads = prepareReads('true', state && `select count from ${state}`);
    this.#ownReads = ownedBy === undefined ? undefined : prepareReads(`(${ownedBy})`);
  }

  async count(owner: Owner): Promise<number> {
    const { reads, bound } = this.#readsFor(owner);
    return (await reads.count.get(...bound))?.count ?? 0;
  }

  async page(owner: Owner, limit: number, offset: number): Promise<Row[]> {
    const { reads, bound } = this.#readsFor(owner);
    return this.#told(await reads.page.all(...bound, limit, offset));
  }

  async find(owner: Owner, id: number): Promise<Row | undefined> {
    if (!(id >= 1 && id <= largestId)) return undefined;
    const { reads, bound } = this.#readsFor(owner);
    const row = await reads.byId.get(...bound, id);
    return row && (await this.#told([row]))[0];
  }

  /** Makes a record; fields without a value have their default. */
  insert(values: Values): Promise<Row> {
    return this.#database.write(async (transaction) => {
      const columns = this.#columnsOf({ ...this.#defaults, ...values });
      const [made] = await transaction(this.#name).insert(columns).returning<Row[]>(this.#columns);
      if (!made) throw new Error(`nothing was inserted into ${this.#name}`);
      return this.#written(transaction, made, values);
    });
  }

  /** Changes the fields that have a value. @returns `undefined` if there is no such record (any more) */
  update(id: number, values: Values): Promise<Row | undefined> {
    return this.#database.write(async (transaction) => {
      const columns = this.#columnsOf(values);
      const one = transaction<Row>(this.#name).where({ id });
      // Either way the row is locked: whoever changes its lists at the same time waits.
      const [changed] = Object.keys(columns).length
        ? await one.update(columns).returning<Row[]>(this.#columns)
        : await one.select<Row[]>(this.#columns).forUpdate();
      return changed && this.#written(transaction, changed, values);
    });
  }

  async delete(id: number): Promise<void> {
    await this.#database.write((transaction) => transaction(this.#name).where({ id }).delete());
  }

  /** The statements for an owner's rows, and what they begin with binding. */
  #readsFor(owner: Owner): { reads: Reads; bound: readonly number[] } {
    return this.#ownReads && owner !== undefined
      ? { reads: this.#ownReads, bound: [owner] }
      : { reads: this.#reads, bound: [] };
  }

  #columnsOf(values: Values): Values {
    return Object.fromEntries(Object.entries(values).filter(([field]) => this.#columns.includes(field)));
  }

  /** The record that a transaction has written, its lists included: what it tells is what it has made. */
  async #written(transaction: Knex.Transaction, row: Row, values: Values): Promise<Row> {
    const lists: [field: string, ids: readonly number[]][] = [];
    for (const list of this.#lists) {
      const targets = values[list.name];
      if (Array.isArray(targets)) await list.replace(transaction, row.id, targets as number[]);
      lists.push([list.name, await list.readWithin(transaction, row.id)]);
    }
    return this.#inOrder({ ...row, ...this.#decimalsOf(row), ...Object.fromEntries(lists) });
  }

  /** Rows as the wire has them: a decimal is text with all its places, whatever the engine keeps, and lists are read. */
  async #told(rows: readonly Row[]): Promise<Row[]> {
    const withDecimals = rows.map((row) => ({ ...row, ...this.#decimalsOf(row) }));
    if (this.#lists.length === 0) return withDecimals;
    const ids = rows.map(({ id }) => id);
    const lists = await Promise.all(
      this.#lists.map(async (list) => [list.name, await list.read(ids)] as const),
    );
    return withDecimals.map((row) => {
      const own = Object.fromEntries(lists.map(([field, byId]) => [field, byId.get(row.id)]));
      return this.#inOrder({ ...row, ...own });
    });
  }

  /** A record with its fields in the schema's order. */
  #inOrder(row: Row): Row {
    if (this.#lists.length === 0) return row;
    return Object.fromEntries(this.#fields.map((field) => [field, row[field]])) as unknown as Row;
  }

  #decimalsOf(row: Row): Record<string, string | null> {
    return Object.fromEntries(
      this.#decimals.map(([column, places]) => {
        const value = row[column];
        return [column, value === null ? null : Number(value).toFixed(places)];
      }),
    );
  }
}
