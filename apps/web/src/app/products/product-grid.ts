// Products as tiles that share hairlines; without products, their empty boxes in the very same size.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Product } from '@latchkey/dto';
import { Plate } from '../plate/plate.ts';
import { facesOf } from './faces.ts';
import { Products } from './products.ts';

@Component({
  selector: 'app-product-grid',
  imports: [Plate, RouterLink],
  templateUrl: './product-grid.html',
  styleUrl: './product-grid.css',
})
export class ProductGrid {
  readonly products = input<readonly Product[]>([]);
  /** The page these products stand on, to come back to. */
  readonly page = input(1);
  /** How many empty boxes to draw where products are not known. */
  readonly blanks = input(0);
  /** Whether one row has the page to itself: square plates, larger figures. */
  readonly roomy = input(false);
  /** Whether the empty boxes are about to be filled. */
  readonly waiting = input(false);

  protected readonly lastOpened = inject(Products).lastOpened;
  protected readonly tiles = computed(() => this.products().map(facesOf));
  protected readonly boxes = computed(() => Array.from({ length: this.blanks() }, (_, i) => i));

  /** The cells that stay empty in the last row, with five columns and with three. */
  protected readonly fillers = computed(() => {
    const tiles = this.products().length || this.blanks();
    const free = (columns: number) => (columns - (tiles % columns)) % columns;
    return Array.from({ length: Math.max(free(5), free(3)) }, (_, i) => ({
      inFive: i < free(5),
      inThree: i < free(3),
    }));
  });
}
