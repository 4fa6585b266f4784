// The pictures of a product: one at a time, small ones to choose from, and each over the whole screen.
import { Component, computed, type ElementRef, input, linkedSignal, viewChild } from '@angular/core';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import type { PictureFaces } from './picture-faces.ts';

@Component({
  selector: 'app-product-pictures',
  imports: [Icon],
  templateUrl: './product-pictures.html',
  styleUrl: './product-pictures.css',
  host: { '(keydown)': 'follow($event)' },
})
export class ProductPictures {
  protected readonly $localize = $localize;
  /** At least one. */
  readonly pictures = input.required<readonly PictureFaces[]>();
  /** Says what a picture shows that has no words of its own. */
  readonly name = input.required<string>();

  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly index = linkedSignal<string, number>({
    source: () =>
      this.pictures()
        .map(({ id }) => id)
        .join(),
    computation: () => 0,
  });
  protected readonly shown = computed(() => this.pictures()[this.index()] ?? this.pictures()[0]);
  protected readonly alt = computed(() => this.shown()?.alt || this.name());
  protected readonly place = computed(
    () =>
      $localize`:@@products.picture-place:Picture ${figure(this.index() + 1)}:place: of ${figure(this.pictures().length)}:count:`,
  );

  protected labelOf(picture: PictureFaces, index: number): string {
    const words = picture.alt || this.name();
    return $localize`:@@products.show-picture:Picture ${figure(index + 1)}:place:: ${words}:what:`;
  }

  protected enlarge(): void {
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** Round and round. */
  protected turn(by: number): void {
    const count = this.pictures().length;
    this.index.update((index) => (index + by + count) % count);
  }

  /** Arrow keys lead where they point, once a picture has the whole screen. */
  protected follow(event: KeyboardEvent): void {
    if (!this.dialog().nativeElement.open) return;
    const forth =
      getComputedStyle(this.dialog().nativeElement).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.turn(event.key === forth ? 1 : -1);
  }
}
