// Every part of the interface in every state on one page, to look at and to compare pictures of.
import { Component, inject, signal } from '@angular/core';
import { Plate } from '../plate/plate.ts';
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

@Component({
  selector: 'app-style-guide',
  imports: [
    Confirm,
    Drawer,
    EmptyFrame,
    Field,
    Icon,
    PageControl,
    Plate,
    ProblemStrip,
    Progress,
    ThemeChoice,
  ],
  templateUrl: './style-guide.html',
  styleUrl: './style-guide.css',
})
export class StyleGuide {
  readonly #toasts = inject(Toasts);
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
  protected readonly signs = ['back', 'forth', 'down', 'close', 'alarm', 'note'] as const;
  protected readonly paging = { current: 4, pages: 53, size: 15, first: 46, last: 60, count: 792 };
  protected readonly outOf = (count: number) => `of ${figure(count)} parts`;
  protected readonly failed = { kind: 'failed', reason: 'The server could not answer.' } as const;
  protected readonly offline = { kind: 'offline', reason: 'It loads when the connection is back.' } as const;

  protected say(): void {
    this.#toasts.show('Butt hinge 60 deleted', { action: { label: 'Undo', run: () => undefined } });
    this.#toasts.show('The price could not be saved.', { alarm: true });
  }
}
