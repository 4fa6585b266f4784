// What can be done with all rows that are chosen.
import { Component } from '@angular/core';

@Component({
  selector: 'app-sample-selection',
  template: `
    <div class="bar-of-deeds" role="group" aria-label="Change all that are selected">
      <p>
        <b>3 selected</b>
        <button class="all" type="button">Select all 2,144 that match</button>
      </p>
      <div class="deeds">
        <button type="button">Set price</button>
        <button class="is-hovered" type="button">Change by %</button>
        <button class="is-focused" type="button">Currency</button>
        <button type="button" aria-disabled="true">Delete</button>
        <button type="button">Clear</button>
      </div>
    </div>
  `,
  styleUrl: '../../manage/selection-bar.css',
})
export class SampleSelection {}
