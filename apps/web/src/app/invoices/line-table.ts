// The lines of an invoice as rows of a table, each the way to its product.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Plate } from '../plate/plate.ts';
import { facesOf } from '../products/faces.ts';
import { numbered } from '../ui/figures.ts';
import type { InvoiceLine } from './invoice-lines.ts';

@Component({
  selector: 'app-line-table',
  imports: [Plate, RouterLink],
  templateUrl: './line-table.html',
  styleUrl: './line-table.css',
})
export class LineTable {
  protected readonly $localize = $localize;
  readonly lines = input.required<readonly InvoiceLine[]>();
  /** How many empty rows to draw where not even the products' numbers are known. */
  readonly blanks = input(0);
  /** Whether the empty rows are about to be filled. */
  readonly waiting = input(false);

  protected readonly rows = computed(() =>
    this.lines().map(({ id, product, state }) => ({
      id,
      state,
      number: numbered(id),
      product: product && facesOf(product),
    })),
  );
  protected readonly empty = computed(() => Array.from({ length: this.blanks() }, (_, i) => i));
}
