// Numbered pages: how far one is, and the way to every other page.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { figure } from './figures.ts';
import { Icon } from './icon.ts';
import { pageCells, type Paging } from './paging.ts';

@Component({
  selector: 'app-page-control',
  imports: [Icon, RouterLink],
  templateUrl: './page-control.html',
  styleUrl: './page-control.css',
})
export class PageControl {
  protected readonly $localize = $localize;
  /** Of the rows on the screen. */
  readonly paging = input.required<Paging>();
  /** The page asked for: it differs from the rows' page while it loads. */
  readonly asked = input.required<number>();
  /** Where their list stands. */
  readonly path = input.required<string>();
  /** "of 792 invoices" */
  readonly outOf = input.required<(count: number) => string>();

  protected readonly figure = figure;
  protected readonly cells = computed(() => pageCells(this.asked(), this.#pages()));
  protected readonly before = computed(() => (this.asked() > 1 ? this.asked() - 1 : undefined));
  protected readonly after = computed(() => (this.asked() < this.#pages() ? this.asked() + 1 : undefined));
  readonly #pages = computed(() => Math.max(this.paging().pages, this.asked()));

  protected labelOf(page: number): string {
    return $localize`:@@ui.pages.page:Page ${figure(page)}:page:`;
  }

  /** Page 1 is the bare address. */
  protected query(page: number): { page: number | null } {
    return { page: page === 1 ? null : page };
  }
}
