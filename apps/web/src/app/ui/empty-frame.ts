// The drawing that stands where there is nothing to draw.
import { Component } from '@angular/core';

@Component({
  selector: 'app-empty-frame',
  template: `<svg class="frame" viewBox="0 0 240 180" aria-hidden="true">
    <path class="axis" d="M120 14v152M24 90h192" />
    <path class="hidden" d="M62 42h116v96H62z" />
    <path d="M24 26V16h10M216 26V16h-10M24 154v10h10M216 154v10h-10" />
  </svg>`,
  styles: ':host { display: contents; }',
})
export class EmptyFrame {}
