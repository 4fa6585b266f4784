// Asks before something is done that cannot be taken back.
import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';

export interface Question {
  readonly title: string;
  /** What will happen. */
  readonly words: string;
  /** What the button does: "Sign out". */
  readonly action: string;
}

let count = 0;

@Component({
  selector: 'app-confirm',
  templateUrl: './confirm.html',
  // A closed question is no cell of a grid.
  styles: ':host { display: contents }',
})
export class Confirm {
  protected readonly $localize = $localize;
  readonly #injector = inject(Injector);
  /** A page may have several. */
  protected readonly id = `confirm-${++count}`;
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly question = signal<Question | undefined>(undefined);
  #answer: (yes: boolean) => void = () => undefined;

  /** Resolves to whether the person agrees; leaving the dialog in any other way is a no. The focus goes back by itself. */
  ask(question: Question): Promise<boolean> {
    this.#answer(false);
    this.question.set(question);
    // A screen reader reads the dialog as it opens, so the words are there first.
    afterNextRender(() => this.dialog().nativeElement.showModal(), { injector: this.#injector });
    return new Promise((resolve) => (this.#answer = resolve));
  }

  protected close(agreed: boolean): void {
    this.#answer(agreed);
    this.dialog().nativeElement.close();
  }

  protected leave(): void {
    this.#answer(false);
  }
}
