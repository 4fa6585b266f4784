// A field that is a list of references: its rows in the link table, read for many records at once and replaced as a whole.
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { prepareForIds } from './id-query.ts';
import type { LinkTable } from './resource.ts';

export class ListField {
  readonly name: string;
  readonly #table: LinkTable;
  readonly #linksOf: (ids: readonly number[]) => Promise<{ record: number; target: number }[]>;

  /** @param target the table that the list refers to */
  constructor(database: Database, name: string, table: LinkTable, target: string) {
    this.name = name;
    this.#table = table;
    this.#linksOf = prepareForIds(
      database,
      (marks) =>
        `select link."${table.from}" as record, link."${table.to}" as target from "${table.name}" link ` +
        `join "${target}" on "${target}".id = link."${table.to}" where link."${table.from}" in (${marks}) ` +
        `order by "${target}"."${table.orderBy}", "${target}".id`,
    );
  }

  /** The lists of these records, by their ids. */
  async read(ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const lists = new Map<number, number[]>(ids.map((id) => [id, []]));
    for (const { record, target } of await this.#linksOf(ids)) lists.get(record)?.push(target);
    return lists;
  }

  async replace(transaction: Knex.Transaction, id: number, targets: readonly number[]): Promise<void> {
    const { name, from, to } = this.#table;
    await transaction(name).where(from, id).delete();
    await transaction.batchInsert(
      name,
      targets.map((target) => ({ [from]: id, [to]: target })),
      100,
    );
  }
}
