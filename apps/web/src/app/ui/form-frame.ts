// The drawer around the form of one record: what went wrong, the draft, the buttons, and the question before it is thrown away.
import { Component, computed, input, output, viewChild } from '@angular/core';
import type { Row } from './collection.ts';
import { Confirm } from './confirm.ts';
import { Drawer } from './drawer.ts';
import { Icon } from './icon.ts';
import type { Editor } from './record-editor.ts';

/** Takes the fields as its content. */
@Component({
  selector: 'app-form-frame',
  imports: [Confirm, Drawer, Icon],
  templateUrl: './form-frame.html',
  styleUrl: './form-frame.css',
})
export class FormFrame<T extends Row> {
  protected readonly $localize = $localize;
  readonly heading = input.required<string>();
  /** What the main button says: "Save address". */
  readonly action = input.required<string>();
  readonly editor = input.required<Editor<T, object>>();
  readonly saved = output<T>();
  readonly closed = output();

  protected readonly confirm = viewChild.required(Confirm);
  protected readonly drawer = viewChild.required(Drawer);
  protected readonly trouble = computed(() => this.editor().trouble());

  /** What was typed is thrown away only after a yes. */
  protected readonly canClose = async (): Promise<boolean> => {
    if (!this.editor().isChanged()) return true;
    const discard = await this.confirm().ask({
      title: $localize`:@@ui.form.discard-title:Discard what you typed?`,
      words: $localize`:@@ui.form.discard-words:Nothing of it has been saved yet.`,
      action: $localize`:@@ui.form.discard:Discard`,
    });
    if (discard) this.editor().startOver();
    return discard;
  };

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.editor().save();
    if (saved) this.saved.emit(saved);
  }

  protected cancel(): void {
    void this.drawer().close();
  }
}
