// Every part of the interface in every state on one page, to look at and to compare pictures of.
import { afterNextRender, Component, DOCUMENT, inject, signal } from '@angular/core';
import { Confirm } from '../ui/confirm.ts';
import { EmptyFrame } from '../ui/empty-frame.ts';
import { Field } from '../ui/field.ts';
import { figure } from '../ui/figures.ts';
import { Icon } from '../ui/icon.ts';
import { PageControl } from '../ui/page-control.ts';
import { ProblemStrip } from '../ui/problem-strip.ts';
import { Progress } from '../ui/progress.ts';
import { ThemeChoice } from '../ui/theme-choice.ts';
import { Toasts } from '../ui/toasts.ts';
import { Drawer } from '../ui/drawer.ts';
import { holdStates } from './hold-states.ts';
import { SampleChips } from './samples/chips.ts';
import { SampleConflict } from './samples/conflict.ts';
import { SampleDesk } from './samples/desk.ts';
import { SampleDrop } from './samples/drop.ts';
import { SampleFacets } from './samples/facets.ts';
import { SamplePicker } from './samples/picker.ts';
import { SampleQuestion } from './samples/question.ts';
import { SampleRecords } from './samples/records.ts';
import { SampleRows } from './samples/rows.ts';
import { SampleSelection } from './samples/selection.ts';
import { SampleTiles } from './samples/tiles.ts';
import { SampleToasts } from './samples/toasts.ts';

@Component({
  selector: 'app-style-guide',
  imports: [
    Confirm,
    Drawer,
    EmptyFrame,
    Field,
    Icon,
    PageControl,
    ProblemStrip,
    Progress,
    SampleChips,
    SampleConflict,
    SampleDesk,
    SampleDrop,
    SampleFacets,
    SamplePicker,
    SampleQuestion,
    SampleRecords,
    SampleRows,
    SampleSelection,
    SampleTiles,
    SampleToasts,
    ThemeChoice,
  ],
  templateUrl: './style-guide.html',
  styleUrl: './style-guide.css',
})
export class StyleGuide {
  readonly #toasts = inject(Toasts);
  readonly #document = inject(DOCUMENT);
  protected readonly drawing = signal(false);
  protected readonly colours = [
    'ground',
    'sheet',
    'field',
    'accent-wash',
    'alarm-wash',
    'ink',
    'ink-2',
    'inverse',
    'line',
    'edge',
    'accent',
    'accent-down',
    'alarm',
  ];
  protected readonly states = [
    { name: 'At rest', looks: '' },
    { name: 'Hover', looks: 'is-hovered' },
    { name: 'Focus', looks: 'is-focused' },
    { name: 'Pressed', looks: 'is-pressed' },
  ];
  protected readonly signs = ['back', 'forth', 'down', 'close', 'alarm', 'note'] as const;
  protected readonly paging = { current: 4, pages: 53, size: 15, first: 46, last: 60, count: 792 };
  protected readonly outOf = (count: number) => `of ${figure(count)} parts`;
  protected readonly failed = { kind: 'failed', reason: 'The server could not answer.' } as const;
  protected readonly offline = { kind: 'offline', reason: 'It loads when the connection is back.' } as const;

  constructor() {
    afterNextRender(() => {
      holdStates(this.#document);
    });
  }

  protected say(): void {
    this.#toasts.show('Butt hinge 60 deleted', { action: { label: 'Undo', run: () => undefined } });
    this.#toasts.show('The price could not be saved.', { alarm: true });
  }
}
