// The picture of a part: a line drawing made from its name, the same wherever the name stands.
import { booleanAttribute, Component, computed, inject, input, Service, signal } from '@angular/core';
import type { Drawing } from './drawing.ts';

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
  protected readonly drawing = computed(() => this.#draughtsman.draw()?.(this.name()));
  /** What the drawing shows, in words. Empty until it is drawn. */
  readonly subject = computed(() => this.drawing()?.subject ?? '');
}
