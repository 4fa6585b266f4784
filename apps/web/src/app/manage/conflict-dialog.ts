// Shows what two people want of one product, field by field, and lets the second one choose. Nothing is lost on the way.
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { around } from '../ui/around.ts';
import { amountOf } from '../ui/figures.ts';
import { type Choices, chosenValues, contestedFields, proposedChoices, type Side } from './conflict.ts';
import { type Conflict, Conflicts } from './conflicts.ts';
import { Desk } from './desk.ts';
import { fieldTitles } from './field-titles.ts';
import { decimalOf, differences, type FieldName, valuesOf } from './product-values.ts';

@Component({
  selector: 'app-conflict-dialog',
  templateUrl: './conflict-dialog.html',
  styleUrl: './conflict-dialog.css',
})
export class ConflictDialog {
  protected readonly $localize = $localize;
  protected readonly around = around;
  readonly conflict = input.required<Conflict>();

  readonly #desk = inject(Desk);
  readonly #conflicts = inject(Conflicts);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly #theirs = computed(() => valuesOf(this.conflict().theirs));
  readonly #contested = computed(() => {
    const { before, mine } = this.conflict();
    return contestedFields(before, mine, this.#theirs());
  });
  readonly #choices = linkedSignal<Choices>(() => {
    const { before, mine } = this.conflict();
    return proposedChoices(this.#contested(), differences(before, mine));
  });
  protected readonly fields = computed(() =>
    this.#contested().map(({ field, before, mine, theirs, byBoth }) => ({
      field,
      title: this.#titles[field],
      before: this.#shown(field, before),
      mine: this.#shown(field, mine),
      theirs: this.#shown(field, theirs),
      byBoth,
      side: this.#choices()[field],
    })),
  );
  readonly #titles = fieldTitles();

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected choose(field: FieldName, side: Side): void {
    this.#choices.update((choices) => ({ ...choices, [field]: side }));
  }

  protected chooseAll(side: Side): void {
    this.#choices.set(Object.fromEntries(this.#contested().map(({ field }) => [field, side])) as Choices);
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.#conflicts.settle(chosenValues(this.conflict().mine, this.#theirs(), this.#choices()));
  }

  /** Leaves everything as it is: what I typed stays where I typed it. */
  protected leave(): void {
    this.#conflicts.settle(undefined);
  }

  #shown(field: FieldName, value: string): string {
    if (value.trim() === '') return $localize`:@@manage.nothing:nothing`;
    if (field === 'price') return amountOf(decimalOf(value) ?? value);
    return field === 'category' ? this.#desk.categoryName(value) : value;
  }
}
