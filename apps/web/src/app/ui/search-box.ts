// The search: what is typed is asked for as soon as the fingers rest, and `/` leads to it from anywhere.
import {
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from './icon.ts';
import { asksForSearch, hasSearchKey } from './search-key.ts';

/** How long the fingers have to rest, in milliseconds. */
const rest = 150;

@Component({
  selector: 'app-search-box',
  imports: [Icon],
  templateUrl: './search-box.html',
  styleUrl: './search-box.css',
  host: { '(document:keydown)': 'takeSlash($event)' },
})
export class SearchBox {
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  /** What is searched for, as the address has it. */
  readonly asked = input.required<string>();
  readonly searched = output<string>();

  protected readonly hasKey = hasSearchKey();
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  #told: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the field holds. An address that says what the field has told it does not change what was typed since. */
  protected readonly text = linkedSignal<string, string>({
    source: this.asked,
    computation: (asked, before) => (before && asked === this.#told ? before.value : asked),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
    });
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell();
    }, rest);
  }

  /** Enter waits for nothing; on a phone the keyboard makes room for what was found. */
  protected submit(event: Event): void {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#tell();
    if (matchMedia('(pointer: coarse)').matches) this.field().nativeElement.blur();
  }

  protected takeSlash(event: KeyboardEvent): void {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    this.field().nativeElement.select();
  }

  #tell(): void {
    const text = this.text().trim();
    if (text === this.asked()) return;
    this.#told = text;
    this.searched.emit(text);
  }
}
