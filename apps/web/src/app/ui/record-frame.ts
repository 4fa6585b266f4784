// The screen around one record: the way back, and what to say when the record is not there.
import { Component, computed, input } from '@angular/core';
import type { Row } from './collection.ts';
import { EmptyFrame } from './empty-frame.ts';
import { Icon } from './icon.ts';
import { ProblemStrip } from './problem-strip.ts';
import type { RecordState } from './record-state.ts';

/** Takes the record as its content; it is shown unless there is no such record. */
@Component({
  selector: 'app-record-frame',
  imports: [EmptyFrame, Icon, ProblemStrip],
  templateUrl: './record-frame.html',
  styleUrl: './record-frame.css',
})
export class RecordFrame {
  protected readonly $localize = $localize;
  readonly state = input.required<RecordState<Row>>();

  protected readonly of = computed(() => this.state().collection);
  protected readonly words = computed(() => this.of().words);
  protected readonly problem = computed(() => this.state().problem());
  protected readonly missing = computed(() => this.state().missing());
}
