// The screen around a list: band, title block, what to say when there are no rows, and the way to other pages.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Row } from './collection.ts';
import { EmptyFrame } from './empty-frame.ts';
import { figure } from './figures.ts';
import type { ListState } from './list-state.ts';
import { PageControl } from './page-control.ts';
import { ProblemStrip } from './problem-strip.ts';

/**
 * Takes the rows as its content, and marked `empty` what to say where there are none; marked `band` what can be done
 * with the list, and marked `search` how to find something in it.
 */
@Component({
  selector: 'app-list-frame',
  imports: [EmptyFrame, PageControl, ProblemStrip, RouterLink],
  templateUrl: './list-frame.html',
  styleUrl: './list-frame.css',
})
export class ListFrame {
  protected readonly $localize = $localize;
  readonly list = input.required<ListState<Row>>();
  protected readonly of = computed(() => this.list().collection);
  protected readonly words = computed(() => this.of().words);
  protected readonly labels = computed(() => {
    const { title } = this.words();
    return {
      here: $localize`:@@ui.list.here:${title}:title: on this page`,
      failed: $localize`:@@ui.list.failed:${title}:title: could not be loaded.`,
    };
  });
  protected readonly answer = computed(() => this.list().answer);
  protected readonly sheet = computed(() => this.list().sheet());
  protected readonly problem = computed(() => this.list().problem());
  protected readonly figure = figure;
  protected readonly isEmpty = computed(() => !this.problem() && this.sheet()?.paging.count === 0);
}
