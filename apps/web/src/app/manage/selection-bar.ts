// What can be done with the products that are chosen, at the bottom of the list.
import { Component, computed, inject, signal } from '@angular/core';
import { Announcer } from '../ui/announcer.ts';
import { figure } from '../ui/figures.ts';
import { plural } from '../ui/plural.ts';
import { CatalogueWrites } from './catalogue-writes.ts';
import { type BulkDeed, Desk } from './desk.ts';
import { reasonOf } from './write-failure.ts';

@Component({
  selector: 'app-selection-bar',
  templateUrl: './selection-bar.html',
  styleUrl: './selection-bar.css',
})
export class SelectionBar {
  protected readonly $localize = $localize;
  readonly #writes = inject(CatalogueWrites);
  readonly #announcer = inject(Announcer);
  protected readonly desk = inject(Desk);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected readonly count = computed(() =>
    plural(
      this.desk.chosen.count(),
      $localize`:@@manage.chosen:{n, plural, one {# selected} other {# selected}}`,
    ),
  );
  readonly #all = computed(() => this.desk.listing.sheet()?.paging.count ?? 0);
  /** The list goes on, on other pages, with products that are not chosen. */
  protected readonly more = computed(() =>
    this.#all() > this.desk.chosen.count() && this.#all() > this.desk.listing.rows().length
      ? figure(this.#all())
      : undefined,
  );

  protected readonly deeds: readonly { readonly name: string; readonly deed: BulkDeed }[] = [
    { deed: 'price', name: $localize`:@@manage.bulk-price:Set price` },
    { deed: 'price_percent', name: $localize`:@@manage.bulk-percent:Change by %` },
    { deed: 'currency', name: $localize`:@@manage.bulk-currency:Currency` },
    { deed: 'category', name: $localize`:@@manage.bulk-category:Category` },
    { deed: 'stock', name: $localize`:@@manage.bulk-stock:Stock` },
    { deed: 'delete', name: $localize`:@@manage.delete:Delete` },
  ];

  protected async chooseAll(): Promise<void> {
    if (this.busy() || !this.desk.online()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const { items } = await this.#writes.selection({ ...this.desk.listing.filters() });
      this.desk.chosen.add(items);
      this.#announcer.say(this.count());
    } catch (error) {
      this.failure.set(reasonOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected start(deed: BulkDeed): void {
    if (this.desk.online()) this.desk.deed.set(deed);
  }

  protected clear(): void {
    this.desk.chosen.clear();
    document.querySelector<HTMLElement>('h1')?.focus();
  }
}
