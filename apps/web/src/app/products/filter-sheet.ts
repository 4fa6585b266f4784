// The filters where there is no room beside the list: a sheet over the whole screen.
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { plural } from '../ui/plural.ts';
import { countFilters } from './catalogue-query.ts';
import { Filters } from './filters.ts';
import { ListScreen } from './list-screen.ts';

@Component({
  selector: 'app-filter-sheet',
  imports: [Filters, Icon],
  templateUrl: './filter-sheet.html',
  styleUrl: './filter-sheet.css',
})
export class FilterSheet {
  protected readonly $localize = $localize;
  readonly #screen = inject(ListScreen);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly isOpen = signal(false);
  protected readonly chosen = computed(() => countFilters(this.#screen.query()));
  protected readonly busy = this.#screen.list.answer.isLoading;
  protected readonly showLabel = computed(() => {
    const count = this.#screen.list.sheet()?.paging.count;
    return count === undefined
      ? $localize`:@@products.show:Show products`
      : plural(
          count,
          $localize`:@@products.show-count:{n, plural, =0 {No product is left} one {Show one product} other {Show # products}}`,
        );
  });

  open(): void {
    this.isOpen.set(true);
    // A screen reader reads the dialog as it opens, so the filters are there first.
    afterNextRender(() => this.dialog().nativeElement.showModal(), { injector: this.#injector });
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected leave(): void {
    this.isOpen.set(false);
    // The person wants to see what is left.
    this.#host.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  protected clear(): void {
    this.title().nativeElement.focus(); // the button goes
    this.#screen.clear();
  }
}
