// The products as rows that staff sort, choose, open and price.
import { afterNextRender, Component, computed, ElementRef, inject, Injector, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueRow } from '@latchkey/dto';
import { Plate } from '../plate/plate.ts';
import { amountOf, figure, numbered } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { Desk } from './desk.ts';
import { PriceEdits } from './price-edits.ts';
import { SortLink } from './sort-link.ts';
import { sortsOf } from './sorts.ts';

@Component({
  selector: 'app-manage-table',
  imports: [Icon, Plate, RouterLink, SortLink],
  templateUrl: './manage-table.html',
  styleUrl: './manage-table.css',
})
export class ManageTable {
  protected readonly $localize = $localize;
  readonly remove = output<CatalogueRow>();

  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly desk = inject(Desk);
  protected readonly prices = inject(PriceEdits);

  protected readonly blanks = Array.from({ length: 12 }, (_, i) => i);
  protected readonly sorts = computed(() => sortsOf(this.desk.query()));
  protected readonly rows = computed(() =>
    this.desk.listing.rows().map((row) => ({
      row,
      number: numbered(row.id),
      amount: amountOf(row.price),
      category: row.category === null ? '' : this.desk.categoryName(row.category),
      stock: row.stock === null ? '' : figure(row.stock),
      picture: row.picture?.files[0]?.url,
      isChosen: this.desk.chosen.has(row.id),
      edit: this.prices.of(row.id),
      labels: labelsOf(row),
    })),
  );
  readonly #chosenHere = computed(() => this.rows().filter(({ isChosen }) => isChosen).length);
  protected readonly allChosen = computed(
    () => this.rows().length > 0 && this.#chosenHere() === this.rows().length,
  );
  protected readonly someChosen = computed(() => this.#chosenHere() > 0 && !this.allChosen());

  protected toggleAll(): void {
    const rows = this.desk.listing.rows();
    if (this.allChosen()) this.desk.chosen.drop(rows.map(({ id }) => id));
    else this.desk.chosen.add(rows);
  }

  protected openPrice(row: CatalogueRow): void {
    this.prices.open(row);
    this.#focus(`#price-${row.id}`);
  }

  protected savePrice(event: Event, { id }: CatalogueRow): void {
    event.preventDefault();
    if (!this.desk.online()) return;
    this.#focus(this.prices.save(id) ? `[data-price="${id}"]` : `#price-${id}`);
  }

  protected closePrice({ id }: CatalogueRow): void {
    this.prices.close(id);
    this.#focus(`[data-price="${id}"]`);
  }

  protected removeRow(row: CatalogueRow): void {
    if (!this.desk.online()) return;
    const ids = this.desk.listing.rows().map(({ id }) => id);
    const at = ids.indexOf(row.id);
    const next = ids[at + 1] ?? ids[at - 1];
    this.remove.emit(row);
    this.focusRow(next);
  }

  /** Puts the focus on what opens a row; on the heading of the page where there is no such row. */
  focusRow(id: number | undefined): void {
    this.#focus(`[data-edit="${id}"]`);
  }

  #focus(selector: string): void {
    afterNextRender(
      () => {
        const found =
          this.#host.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>('h1');
        found?.focus();
        if (found instanceof HTMLInputElement) found.select();
      },
      { injector: this.#injector },
    );
  }
}

/** What is done by the controls of a row, for those who hear them one by one. */
function labelsOf({ name, currency, price }: CatalogueRow) {
  const amount = currency + amountOf(price);
  return {
    choose: $localize`:@@manage.choose:Select ${name}:name:`,
    price: $localize`:@@manage.price-of:Price of ${name}:name: in ${currency}:currency:`,
    changePrice: $localize`:@@manage.change-price:${amount}:amount:, change the price of ${name}:name:`,
    edit: $localize`:@@manage.edit-named:Edit ${name}:name:`,
    delete: $localize`:@@manage.delete-named:Delete ${name}:name:`,
  };
}
