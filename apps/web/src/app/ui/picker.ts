// A control that searches as one types and lets one of what was found be picked: to stand in a field.
import { Combobox, ComboboxPopup, ComboboxWidget } from '@angular/aria/combobox';
import { Listbox, Option } from '@angular/aria/listbox';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { catchError, debounce, map, type Observable, of, startWith, switchMap, timer } from 'rxjs';
import { Announcer } from './announcer.ts';
import { Connection } from './connection.ts';
import { plural } from './plural.ts';
import { problemOf } from './problem.ts';

export interface Choice {
  readonly id: number;
  readonly text: string;
  /** What stands behind it, in smaller letters. */
  readonly detail: string;
  /** Why it cannot be picked; empty where it can. */
  readonly barred: string;
}

interface Found {
  readonly choices: readonly Choice[] | undefined;
  readonly failure: string;
}

/** How long a typist pauses before anything is asked, in milliseconds. */
const pause = 150;

@Component({
  selector: 'app-picker',
  imports: [Combobox, ComboboxPopup, ComboboxWidget, Listbox, Option],
  templateUrl: './picker.html',
  styleUrl: './picker.css',
})
export class Picker {
  protected readonly $localize = $localize;
  readonly controlName = input.required<string>();
  /** Of the list, for screen readers. */
  readonly label = input.required<string>();
  /** Asks for what fits a text; to unsubscribe aborts it. */
  readonly find = input.required<(text: string) => Observable<readonly Choice[]>>();
  /** What stands in the field. */
  readonly text = model('');
  readonly picked = output<Choice>();

  readonly #announcer = inject(Announcer);
  readonly #connection = inject(Connection);
  readonly #injector = inject(Injector);
  protected readonly listbox = viewChild<Listbox<number>>(Listbox);
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly open = signal(false);
  /** What was typed, as long as the list is open: a picked text is no question. */
  readonly #asked = computed(() => (this.open() ? this.text() : undefined));
  readonly #found = toSignal(
    toObservable(this.#asked).pipe(
      // The list that opens asks at once, the typist after a pause.
      debounce((text) => timer(text ? pause : 0)),
      switchMap((text) => this.#ask(text)),
    ),
    { initialValue: waiting },
  );
  /** The choices of before stay while others are asked for. */
  protected readonly choices = linkedSignal<Found, readonly Choice[]>({
    source: this.#found,
    computation: (now, before) => now.choices ?? before?.value ?? [],
  });
  protected readonly failure = computed(() => this.#found().failure);
  protected readonly isWaiting = computed(() => !this.#found().choices && !this.failure());
  protected readonly none = computed(() => {
    const text = this.text();
    return text === ''
      ? $localize`:@@ui.picker.empty:There is nothing to choose from.`
      : $localize`:@@ui.picker.none:Nothing found for “${text}:text:”.`;
  });

  constructor() {
    effect(() => {
      const { choices } = this.#found();
      if (choices && untracked(this.open)) untracked(() => this.#tell(choices));
    });
  }

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected pick([id]: readonly number[]): void {
    const choice = this.choices().find((found) => found.id === id);
    if (!choice || choice.barred) return;
    this.open.set(false);
    this.picked.emit(choice);
    this.focus();
  }

  #ask(text: string | undefined): Observable<Found> {
    if (text === undefined) return of(waiting);
    return this.find()(text.trim()).pipe(
      map((choices) => ({ choices, failure: '' })),
      catchError((error: unknown) => {
        const { reason } = problemOf(error, this.#connection.online());
        return of({ choices: undefined, failure: reason });
      }),
      startWith(waiting),
    );
  }

  #tell(choices: readonly Choice[]): void {
    this.#announcer.say(
      choices.length === 0
        ? this.none()
        : plural(choices.length, $localize`:@@ui.picker.found:{n, plural, one {# found} other {# found}}`),
    );
    // The first of the new ones is what Enter picks.
    afterNextRender(() => this.listbox()?.gotoFirst(), { injector: this.#injector });
  }
}

const waiting: Found = { choices: undefined, failure: '' };
