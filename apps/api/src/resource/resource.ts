// What the model view set must know of a resource; everything else follows from its schema.
import type { RecordSchema } from '@latchkey/drf';

/** How a list of references is kept: one row for each, in a table of its own. */
export interface LinkTable {
  readonly name: string;
  /** The column with the id of the record that has the list. */
  readonly from: string;
  /** The column with the id that is referred to. */
  readonly to: string;
  /** The column of the table referred to that lists are sorted by, equal ones by id. */
  readonly orderBy: string;
}

export interface Resource {
  /** The record: its fields are the table's columns. `title` is the model's name. */
  readonly schema: RecordSchema;
  /** The last part of the path, and the table. */
  readonly name: string;
  /** What lists are sorted by, equal ones by id: an SQL expression over the table's columns. */
  readonly orderBy: string;
  /**
   * Which rows belong to a user: an SQL condition over the table's columns, with one `?` for the user's id. Without it
   * every row is for everybody who may read.
   */
  readonly ownedBy?: string;
  /** Whether a row that others refer to stays (Django's `on_delete=PROTECT`), so that deleting it may be a 409. */
  readonly isProtected?: boolean;
  /** Where the fields that are lists of references are kept. */
  readonly links?: Readonly<Record<string, LinkTable>>;
  /**
   * The table whose one row triggers keep: `count`, how many rows there are, and `version`, how often anything that lists
   * tell of them has changed. With it, the same page is not made twice.
   */
  readonly state?: string;
}
