// Records as rows of a table, each row one link; on a phone every row stands on its own, without column heads.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Row } from './collection.ts';
import { numbered } from './figures.ts';
import type { ListState } from './list-state.ts';

export interface Column<T> {
  readonly head: string;
  /** `name`: what the record is called, and the link to it. `figure`: a number, aligned at its end. */
  readonly kind: 'name' | 'detail' | 'figure';
  readonly text: (row: T) => string;
  /** The same where no column head explains it. */
  readonly alone?: (row: T) => string;
}

@Component({
  selector: 'app-record-table',
  imports: [RouterLink],
  templateUrl: './record-table.html',
  styles: ':host { display: contents; }',
})
export class RecordTable<T extends Row> {
  protected readonly $localize = $localize;
  readonly list = input.required<ListState<T>>();
  /** Besides the catalogue number, which comes first. */
  readonly columns = input.required<readonly Column<T>[]>();

  protected readonly rows = computed(() =>
    this.list()
      .rows()
      .map((row) => ({
        id: row.id,
        number: numbered(row.id),
        cells: this.columns().map(({ kind, text, alone = text }) => ({
          kind,
          text: text(row),
          alone: alone(row),
        })),
      })),
  );
  protected readonly blanks = computed(() => Array.from({ length: this.list().blanks() }, (_, i) => i));
  /** The page these rows stand on, to come back to. */
  protected readonly page = computed(() => this.list().sheet()?.paging.current ?? 1);
}
