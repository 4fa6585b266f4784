// A field that is a list of references: its rows in the link table, read for many records at once and replaced as a whole.
import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import { prepareForIds } from './id-query.ts';
import type { LinkTable } from './resource.ts';

export class ListField {
  readonly name: string;
  readonly #table: LinkTable;
  readonly #target: string;
  readonly #linksOf: (ids: readonly number[]) => Promise<{ record: number; target: number }[]>;

  /** @param target the table that the list refers to */
  constructor(database: Database, name: string, table: LinkTable, target: string) {
    this.name = name;
    this.#table = table;
    this.#target = target;
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

  /** The list of a record as a transaction sees it. */
  readWithin(transaction: Knex.Transaction, id: number): Promise<number[]> {
    const { name, from, to, orderBy } = this.#table;
    return transaction(name)
      .join(this.#target, `${this.#target}.id`, `${name}.${to}`)
      .where(`${name}.${from}`, id)
      .orderBy([`${this.#target}.${orderBy}`, `${this.#target}.id`])
      .pluck(`${this.#target}.id`);
  }

  /** Replaces the list of a record, whose row the transaction must have locked. */
  async replace(transaction: Knex.Transaction, id: number, targets: readonly number[]): Promise<void> {
    const { name, from, to } = this.#table;
    const ordered = [...targets].sort((a, b) => a - b);
    // Before the links, and in one order for all: somebody who deletes a target locks it before its links, too.
    await transaction(this.#target).whereIn('id', ordered).orderBy('id').forKeyShare().select('id');
    await transaction(name).where(from, id).delete();
    await transaction.batchInsert(
      name,
      ordered.map((target) => ({ [from]: id, [to]: target })),
      100,
    );
  }
}
