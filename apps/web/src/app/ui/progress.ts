// How far something long has come, and a way to stop it.
import { Component, computed, input, output } from '@angular/core';
import { figure } from './figures.ts';

let count = 0;

@Component({
  selector: 'app-progress',
  template: `
    <div class="line">
      <span class="name" [id]="id">{{ label() }}</span>
      <span class="so-far">{{ soFar() }}</span>
    </div>
    <div class="line">
      <progress [attr.aria-labelledby]="id" [attr.value]="value()" [attr.max]="of() ?? null"></progress>
      <button class="button small" type="button" (click)="cancelled.emit()">
        {{ cancel }}
      </button>
    </div>
  `,
  styleUrl: './progress.css',
})
export class Progress {
  readonly label = input.required<string>();
  readonly done = input(0);
  /** Nothing while nobody knows how much there is. */
  readonly of = input<number>();
  readonly cancelled = output();

  protected readonly cancel = $localize`:@@ui.progress.cancel:Cancel`;
  protected readonly id = `progress-${++count}`;
  protected readonly value = computed(() => (this.of() === undefined ? null : this.done()));
  protected readonly soFar = computed(() => {
    const all = this.of();
    if (all === undefined) return figure(this.done());
    return $localize`:@@ui.progress.so-far:${figure(this.done())}:done: of ${figure(all)}:all:`;
  });
}
