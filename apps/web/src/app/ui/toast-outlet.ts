// Where toasts stand: above everything, at the bottom edge, and no longer than they are needed.
import { Component, effect, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import { Icon } from './icon.ts';
import type { Toast, Toasts } from './toasts.ts';

/** Time to read a sentence, and time to decide about a way back. */
const stay = { plain: 6_000, withAction: 20_000 };

@Component({
  selector: 'app-toast-outlet',
  imports: [Icon],
  template: `<div
    #list
    class="toasts"
    popover="manual"
    (pointerenter)="point()"
    (pointerleave)="release()"
    (focusin)="hold()"
    (focusout)="release()"
  >
    @for (toast of toasts().shown(); track toast) {
      <div class="toast" [class.alarm]="toast.alarm">
        @if (toast.alarm) {
          <app-icon sign="alarm" />
        }
        <p>{{ toast.message }}</p>
        @if (toast.action; as action) {
          <button type="button" (click)="act(toast)">{{ action.label }}</button>
        }
        <button class="close" type="button" [attr.aria-label]="close" (click)="toasts().drop(toast)">
          <app-icon sign="close" />
        </button>
      </div>
    }
  </div>`,
  styleUrl: './toast-outlet.css',
})
export class ToastOutlet {
  readonly toasts = input.required<Toasts>();
  protected readonly close = $localize`:@@ui.toast.close:Close message`;
  protected readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  readonly #timers = new Map<Toast, ReturnType<typeof setTimeout>>();
  #held = false;

  constructor() {
    // What one person did is not told to the next, and not theirs to take back.
    const { user } = inject(Auth);
    let before = user()?.id;
    effect(() => {
      const id = user()?.id;
      if (before !== undefined && id !== before) this.toasts().clear();
      before = id;
    });
    effect((onCleanup) => {
      const shown = this.toasts().shown();
      const list = this.list().nativeElement;
      // Opened anew it stands above a dialog that was opened since.
      list.hidePopover();
      if (shown.length > 0) list.showPopover();
      else this.#held = false;
      if (!this.#held) this.#start();
      onCleanup(() => this.#stop());
    });
  }

  /** A finger rests nowhere, though it may have left the pointer here. */
  protected point(): void {
    if (matchMedia('(hover: hover)').matches) this.hold();
  }

  /** Nothing goes while somebody is at it. */
  protected hold(): void {
    this.#held = true;
    this.#stop();
  }

  protected release(): void {
    this.#held = false;
    this.#start();
  }

  protected act(toast: Toast): void {
    this.toasts().drop(toast);
    toast.action?.run();
  }

  #start(): void {
    this.#stop();
    for (const toast of this.toasts().shown()) {
      const time = toast.action ? stay.withAction : stay.plain;
      this.#timers.set(
        toast,
        setTimeout(() => this.toasts().drop(toast), time),
      );
    }
  }

  #stop(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }
}
