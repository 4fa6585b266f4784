// Products as rows of a table that its heads put in order, each row one link.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Plate } from '../plate/plate.ts';
import { Icon } from '../ui/icon.ts';
import { Catalogue } from './catalogue.ts';
import type { OfferedSort } from './catalogue-query.ts';
import { facesOf } from './faces.ts';
import { ListScreen } from './list-screen.ts';
import { pictureOf } from './picture-faces.ts';
import { categoryLabel, stockSentence } from './words.ts';

interface Head {
  readonly kind: 'number' | 'name' | 'category' | 'stock' | 'price';
  readonly label: string;
  /** What this head sorts by first, and at the second press; nothing where it sorts not at all. */
  readonly sorts: readonly [OfferedSort, OfferedSort] | undefined;
}

@Component({
  selector: 'app-product-table',
  imports: [Icon, Plate, RouterLink],
  templateUrl: './product-table.html',
  styleUrl: './product-table.css',
})
export class ProductTable {
  protected readonly screen = inject(ListScreen);

  protected readonly lastOpened = inject(Catalogue).lastOpened;
  protected readonly fromHere = { steps: 1 };
  protected readonly listParams = this.screen.listParams;
  protected readonly rows = computed(() =>
    this.screen.list.rows().map((product) => ({
      ...facesOf(product),
      picture: pictureOf(product.picture),
      categoryName:
        product.category === null
          ? ''
          : categoryLabel(product.category, this.screen.list.facets()?.categories),
      shelf: stockSentence(product.stock),
    })),
  );
  protected readonly boxes = computed(() => Array.from({ length: this.screen.list.blanks() }, (_, i) => i));

  protected readonly heads = computed(() =>
    headsOf().map((head) => {
      const [first, second] = head.sorts ?? [];
      const now = this.screen.sort();
      return {
        ...head,
        next: now === first ? second : first,
        order: now === first ? rising(first) : now === second ? rising(second) : undefined,
      };
    }),
  );
}

function rising(sort: OfferedSort | undefined): 'ascending' | 'descending' {
  return sort?.startsWith('-') ? 'descending' : 'ascending';
}

function headsOf(): readonly Head[] {
  return [
    { kind: 'number', label: $localize`:@@products.number:Number`, sorts: ['id', '-id'] },
    { kind: 'name', label: $localize`:@@products.name:Name`, sorts: ['name', '-name'] },
    { kind: 'category', label: $localize`:@@products.category:Category`, sorts: undefined },
    { kind: 'stock', label: $localize`:@@products.stock:Stock`, sorts: ['-stock', 'stock'] },
    { kind: 'price', label: $localize`:@@products.price-head:Price`, sorts: ['price', '-price'] },
  ];
}
