// The picture of a part: a line drawing made from its name, the same wherever the name stands.
import {
  booleanAttribute,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  Service,
  signal,
} from '@angular/core';
import type { Drawing } from './drawing.ts';
import { InView } from './in-view.ts';

/** Loads the generator once, when the first plate asks for it. */
@Service()
export class DraughtsmanLoader {
  readonly #draw = signal<((name: string) => Drawing) | undefined>(undefined);
  readonly draw = this.#draw.asReadonly();

  constructor() {
    void import('./draw.ts').then((file) => {
      this.#draw.set(file.draw);
    });
  }
}

@Component({
  selector: 'app-plate',
  templateUrl: './plate.html',
  styleUrl: './plate.css',
  host: { '[class.large]': 'large()' },
})
export class Plate {
  readonly name = input.required<string>();
  /** Above 480 px strokes are a little heavier. */
  readonly large = input(false, { transform: booleanAttribute });

  readonly #draughtsman = inject(DraughtsmanLoader);
  /** A list is ready before all of its plates are: those that nobody sees yet are not drawn. A large one is what its page is about. */
  readonly #isSeen = signal(false);
  protected readonly drawing = computed(() =>
    this.large() || this.#isSeen() ? this.#draughtsman.draw()?.(this.name()) : undefined,
  );
  /** What the drawing shows, in words. Empty until it is drawn. */
  readonly subject = computed(() => this.drawing()?.subject ?? '');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const leave = inject(InView).await(host, () => {
      this.#isSeen.set(true);
    });
    inject(DestroyRef).onDestroy(leave);
  }
}
