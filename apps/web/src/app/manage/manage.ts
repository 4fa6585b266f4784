// The catalogue as staff work on it: found, sorted, priced, edited, chosen and changed together.
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueRow } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { Icon } from '../ui/icon.ts';
import { PageControl } from '../ui/page-control.ts';
import { plural } from '../ui/plural.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { SearchBox } from '../ui/search-box.ts';
import { Toasts } from '../ui/toasts.ts';
import { CatalogueWrites } from './catalogue-writes.ts';
import { Conflicts } from './conflicts.ts';
import { countedProducts } from './counted.ts';
import { Desk } from './desk.ts';
import { lazyPart } from './lazy-part.ts';
import { ManageTable } from './manage-table.ts';
import { Part } from '../ui/part.ts';
import { PriceEdits } from './price-edits.ts';
import { Removal } from './removal.ts';
import { saveFile } from './save-file.ts';
import { Saving } from './saving.ts';
import { sortNames } from './sorts.ts';
import { reasonOf } from './write-failure.ts';

@Component({
  selector: 'app-manage',
  imports: [EmptyFrame, Icon, ManageTable, PageControl, Part, ProblemStrip, RouterLink, SearchBox],
  providers: [Conflicts, Desk, PriceEdits, Removal, Saving],
  templateUrl: './manage.html',
  styleUrl: './manage.css',
})
export class Manage {
  protected readonly $localize = $localize;
  readonly #writes = inject(CatalogueWrites);
  readonly #removal = inject(Removal);
  readonly #toasts = inject(Toasts);
  readonly #announcer = inject(Announcer);
  protected readonly desk = inject(Desk);
  protected readonly conflicts = inject(Conflicts);
  protected readonly table = viewChild(ManageTable);
  protected readonly newLink = viewChild.required<ElementRef<HTMLElement>>('newLink');

  protected readonly outOf = (count: number) =>
    plural(count, $localize`:@@manage.out-of:{n, plural, one {of # product} other {of # products}}`);
  protected readonly sorts = sortNames();
  protected readonly isFiltered = computed(() => Object.keys(this.desk.listing.filters()).length > 0);
  protected readonly selectionBar = lazyPart(() =>
    import('./selection-bar.ts').then((file) => file.SelectionBar),
  );
  protected readonly drawer = lazyPart(() =>
    import('./product-drawer.ts').then((file) => file.ProductDrawer),
  );
  protected readonly conflictDialog = lazyPart(() =>
    import('./conflict-dialog.ts').then((file) => file.ConflictDialog),
  );
  protected readonly bulkDialog = lazyPart(() =>
    import('./bulk/bulk-dialog.ts').then((file) => file.BulkDialog),
  );
  protected readonly exporting = signal(false);
  readonly #drawerWasFor = signal<number | 'new' | undefined>(undefined);

  constructor() {
    effect(() => {
      if (this.desk.listing.answer.status() === 'resolved') untracked(() => this.#tell());
    });
    effect(() => {
      const now = this.desk.edited();
      const before = untracked(this.#drawerWasFor);
      if (now === undefined && before !== undefined) {
        if (before === 'new') this.newLink().nativeElement.focus();
        else this.table()?.focusRow(before);
      }
      this.#drawerWasFor.set(now);
    });
  }

  protected search(text: string): void {
    void this.desk.go({ search: text || null, page: null }, true);
  }

  protected remove(row: CatalogueRow): void {
    void this.#removal.remove(row);
  }

  protected async export(): Promise<void> {
    if (this.exporting() || !this.desk.online()) return;
    this.exporting.set(true);
    const { sort } = this.desk.query();
    try {
      const file = await this.#writes.export({ ...this.desk.listing.filters(), ...(sort ? { sort } : {}) });
      saveFile(file, `products-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch (error) {
      const reason = reasonOf(error);
      this.#toasts.show($localize`:@@manage.not-exported:The products were not exported. ${reason}:reason:`, {
        alarm: true,
        action: { label: $localize`:@@manage.try-again:Try again`, run: () => void this.export() },
      });
    } finally {
      this.exporting.set(false);
    }
  }

  #tell(): void {
    const count = this.desk.listing.sheet()?.paging.count;
    if (count !== undefined) this.#announcer.say(countedProducts(count));
  }
}
