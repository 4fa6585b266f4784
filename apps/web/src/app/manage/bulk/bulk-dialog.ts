// One change for all products that are chosen: what it is, how far it is, and what did not work and why.
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Announcer } from '../../ui/announcer.ts';
import { Icon } from '../../ui/icon.ts';
import { numbered } from '../../ui/figures.ts';
import { plural } from '../../ui/plural.ts';
import { Progress } from '../../ui/progress.ts';
import { Toasts } from '../../ui/toasts.ts';
import type { ChosenProduct } from '../chosen.ts';
import { countedProducts } from '../counted.ts';
import { type BulkDeed, Desk } from '../desk.ts';
import { Removal } from '../removal.ts';
import { reasonOf } from '../write-failure.ts';
import { bulkProblem, changesOf } from './bulk-request.ts';
import { BulkRun } from './bulk-run.ts';

@Component({
  selector: 'app-bulk-dialog',
  imports: [Icon, Progress],
  providers: [BulkRun],
  templateUrl: './bulk-dialog.html',
  styleUrl: './bulk-dialog.css',
})
export class BulkDialog {
  protected readonly $localize = $localize;
  readonly deed = input.required<BulkDeed>();

  readonly #announcer = inject(Announcer);
  readonly #toasts = inject(Toasts);
  readonly #removal = inject(Removal);
  protected readonly desk = inject(Desk);
  protected readonly run = inject(BulkRun);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly text = linkedSignal<string>(() => (this.deed() === 'currency' ? '€' : ''));
  protected readonly problem = signal('');
  readonly #items = signal<readonly ChosenProduct[]>([]);
  protected readonly count = computed(() => countedProducts(this.desk.chosen.count()));
  protected readonly title = computed(() => this.#titles()[this.deed()]);
  protected readonly progress = $localize`:@@manage.bulk-progress:Changing the products`;

  /** What became of them, in sentences, when it is over and not all went well. */
  protected readonly summary = computed(() => {
    const outcome = this.run.outcome();
    if (!outcome) return undefined;
    const { done, failed, left, error } = outcome;
    return {
      done: plural(done.length, this.#doneWords()),
      left: left.length > 0 ? plural(left.length, this.#leftWords) : '',
      reason: error === undefined ? '' : reasonOf(error),
      failed: failed.map(({ id, detail, current }) => ({
        id,
        number: numbered(id),
        name: current?.name ?? this.run.nameOf(id) ?? '',
        detail,
      })),
      again: this.run.again().length > 0,
    };
  });
  readonly #leftWords = $localize`:@@manage.bulk-left:{n, plural, one {# is left as it was.} other {# are left as they were.}}`;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected async start(event: Event): Promise<void> {
    event.preventDefault();
    if (this.run.running() || !this.desk.online()) return;
    const problem = bulkProblem(this.deed(), this.text()) ?? '';
    this.problem.set(problem);
    if (problem) {
      this.#announcer.say(problem);
      this.dialog().nativeElement.querySelector<HTMLElement>('#bulk-field')?.focus();
      return;
    }
    this.#items.set(this.desk.chosen.products());
    await this.#send(this.#items());
  }

  protected async again(): Promise<void> {
    if (this.run.running() || !this.desk.online()) return;
    await this.#send(this.run.again());
  }

  /** Escape and Cancel stop a change that is under way, and say what became of it. */
  protected leave(event: Event): void {
    if (!this.run.running()) return;
    event.preventDefault();
    this.run.stop();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected end(): void {
    const done = this.run.outcome()?.done ?? [];
    if (this.run.outcome()) this.desk.reload();
    if (done.length > 0) {
      const words = plural(done.length, this.#doneWords());
      const undo = {
        label: $localize`:@@manage.undo:Undo`,
        run: () => void this.#removal.restoreAll(done),
      };
      this.#toasts.show(words, this.deed() === 'delete' ? { action: undo } : {});
    }
    this.desk.deed.set(undefined);
    // The bar that it was opened from goes with the last product that is chosen.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
  }

  async #send(items: readonly ChosenProduct[]): Promise<void> {
    const deed = this.deed();
    await this.run.start(items, deed === 'delete' ? 'delete' : 'change', changesOf(deed, this.text()));
    const summary = this.summary();
    if (!summary) return;
    if (summary.failed.length === 0 && summary.left === '') this.close();
    else this.#announcer.say([summary.done, summary.left, summary.reason].filter(Boolean).join(' '));
  }

  #doneWords(): string {
    return this.deed() === 'delete'
      ? $localize`:@@manage.bulk-deleted:{n, plural, =0 {No product was deleted.} one {# product deleted.} other {# products deleted.}}`
      : $localize`:@@manage.bulk-changed:{n, plural, =0 {No product was changed.} one {# product changed.} other {# products changed.}}`;
  }

  #titles(): Readonly<Record<BulkDeed, string>> {
    return {
      price: $localize`:@@manage.bulk-price-title:Set one price`,
      price_percent: $localize`:@@manage.bulk-percent-title:Change prices by percent`,
      currency: $localize`:@@manage.bulk-currency-title:Set the currency`,
      category: $localize`:@@manage.bulk-category-title:Put into a category`,
      stock: $localize`:@@manage.bulk-stock-title:Set the stock`,
      delete: $localize`:@@manage.bulk-delete-title:Delete products`,
    };
  }
}
