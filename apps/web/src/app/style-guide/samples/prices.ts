// The range of prices: what lies outside it is grey, and a second amount below the first is refused.
import { Component } from '@angular/core';
import { Icon } from '../../ui/icon.ts';

@Component({
  selector: 'app-sample-prices',
  imports: [Icon],
  template: `
    <svg class="histogram" viewBox="0 0 200 44" preserveAspectRatio="none" aria-hidden="true">
      @for (tall of bars; track $index) {
        <rect
          width="18.5"
          [class.out]="$index > 7"
          [attr.x]="$index * 20 + 0.75"
          [attr.y]="44 - tall"
          [attr.height]="tall"
        />
      }
    </svg>
    <div class="range">
      <input class="input" aria-label="Lowest price" value="1,500.00" />
      <span class="quiet-text">to</span>
      <input
        class="input"
        aria-label="Highest price"
        aria-invalid="true"
        aria-describedby="sample-price-error"
        value="0.50"
      />
    </div>
    <p>
      <span class="error" id="sample-price-error"
        ><app-icon sign="alarm" />The second amount is below the first.</span
      >
    </p>
  `,
  styleUrl: '../../products/price-range.css',
})
export class SamplePrices {
  protected readonly bars = [6, 14, 25, 36, 42, 33, 24, 15, 8, 3];
}
