// What hangs from a field that searches: what was found, one of it marked, one that cannot be picked; and nothing.
import { Component } from '@angular/core';

@Component({
  selector: 'app-sample-picker',
  template: `
    <input
      class="input is-focused"
      role="combobox"
      aria-expanded="true"
      aria-controls="sample-choices"
      aria-label="Add a product"
      value="hex"
    />
    <div class="popup">
      <div class="choices" id="sample-choices" role="listbox" aria-label="Products found">
        <div class="choice" role="option" aria-selected="false" data-active="true">
          Hex bolt M12 × 80, zinc<small>€ 0.84</small>
        </div>
        <div class="choice is-hovered" role="option" aria-selected="false">
          Hex nut M12<small>€ 0.20</small>
        </div>
        <div class="choice" role="option" aria-selected="false" aria-disabled="true">
          Hex key, blank<small>is on the invoice</small>
        </div>
      </div>
    </div>
    <div class="popup busy"><p class="word">Searching…</p></div>
    <div class="popup"><p class="word">Nothing found for “hexx”.</p></div>
  `,
  styleUrls: ['../../ui/picker.css', './picker.css'],
})
export class SamplePicker {}
