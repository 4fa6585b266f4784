// What can be done with one record: staff change it in its form, and delete it after a question.
import { HttpErrorResponse } from '@angular/common/http';
import { Component, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { Row } from './collection.ts';
import { Confirm, type Question } from './confirm.ts';
import { Connection } from './connection.ts';
import type { FormState } from './form-state.ts';
import { Icon } from './icon.ts';
import { problemOf } from './problem.ts';
import type { RecordState } from './record-state.ts';
import { Toasts } from './toasts.ts';

/** Takes further buttons, for everybody, as its content. */
@Component({
  selector: 'app-record-actions',
  imports: [Confirm, Icon],
  templateUrl: './record-actions.html',
  styleUrl: './record-actions.css',
})
export class RecordActions {
  protected readonly $localize = $localize;
  readonly state = input.required<RecordState<Row>>();
  /** Whether this person may change it. */
  readonly may = input.required<boolean>();
  readonly form = input.required<FormState>();
  readonly question = input.required<Question>();
  /** What is so once it is deleted, and what keeps it where others need it. */
  readonly removed = input.required<string>();
  readonly inUse = input('');

  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #connection = inject(Connection);
  protected readonly confirm = viewChild.required(Confirm);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');

  protected async remove(): Promise<void> {
    const { collection, record } = this.state();
    const row = record();
    if (!row || this.busy() || !(await this.confirm().ask(this.question()))) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await firstValueFrom(collection.remove(row.id));
      await this.#router.navigateByUrl(this.state().listAddress, { replaceUrl: true });
      this.#toasts.show(this.removed());
    } catch (error) {
      this.failure.set(this.#reasonOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  #reasonOf(error: unknown): string {
    const { kind, reason } = problemOf(error, this.#connection.online());
    if (kind === 'missing') return $localize`:@@ui.actions.gone:Somebody has deleted it meanwhile.`;
    const status = error instanceof HttpErrorResponse ? error.status : 0;
    return [400, 409].includes(status) && this.inUse() ? this.inUse() : reason;
  }
}
