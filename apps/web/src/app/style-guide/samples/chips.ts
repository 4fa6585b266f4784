// Chips, one for each filter that is on, and the way to take them all off.
import { Component } from '@angular/core';
import { Icon } from '../../ui/icon.ts';

@Component({
  selector: 'app-sample-chips',
  imports: [Icon],
  template: `
    @for (chip of chips; track chip.label) {
      <button class="chip" type="button" [class]="chip.state">
        <bdi>{{ chip.label }}</bdi><i><app-icon sign="close" /></i>
      </button>
    }
    <button class="text-button" type="button">Clear all</button>
  `,
  styleUrl: '../../products/chips.css',
})
export class SampleChips {
  protected readonly chips = [
    { label: 'Fittings and hinges' },
    { label: '€0.50 to €1,500.00', state: 'is-hovered' },
    { label: 'In stock', state: 'is-focused' },
  ];
}
