// The rows of a file that cannot be imported: where they stand and what is wrong with them.
import { Component, computed, input } from '@angular/core';
import type { ImportReport } from '@latchkey/dto';
import { inPlainWords } from '../../ui/field-errors.ts';
import { figure } from '../../ui/figures.ts';
import { plural } from '../../ui/plural.ts';

@Component({
  selector: 'app-import-errors',
  template: `
    <div class="box" role="region" tabindex="0" [attr.aria-label]="words.errors">
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="line">{{ words.line }}</th>
            <th role="columnheader" scope="col" class="column">{{ words.column }}</th>
            <th role="columnheader" scope="col">{{ words.wrong }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (error of report().errors; track $index) {
            <tr role="row">
              <td role="cell" class="line">{{ figure(error.line) }}</td>
              <td role="cell" class="column">
                <bdi>{{ error.field }}</bdi>
              </td>
              <td role="cell">
                <bdi>{{ inPlainWords(error.message) }}</bdi>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (more(); as more) {
      <p class="hint">{{ more }}</p>
    }
  `,
  styles: `
    .box {
      max-block-size: 24rem;
      overflow: auto;
      border: var(--hair) solid var(--line);
      background: var(--sheet);
      &:focus-visible {
        outline-offset: calc(-1 * var(--focus));
      }
    }

    table {
      inline-size: 100%;
      border-collapse: collapse;
    }

    :is(th, td) {
      padding: var(--s-2) var(--s-3);
      border-block-end: var(--hair) solid var(--line);
      text-align: start;
      vertical-align: baseline;
      overflow-wrap: anywhere;
    }

    th {
      position: sticky;
      inset-block-start: 0;
      border-block-end-color: var(--ink);
      background: var(--ground);
      color: var(--ink-2);
      font-size: var(--t-12);
      font-weight: 600;
      font-stretch: var(--w-mid);
    }

    .line {
      inline-size: 4rem;
      text-align: end;
    }

    .column {
      inline-size: 7rem;
      font-stretch: var(--w-mid);
    }

    .hint {
      margin-block-start: var(--s-2);
    }
  `,
})
export class ImportErrors {
  readonly report = input.required<ImportReport>();
  protected readonly words = {
    errors: $localize`:@@manage.import-errors:Errors in the file`,
    line: $localize`:@@manage.import-line:Line`,
    column: $localize`:@@manage.import-column:Column`,
    wrong: $localize`:@@manage.import-message:What is wrong`,
  };
  protected readonly figure = figure;
  protected readonly inPlainWords = inPlainWords;
  /** Of very many errors the server tells the first. */
  protected readonly more = computed(() => {
    const { errors, failed } = this.report();
    const rows = new Set(errors.map(({ line }) => line)).size;
    if (failed <= rows) return '';
    return plural(
      failed - rows,
      $localize`:@@manage.import-more:{n, plural, one {# more row has errors.} other {# more rows have errors.}}`,
    );
  });
}
