// Numbered pages: how far one is, and the way to every other page.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted } from './figures.ts';
import { Icon } from './icon.ts';
import { pageCells, type Paging } from './paging.ts';

@Component({
  selector: 'app-page-control',
  imports: [Icon, RouterLink],
  templateUrl: './page-control.html',
  styleUrl: './page-control.css',
})
export class PageControl {
  /** Of the rows on the screen. */
  readonly paging = input.required<Paging>();
  /** The page asked for: it differs from the rows' page while it loads. */
  readonly asked = input.required<number>();
  /** What the rows are, and where their list stands. */
  readonly of = input.required<{ one: string; many: string; path: string }>();

  protected readonly total = computed(() => counted(this.paging().count, this.of()));
  protected readonly cells = computed(() => pageCells(this.asked(), this.#pages()));
  protected readonly before = computed(() => (this.asked() > 1 ? this.asked() - 1 : undefined));
  protected readonly after = computed(() => (this.asked() < this.#pages() ? this.asked() + 1 : undefined));
  readonly #pages = computed(() => Math.max(this.paging().pages, this.asked()));

  /** Page 1 is the bare address. */
  protected query(page: number): { page: number | null } {
    return { page: page === 1 ? null : page };
  }
}
