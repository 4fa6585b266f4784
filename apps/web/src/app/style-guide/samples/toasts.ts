// What is said in passing: with a way back, plainly, and of something that failed.
import { Component } from '@angular/core';
import { Icon } from '../../ui/icon.ts';

@Component({
  selector: 'app-sample-toasts',
  imports: [Icon],
  template: `
    <div class="toasts">
      @for (toast of toasts; track toast.words) {
        <div class="toast" [class.alarm]="toast.isAlarm">
          @if (toast.isAlarm) {
            <app-icon sign="alarm" />
          }
          <p>{{ toast.words }}</p>
          @if (toast.action) {
            <button type="button" [class]="toast.state">{{ toast.action }}</button>
          }
          <button class="close" type="button" aria-label="Close message"><app-icon sign="close" /></button>
        </div>
      }
    </div>
  `,
  styleUrls: ['../../ui/toast-outlet.css', './in-place.css'],
})
export class SampleToasts {
  protected readonly toasts = [
    { words: 'Butt hinge 60 deleted', action: 'Undo' },
    { words: 'Gate valve DN 25 now costs €41.00', action: 'Undo', state: 'is-focused' },
    { words: 'Three rows are exported' },
    { words: 'The price was not saved.', action: 'Try again', state: 'is-hovered', isAlarm: true },
  ];
}
