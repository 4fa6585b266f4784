// One product: its plate, its number, its price.
import { Location } from '@angular/common';
import { Component, computed, effect, ElementRef, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Plate } from '../plate/plate.ts';
import { Connection } from '../ui/connection.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { Icon } from '../ui/icon.ts';
import { PageTitle } from '../ui/page-title.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { problemOfAnswer } from '../ui/problem.ts';
import { catalogueNumber, facesOf } from './figures.ts';
import { ProductsApi } from './products-api.ts';

@Component({
  selector: 'app-product-detail',
  imports: [EmptyFrame, Icon, Plate, ProblemStrip],
  templateUrl: './product-detail.html',
  styleUrl: './product-detail.css',
})
export class ProductDetail {
  /** The id as it stands in the address. */
  readonly id = input.required<string>();

  readonly #location = inject(Location);
  readonly #router = inject(Router);
  readonly #online = inject(Connection).online;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly number = computed(() => (/^\d{1,15}$/.test(this.id()) ? Number(this.id()) : undefined));
  readonly #source = inject(ProductsApi).product(this.number);
  protected readonly answer = this.#source.answer;

  protected readonly product = computed(() => {
    const product = this.answer.hasValue() ? this.answer.value() : this.#source.kept();
    return product && this.problem()?.kind !== 'missing' ? facesOf(product) : undefined;
  });
  protected readonly problem = problemOfAnswer(this.number, this.answer);
  protected readonly missing = computed(() => this.problem()?.kind === 'missing');
  protected readonly wanted = computed(() => {
    const number = this.number();
    return number === undefined ? undefined : catalogueNumber(number);
  });

  /** The page of the list this product was opened from. */
  readonly #from = pageOf(this.#location.getState());
  protected readonly listAddress = (this.#from ?? 1) > 1 ? `/products?page=${this.#from}` : '/products';

  #retried = false;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.product()?.name;
      if (this.missing()) title.set('Product not found');
      else if (name) title.set(name);
    });
    effect(() => {
      if (this.answer.hasValue() && this.#retried) {
        this.#retried = false;
        this.#host.nativeElement.querySelector('h1')?.focus({ preventScroll: true });
      }
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

  /** Back to where one was in the list, place and focus included; a plain link for whoever came another way. */
  protected toList(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (this.#from === undefined) void this.#router.navigateByUrl(this.listAddress);
    else this.#location.back();
  }
}

function pageOf(state: unknown): number | undefined {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'number' ? from : undefined;
}
