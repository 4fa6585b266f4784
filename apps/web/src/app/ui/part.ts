// Shows a part of the page once its file has come.
import {
  Component,
  effect,
  inject,
  input,
  type OutputRef,
  type Type,
  untracked,
  ViewContainerRef,
} from '@angular/core';

/** `NgComponentOutlet` would do the same, as a part of the first page. */
@Component({ selector: 'app-part', template: '', styles: ':host { display: none; }' })
export class Part {
  readonly of = input.required<Type<unknown>>();
  readonly inputs = input<Readonly<Record<string, unknown>>>({});
  /** What is called for each of its outputs. */
  readonly outputs = input<Readonly<Record<string, (value: never) => unknown>>>({});

  constructor() {
    const place = inject(ViewContainerRef);
    effect(() => {
      const type = this.of();
      untracked(() => {
        place.clear();
        const part = place.createComponent(type);
        this.#fill = () => {
          for (const [name, value] of Object.entries(this.inputs())) part.setInput(name, value);
        };
        this.#fill();
        for (const [name, heard] of Object.entries(this.outputs())) {
          (part.instance as Record<string, OutputRef<never>>)[name]?.subscribe(heard);
        }
      });
    });
    effect(() => {
      this.inputs();
      untracked(() => {
        this.#fill();
      });
    });
  }

  #fill: () => void = () => undefined;
}
