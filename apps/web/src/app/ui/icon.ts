// The few signs the shop uses, drawn on a 16 px grid.
import { Component, computed, input } from '@angular/core';

const signs = {
  back: 'M14 8H3m4-4L3 8l4 4',
  forth: 'M2 8h11M9 4l4 4-4 4',
  down: 'm4 6 4 4 4-4',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.25 10.25 14 14',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  alarm: 'M8 2 15 14H1ZM8 6.5v4M8 12v.8',
  note: 'M1.5 1.5h13v13h-13ZM8 7v5M8 4v1.200',
} as const;

@Component({
  selector: 'app-icon',
  template: `<svg class="icon" [class.flips]="flips()" viewBox="0 0 16 16" aria-hidden="true">
    <path [attr.d]="path()" />
  </svg>`,
})
export class Icon {
  readonly sign = input.required<keyof typeof signs>();
  protected readonly path = computed(() => signs[this.sign()]);
  /** Arrows follow the direction of reading. */
  protected readonly flips = computed(() => this.sign() === 'back' || this.sign() === 'forth');
}
