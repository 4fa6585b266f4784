// A label, a control of the browser's own, and what is said below it: wired together for those who do not see it.
import { Component, computed, effect, ElementRef, inject, input } from '@angular/core';
import { Icon } from './icon.ts';

let count = 0;

/** Takes the control as its content, and marked `end` what stands at the end of the label's line. */
@Component({
  selector: 'app-field',
  imports: [Icon],
  template: `<div class="field">
    <div class="label-line">
      <label [for]="id">{{ label() }}</label>
      <ng-content select="[end]" />
    </div>
    <ng-content />
    <div class="said" aria-live="polite">
      @if (error(); as error) {
        <p class="error" [id]="id + '-error'"><app-icon sign="alarm" />{{ error }}</p>
      }
    </div>
    @if (hint(); as hint) {
      <p class="hint" [id]="id + '-hint'">{{ hint }}</p>
    }
  </div>`,
  styles: `
    :host {
      display: block;
      min-inline-size: 0;
    }
    .label-line {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--s-1) var(--s-3);
    }
    .said:empty {
      display: none;
    }
    .said:not(:has(*)) {
      position: absolute;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  /** What is wrong; empty or nothing while all is well. */
  readonly error = input<string | undefined>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly id = `field-${++count}`;
  readonly #described = computed(() =>
    [this.error() && `${this.id}-error`, this.hint() && `${this.id}-hint`].filter(Boolean).join(' '),
  );

  constructor() {
    effect(() => {
      const described = this.#described();
      const control = this.#host.querySelector('input, select, textarea');
      if (!control) return;
      control.id = this.id;
      setOrRemove(control, 'aria-describedby', described);
      setOrRemove(control, 'aria-invalid', this.error() ? 'true' : '');
    });
  }
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
