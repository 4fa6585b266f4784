// Where pictures are dropped: the empty box, the box below a hand that holds some, and one that was refused.
import { Component } from '@angular/core';
import { Icon } from '../../ui/icon.ts';
import { Progress } from '../../ui/progress.ts';

@Component({
  selector: 'app-sample-drop',
  imports: [Icon, Progress],
  template: `
    <section>
      <div class="drop">
        <div class="hint">
          <p>No picture yet. The plate is shown instead.</p>
          <p>Drop, paste or choose JPEG, PNG or WebP files of up to 8 MB.</p>
        </div>
        <button class="button small" type="button">Choose pictures</button>
      </div>
    </section>
    <section class="over">
      <div class="drop">
        <div class="hint"><p>A hand with a picture is over the box.</p></div>
        <button class="button small is-focused" type="button">Choose pictures</button>
      </div>
    </section>
    <div class="about">
      <p class="file">hinge-front.jpg</p>
      <app-progress label="Sending" [done]="310" [of]="1200" />
      <p class="file">hinge.gif</p>
      <p class="error"><app-icon sign="alarm" />This is no JPEG, PNG or WebP picture.</p>
      <div class="moves">
        <button class="text-button" type="button" disabled>Earlier</button>
        <button class="text-button" type="button">Leave it out</button>
      </div>
    </div>
  `,
  styleUrls: ['../../manage/pictures/pictures.css', './stacked.css'],
})
export class SampleDrop {}
