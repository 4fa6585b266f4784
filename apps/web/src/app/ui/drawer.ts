// A sheet beside the page for one task; where there is no room beside it, the whole screen.
import {
  afterNextRender,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from './icon.ts';

/** Where a drawer has room beside the page, as layout.css has it. */
const docks = '(width >= 64rem)';

/**
 * It is open as long as it stands. Its contents: what it is about, and marked `actions` the buttons at its lower edge.
 * Something in it marked `data-first` gets the focus, or else its heading.
 */
@Component({
  selector: 'app-drawer',
  imports: [Icon],
  templateUrl: './drawer.html',
  styleUrl: './drawer.css',
  host: { '(keydown.escape)': 'ask($event)' },
})
export class Drawer {
  protected readonly $localize = $localize;
  readonly heading = input.required<string>();
  /** Asked before it closes: no where something would be lost and the person wants to keep it. */
  readonly canClose = input<() => boolean | Promise<boolean>>(() => true);
  readonly closed = output();

  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  readonly #room = matchMedia(docks);
  #changesPlace = false;
  #asks = false;

  constructor() {
    const gone = new AbortController();
    afterNextRender(() => {
      this.#show();
      const { nativeElement } = this.dialog();
      const find = (selector: string) => nativeElement.querySelector<HTMLElement>(selector);
      (find('[data-first]') ?? find('h2'))?.focus();
      this.#room.addEventListener('change', () => this.#changePlace(), { signal: gone.signal });
    });
    inject(DestroyRef).onDestroy(() => gone.abort());
  }

  /** Closes it unless the person wants to stay. */
  async close(): Promise<void> {
    if (this.#asks) return;
    this.#asks = true;
    const agreed = await this.canClose()();
    this.#asks = false;
    // The focus goes back to where it was before.
    if (agreed) this.dialog().nativeElement.close();
  }

  /** Escape and the like; not where they belong to a dialog or a choice of files inside. */
  protected ask(event: Event): void {
    const { nativeElement } = this.dialog();
    const { target } = event;
    const isOurs =
      event.type === 'cancel'
        ? target === nativeElement
        : target instanceof Element && target.closest('dialog') === nativeElement;
    if (!isOurs || event.defaultPrevented) return;
    event.preventDefault();
    void this.close();
  }

  protected leave(): void {
    if (!this.#changesPlace) this.closed.emit();
    this.#changesPlace = false;
  }

  #show(): void {
    const { nativeElement } = this.dialog();
    if (this.#room.matches) nativeElement.show();
    else nativeElement.showModal();
  }

  #changePlace(): void {
    const focused = document.activeElement;
    this.#changesPlace = true;
    this.dialog().nativeElement.close();
    this.#show();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
