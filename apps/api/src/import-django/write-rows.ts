// Writes rows with their old ids: new ones are added, those that were copied before are brought up to date.
import type { Knex } from 'knex';
import { ImportError, UnfitError } from './import-error.ts';
import { removeMissing } from './missing-rows.ts';
import { pagesOf } from './pages.ts';
import { type RowKind, type TargetRow, placeholder } from './row-kinds.ts';
import type { Reader } from './source.ts';
import { type SourceTable, shapes } from './source-tables.ts';
import type { SourceRow } from './source-values.ts';
import { Tally } from './tally.ts';

export interface Target {
  readonly engine: 'sqlite' | 'postgres';
  readonly transaction: Knex.Transaction;
}

const times: readonly string[] = ['last_login', 'created_at'];

/** Rows between two lines of progress. */
const progressStep = 50_000;

export class RowWriter {
  readonly tally = new Tally();
  /** How many rows the lists of these rows had, which are copied anew. */
  emptied = 0;
  readonly #target: Target;
  readonly #kind: RowKind;
  /** Rows with larger ids are none of an import's. */
  readonly #lastId: number;

  constructor(target: Target, kind: RowKind, lastId: number) {
    this.#target = target;
    this.#kind = kind;
    this.#lastId = lastId;
  }

  /**
   * @param print is told how far it is, from time to time
   * @throws ImportError if rows here are in the way
   */
  async copy(reader: Reader, table: SourceTable, print: (line: string) => void): Promise<void> {
    const { part, isName = false } = this.#kind;
    const { needs, may } = shapes[part];
    const pages = () => pagesOf(reader, table, [...needs, ...may]);
    if (isName && this.#lastId > 0) {
      for await (const page of pages()) await this.#releaseNames(this.#mapped(page, new Tally()));
    }
    let nextLine = progressStep;
    for await (const page of pages()) {
      await this.#write(await this.#withReferences(this.#mapped(page, this.tally)));
      if (this.tally.total >= nextLine) {
        print(`${part}: ${this.tally.total} so far`);
        nextLine += progressStep;
      }
    }
  }

  /** Removes what was copied before and is no longer there. @throws ImportError if it is needed here */
  async removeMissing(reader: Reader, table: SourceTable): Promise<void> {
    await removeMissing(this.#target, this.#kind, this.#lastId, { reader, table }, (id) => {
      this.tally.remove(id);
    });
  }

  #mapped(page: readonly SourceRow[], tally: Tally): TargetRow[] {
    return page.flatMap((row) => {
      try {
        const mapped = this.#kind.map(row);
        for (const remark of this.#kind.remarks?.(row) ?? []) tally.remark(mapped.id, remark);
        return [mapped];
      } catch (error) {
        if (!(error instanceof UnfitError)) throw error;
        tally.skip(row['id'], error.message);
        return [];
      }
    });
  }

  /** Takes the names away that rows have lost since the last import: another one may have them now. */
  async #releaseNames(rows: readonly TargetRow[]): Promise<void> {
    const { table, unique = '' } = this.#kind;
    const names = await this.#valuesOf(
      unique,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const name = names.get(row.id);
      if (row.id > this.#lastId || name === undefined || name === row[unique]) continue;
      const free = { [unique]: placeholder(row.id) };
      const folded = table === 'users' ? { folded_username: placeholder(row.id) } : {};
      await this.#target
        .transaction(table)
        .where('id', row.id)
        .update({ ...free, ...folded });
    }
  }

  async #valuesOf(column: string, ids: readonly number[]): Promise<Map<number, unknown>> {
    const rows = (await this.#target
      .transaction(this.#kind.table)
      .whereIn('id', [...ids])
      .select('id', column)) as TargetRow[];
    return new Map(rows.map((row) => [row.id, row[column]]));
  }

  /** The rows whose references lead somewhere. */
  async #withReferences(rows: readonly TargetRow[]): Promise<TargetRow[]> {
    let kept = [...rows];
    for (const [column, table] of Object.entries(this.#kind.references)) {
      const wanted = [...new Set(kept.map((row) => row[column] as number | null))].filter(
        (id) => id !== null,
      );
      const found = (await this.#target.transaction(table).whereIn('id', wanted).select('id')) as TargetRow[];
      const present = new Set(found.map(({ id }) => id));
      kept = kept.filter((row) => {
        const isKept = row[column] === null || present.has(row[column] as number);
        if (!isKept) this.tally.skip(row.id, `its ${column} was not copied`);
        return isKept;
      });
    }
    return kept;
  }

  async #write(rows: readonly TargetRow[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const { table, noun, list, merge = {} } = this.#kind;
    const { transaction } = this.#target;
    const ids = rows.map(({ id }) => id);
    const existing = await this.#valuesOf('id', ids);
    for (const id of existing.keys()) {
      if (id <= this.#lastId) continue;
      throw new ImportError(
        `this shop has a ${noun} with the id ${id} that no import has made: import into an empty database`,
      );
    }
    await this.#requireFree(rows);
    const columns = Object.keys(first).filter((column) => column !== 'id');
    const changes = columns.map((column) => [
      column,
      transaction.raw(merge[column] ?? `excluded."${column}"`),
    ]);
    await transaction(table)
      .insert((await this.#distinct(rows)).map((row) => this.#written(row)))
      .onConflict('id')
      .merge(Object.fromEntries(changes) as object);
    if (list) this.emptied += await transaction(list.table).whereIn(list.column, ids).delete();
    this.tally.updated += existing.size;
    this.tally.added += rows.length - existing.size;
  }

  /** @throws ImportError if another row has what only one may have */
  async #requireFree(rows: readonly TargetRow[]): Promise<void> {
    const { table, noun, unique } = this.#kind;
    if (unique === undefined) return;
    const owners = new Map<unknown, number>();
    for (const row of await this.#ownersOf(table, unique, rows)) owners.set(row[unique], row.id);
    for (const row of rows) {
      const owner = owners.get(row[unique]) ?? row.id;
      owners.set(row[unique], owner);
      if (owner === row.id) continue;
      const value = JSON.stringify(row[unique]);
      throw new ImportError(
        `the ${noun} ${row.id} and the ${noun} ${owner} both have the ${unique} ${value}`,
      );
    }
  }

  async #ownersOf(table: string, column: string, rows: readonly TargetRow[]): Promise<TargetRow[]> {
    const values = rows.map((row) => row[column] as string | number);
    return (await this.#target
      .transaction(table)
      .whereIn(column, values)
      .select('id', column)) as TargetRow[];
  }

  /** Django lets two names differ in capitals only; here the first keeps later ones away, the second none. */
  async #distinct(rows: readonly TargetRow[]): Promise<readonly TargetRow[]> {
    const { table } = this.#kind;
    if (table !== 'users') return rows;
    const column = 'folded_username';
    const owners = new Map<unknown, number>();
    for (const row of await this.#ownersOf(table, column, rows)) owners.set(row[column], row.id);
    return rows.map((row) => {
      const owner = owners.get(row[column]) ?? row.id;
      owners.set(row[column], owner);
      const isOwn = owner === row.id && Array.from(String(row[column])).length <= 150;
      return isOwn ? row : { ...row, [column]: placeholder(row.id) };
    });
  }

  /** PostgreSQL must be told that times are UTC, SQLite keeps them as they are. */
  #written(row: TargetRow): object {
    if (this.#target.engine === 'sqlite') return row;
    return Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        times.includes(column) && value !== null ? `${String(value)}+00` : value,
      ]),
    );
  }
}
