// The catalogue, one numbered page at a time.
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Page } from '@latchkey/drf';
import type { Product } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { Connection } from '../ui/connection.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { PageControl } from './page-control.ts';
import { pageNumberFrom, type Paging, pagingOf } from './paging.ts';
import { ProductGrid } from './product-grid.ts';
import { ProductsApi } from './products-api.ts';

interface Sheet {
  readonly page: Page<Product>;
  readonly paging: Paging;
}

@Component({
  selector: 'app-product-list',
  imports: [EmptyFrame, PageControl, ProblemStrip, ProductGrid, RouterLink],
  templateUrl: './product-list.html',
  styleUrl: './product-list.css',
})
export class ProductList {
  /** `?page=` as it stands in the address. */
  readonly page = input<string>();

  readonly #api = inject(ProductsApi);
  readonly #online = inject(Connection).online;
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly number = computed(() => pageNumberFrom(this.page()));
  readonly #source = this.#api.page(this.number);
  protected readonly answer = this.#source.answer;

  /** The rows to show: of this page, or those shown before while this page loads. */
  readonly #sheet = linkedSignal<Sheet | undefined, Sheet | undefined>({
    source: () => {
      const number = this.number();
      const page = this.answer.hasValue() ? this.answer.value() : this.#source.kept();
      return page && number !== undefined ? { page, paging: pagingOf(page, number) } : undefined;
    },
    computation: (now, before) => now ?? before?.value,
  });

  protected readonly problem = problemOfAnswer(this.number, this.answer);

  protected readonly sheet = computed(() => {
    const sheet = this.#sheet();
    return this.problem() && sheet?.paging.current !== this.number() ? undefined : sheet;
  });
  protected readonly loading = computed(() => !this.sheet() && !this.problem());
  /** One row of five has the whole page to itself. */
  protected readonly roomy = computed(() => (this.#sheet()?.paging.size ?? 5) <= 5);
  protected readonly blanks = computed(() => Math.min(this.#sheet()?.paging.size ?? 5, 25));

  #retried = false;

  constructor() {
    const cameBack = inject(Router).currentNavigation()?.trigger === 'popstate';
    const opened = this.#api.lastOpened();
    if (cameBack && opened !== undefined) {
      afterNextRender(() => this.#find(`a[data-product="${opened}"]`)?.focus({ preventScroll: true }));
    }

    effect(() => {
      if (this.answer.hasValue()) untracked(() => this.#tell());
    });
    effect(() => {
      if (this.#online() && untracked(() => this.answer.error())) this.answer.reload();
    });
  }

  protected retry(): void {
    if (this.answer.isLoading()) return;
    this.#retried = true;
    this.answer.reload();
  }

  #tell(): void {
    const paging = this.#sheet()?.paging;
    if (paging && paging.last >= paging.first) {
      this.#announcer.say(`Products ${paging.first} to ${paging.last} of ${paging.count}`);
    }
    if (this.#retried) {
      this.#retried = false;
      this.#find('h1')?.focus({ preventScroll: true });
    }
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.nativeElement.querySelector<HTMLElement>(selector);
  }
}
