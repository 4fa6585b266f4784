// The strip above a page that did not come: what failed, why, and a way to try again.
import { Component, input, output } from '@angular/core';
import { Icon } from './icon.ts';
import type { Problem } from './problem.ts';

@Component({
  selector: 'app-problem-strip',
  imports: [Icon],
  template: `<div class="strip" [class.quiet]="problem().kind === 'offline'" role="alert">
    <app-icon [sign]="problem().kind === 'offline' ? 'note' : 'alarm'" />
    <span>
      <b>{{ problem().kind === 'offline' ? offline() : failed() }}</b>
      {{ problem().reason }}
    </span>
    <button
      class="button small"
      type="button"
      [class.busy]="busy()"
      [attr.aria-disabled]="busy()"
      (click)="retry.emit()"
    >
      {{ tryAgain }}
    </button>
  </div>`,
  styles: ':host { display: contents; }',
})
export class ProblemStrip {
  readonly problem = input.required<Problem>();
  /** What to say first where only the connection is missing, and where the server failed. */
  readonly offline = input.required<string>();
  readonly failed = input.required<string>();
  /** Whether it is being tried again just now. */
  readonly busy = input(false);
  readonly retry = output();
  protected readonly tryAgain = $localize`:@@ui.retry:Try again`;
}
