// The question what becomes of a product that two people have changed.
import { Component } from '@angular/core';

@Component({
  selector: 'app-sample-conflict',
  template: `
    <dialog class="dialog" open aria-labelledby="sample-conflict">
      <h3 id="sample-conflict">Somebody else has changed this product</h3>
      <p>Butt hinge 76, brass was saved by somebody else while you were working on it. Nothing is lost.</p>
      <fieldset>
        <legend>Price <span class="both">changed by both</span></legend>
        <label class="taken"
          ><input type="radio" name="sample-side" checked /><span class="side">Mine</span
          ><bdi class="value">4.10</bdi></label
        >
        <label class="is-hovered"
          ><input type="radio" name="sample-side" /><span class="side">Theirs</span
          ><bdi class="value">3.95</bdi></label
        >
        <p class="hint">Before: 4.00</p>
      </fieldset>
      <div class="ways">
        <button class="button main" type="button">Save this</button>
        <button class="button" type="button">Decide later</button>
      </div>
    </dialog>
  `,
  styleUrls: ['../../manage/conflict-dialog.css', './in-place.css'],
})
export class SampleConflict {}
