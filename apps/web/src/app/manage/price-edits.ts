// Prices that are being changed in the list: what is typed, what is wrong with it, and the way back.
import { effect, inject, Service, signal } from '@angular/core';
import type { CatalogueRow } from '@latchkey/dto';
import { Announcer } from '../ui/announcer.ts';
import { Drafts } from '../ui/drafts.ts';
import { amountOf } from '../ui/figures.ts';
import { Toasts } from '../ui/toasts.ts';
import { rowOf } from './catalogue-writes.ts';
import { Desk } from './desk.ts';
import { priceProblem } from './product-rules.ts';
import { decimalOf, valuesOf } from './product-values.ts';
import { Saving } from './saving.ts';
import { fieldMessagesIn, reasonOf } from './write-failure.ts';

export interface PriceEdit {
  /** As it was when somebody began. */
  readonly row: CatalogueRow;
  readonly text: string;
  readonly problem?: string;
  /** Whether it was sent and came back. */
  readonly failed?: boolean;
}

/** What is typed here outlives a reload and the end of a session. */
const draftKey = 'prices';

@Service({ autoProvided: false })
export class PriceEdits {
  readonly #desk = inject(Desk);
  readonly #saving = inject(Saving);
  readonly #toasts = inject(Toasts);
  readonly #announcer = inject(Announcer);
  readonly #drafts = inject(Drafts);
  readonly #edits = signal<ReadonlyMap<number, PriceEdit>>(new Map());

  constructor() {
    const kept = this.#drafts.find(draftKey);
    if (Array.isArray(kept)) kept.filter(isEdit).forEach(({ row, text }) => this.#keep({ row, text }));
    effect(() => {
      const typed = [...this.#edits().values()].filter(({ row, text }) => text !== row.price);
      if (typed.length > 0) this.#drafts.keep(draftKey, typed);
      else this.#drafts.drop(draftKey);
    });
  }

  of(id: number): PriceEdit | undefined {
    return this.#edits().get(id);
  }

  /** Others that are open stay only if something was typed. */
  open(row: CatalogueRow): void {
    const typed = [...this.#edits()].filter(([, edit]) => edit.text !== edit.row.price);
    this.#edits.set(new Map([...typed, [row.id, this.of(row.id) ?? { row, text: row.price }]]));
  }

  type(id: number, text: string): void {
    const edit = this.of(id);
    if (edit) this.#keep({ row: edit.row, text });
  }

  close(id: number): void {
    this.#edits.update((edits) => new Map([...edits].filter(([other]) => other !== id)));
  }

  /** Tells whether what is typed will do; if so, the list shows it at once, and takes it back should it not be saved. */
  save(id: number): boolean {
    const edit = this.of(id);
    if (!edit) return false;
    const { row, text } = edit;
    const problem = priceProblem(text, valuesOf(row));
    if (problem !== undefined) {
      this.#keep({ row, text, problem });
      this.#announcer.say(problem);
      return false;
    }
    this.close(id);
    if (decimalOf(text) !== row.price) void this.#send(edit);
    return true;
  }

  async #send({ row, text }: PriceEdit): Promise<void> {
    const before = valuesOf(row);
    const price = decimalOf(text) ?? text;
    this.#desk.show({ ...row, price });
    try {
      const saved = await this.#saving.change(row, before, { ...before, price });
      if (!saved) this.#keep({ row, text });
      else if (saved.price === price) this.#tell(rowOf(saved), row.price);
    } catch (error) {
      this.#desk.show(row);
      const problem = fieldMessagesIn(error)?.['price'] ?? reasonOf(error);
      this.#keep({ row, text, problem, failed: true });
      this.#toasts.show($localize`:@@manage.price-not-saved:The price of ${row.name}:name: was not saved.`, {
        alarm: true,
        action: {
          label: $localize`:@@manage.try-again:Try again`,
          run: () => this.save(row.id),
        },
      });
    }
  }

  #tell(saved: CatalogueRow, before: string): void {
    const price = `${saved.currency}${amountOf(saved.price)}`;
    this.#toasts.show($localize`:@@manage.price-saved:${saved.name}:name: now costs ${price}:price:`, {
      action: {
        label: $localize`:@@manage.undo:Undo`,
        run: () => {
          void this.#send({ row: saved, text: before });
        },
      },
    });
  }

  #keep(edit: PriceEdit): void {
    this.#edits.update((edits) => new Map(edits).set(edit.row.id, edit));
  }
}

function isEdit(kept: unknown): kept is PriceEdit {
  if (typeof kept !== 'object' || kept === null || !('row' in kept) || !('text' in kept)) return false;
  const { row, text } = kept;
  const isRow = typeof row === 'object' && row !== null && 'id' in row && 'version' in row && 'price' in row;
  return isRow && typeof text === 'string';
}
