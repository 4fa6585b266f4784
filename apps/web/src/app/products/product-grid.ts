// Products as tiles that share hairlines; without products, their empty boxes in the very same size.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Plate } from '../plate/plate.ts';
import { Catalogue } from './catalogue.ts';
import { facesOf } from './faces.ts';
import { ListScreen } from './list-screen.ts';
import { pictureOf } from './picture-faces.ts';

/** Pictures of the first tiles are wanted at once; the others when they come into view. */
const atOnce = 5;

@Component({
  selector: 'app-product-grid',
  imports: [Plate, RouterLink],
  templateUrl: './product-grid.html',
  styleUrl: './product-grid.css',
})
export class ProductGrid {
  protected readonly $localize = $localize;
  readonly #screen = inject(ListScreen);

  protected readonly lastOpened = inject(Catalogue).lastOpened;
  protected readonly fromHere = { steps: 1 };
  protected readonly listParams = this.#screen.listParams;
  protected readonly tiles = computed(() =>
    this.#screen.list.rows().map((product, i) => ({
      ...facesOf(product),
      picture: pictureOf(product.picture),
      loading: i < atOnce ? ('eager' as const) : ('lazy' as const),
    })),
  );
  protected readonly boxes = computed(() => Array.from({ length: this.#screen.list.blanks() }, (_, i) => i));
  protected readonly waiting = this.#screen.list.loading;
}
