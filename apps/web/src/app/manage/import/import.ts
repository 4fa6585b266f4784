// Products from a file: looked through first, imported when somebody has seen what would become of each row.
import { Component, computed, DestroyRef, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportReport } from '@latchkey/dto';
import type { Subscription } from 'rxjs';
import { around } from '../../ui/around.ts';
import { Catalogue } from '../../products/catalogue.ts';
import { Announcer } from '../../ui/announcer.ts';
import { Connection } from '../../ui/connection.ts';
import { figure } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { plural } from '../../ui/plural.ts';
import { Progress } from '../../ui/progress.ts';
import { saveFile } from '../save-file.ts';
import { fieldMessagesIn, reasonOf } from '../write-failure.ts';
import { columns, exampleFile, importProblem } from './import-file.ts';
import { ImportErrors } from './import-errors.ts';
import { ImportRun } from './import-run.ts';

@Component({
  selector: 'app-import',
  imports: [Icon, ImportErrors, Progress, RouterLink],
  templateUrl: './import.html',
  styleUrl: './import.css',
})
export class Import {
  protected readonly $localize = $localize;
  protected readonly around = around;
  readonly #run = inject(ImportRun);
  readonly #announcer = inject(Announcer);
  readonly #catalogue = inject(Catalogue);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly online = inject(Connection).online;

  protected readonly columns = columns.join(', ');
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly problem = signal('');
  protected readonly over = signal(false);
  protected readonly mode = signal<'all' | 'valid'>('all');
  protected readonly createCategories = signal(false);
  /** What is under way. */
  protected readonly step = signal<'look' | 'import' | undefined>(undefined);
  protected readonly progress = signal({ rows: 0, of: 0 });
  /** What would happen. */
  protected readonly preview = signal<ImportReport | undefined>(undefined);
  /** What did happen. */
  protected readonly result = signal<ImportReport | undefined>(undefined);
  protected readonly report = computed(() => this.result() ?? this.preview());
  protected readonly figure = figure;
  /** Rows that an import would bring in now. */
  readonly #wanted = computed(() => {
    const report = this.preview();
    if (!report || (report.failed > 0 && this.mode() === 'all')) return 0;
    return report.created + report.updated;
  });
  protected readonly canImport = computed(() => this.#wanted() > 0);
  protected readonly wanted = computed(() =>
    plural(this.#wanted(), $localize`:@@manage.import-rows:{n, plural, one {# row} other {# rows}}`),
  );
  protected readonly label = computed(() =>
    this.step() === 'import'
      ? $localize`:@@manage.importing:Importing the rows`
      : $localize`:@@manage.import-looking:Looking through the rows`,
  );
  #under: Subscription | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#under?.unsubscribe());
  }

  protected choose(field: HTMLInputElement): void {
    this.#take(field.files?.[0]);
    field.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.#take(event.dataTransfer?.files[0]);
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  /** Finds out what would happen; nothing is changed by that. */
  protected look(): void {
    this.preview.set(undefined);
    this.#send('look');
  }

  protected toggleCategories(): void {
    this.createCategories.update((create) => !create);
    this.look();
  }

  protected start(): void {
    if (this.canImport() && this.online() && !this.step()) this.#send('import');
  }

  protected cancel(): void {
    const wasImport = this.step() === 'import';
    this.#under?.unsubscribe();
    this.step.set(undefined);
    this.problem.set(
      wasImport
        ? $localize`:@@manage.import-cancelled:The import was stopped. Nothing of it was kept.`
        : $localize`:@@manage.import-look-cancelled:The file was not looked through.`,
    );
    this.#focus('h1');
  }

  protected giveExample(): void {
    saveFile(exampleFile(), 'products.csv');
  }

  protected startOver(): void {
    this.file.set(undefined);
    this.preview.set(undefined);
    this.result.set(undefined);
    this.problem.set('');
    this.#focus('h1');
  }

  #take(file: File | undefined): void {
    if (!file || this.step()) return;
    const problem = importProblem(file);
    this.result.set(undefined);
    this.preview.set(undefined);
    this.problem.set(problem ? `${file.name}: ${problem}` : '');
    this.file.set(problem ? undefined : file);
    if (!problem) this.look();
  }

  #send(step: 'look' | 'import'): void {
    const file = this.file();
    if (!file) return;
    this.#under?.unsubscribe();
    this.problem.set('');
    this.progress.set({ rows: 0, of: 0 });
    this.step.set(step);
    const wish = { mode: this.mode(), createCategories: this.createCategories(), dryRun: step === 'look' };
    this.#under = this.#run.send(file, wish).subscribe({
      next: (news) => {
        if ('report' in news) this.#tell(step, news.report);
        else this.progress.set(news);
      },
      error: (error: unknown) => {
        this.step.set(undefined);
        this.problem.set(Object.values(fieldMessagesIn(error) ?? {}).join(' ') || reasonOf(error));
      },
      complete: () => {
        this.step.set(undefined);
      },
    });
  }

  #tell(step: 'look' | 'import', report: ImportReport): void {
    if (step === 'look') this.preview.set(report);
    else this.result.set(report);
    if (report.applied) this.#catalogue.forget();
    this.step.set(undefined);
    const failed = plural(
      report.failed,
      $localize`:@@manage.import-wrong:{n, plural, =0 {All rows are good.} one {# row has errors.} other {# rows have errors.}}`,
    );
    this.#announcer.say(failed);
    this.#focus('h2');
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
