// The question before something that cannot be taken back.
import { Component } from '@angular/core';

@Component({
  selector: 'app-sample-question',
  template: `
    <dialog class="dialog" open aria-labelledby="sample-question">
      <h3 id="sample-question">Sign out everywhere?</h3>
      <p>This ends every session at once, this one included. You go to the sign-in page.</p>
      <div class="ways">
        <button class="button alarm" type="button">Sign out everywhere</button>
        <button class="button is-focused" type="button">Cancel</button>
      </div>
    </dialog>
  `,
  styleUrl: './in-place.css',
})
export class SampleQuestion {}
