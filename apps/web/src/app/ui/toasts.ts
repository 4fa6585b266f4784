// Says in passing what has happened, at the edge of the page, perhaps with a way back.
import {
  ApplicationRef,
  createComponent,
  DOCUMENT,
  EnvironmentInjector,
  inject,
  Service,
  signal,
} from '@angular/core';
import { Announcer } from './announcer.ts';
import { ToastOutlet } from './toast-outlet.ts';

export interface ToastAction {
  /** "Undo" */
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly message: string;
  readonly action: ToastAction | undefined;
  /** Whether something failed. */
  readonly alarm: boolean;
}

/** More would hide the page; the oldest goes first. */
const most = 3;

@Service()
export class Toasts {
  readonly #announcer = inject(Announcer);
  readonly #app = inject(ApplicationRef);
  readonly #injector = inject(EnvironmentInjector);
  readonly #document = inject(DOCUMENT);
  readonly #shown = signal<readonly Toast[]>([]);
  #isOpen = false;

  /** The oldest first. */
  readonly shown = this.#shown.asReadonly();

  show(message: string, { action, alarm = false }: { action?: ToastAction; alarm?: boolean } = {}): void {
    this.#shown.update((toasts) => [...toasts, { message, action, alarm }].slice(-most));
    this.#announcer.say(action ? `${message} ${action.label}` : message);
    if (!this.#isOpen) this.#open();
  }

  drop(toast: Toast): void {
    this.#shown.update((toasts) => toasts.filter((other) => other !== toast));
  }

  clear(): void {
    this.#shown.set([]);
  }

  /** Most visits see no toast, so their place comes with the parts that have some. */
  #open(): void {
    this.#isOpen = true;
    const outlet = createComponent(ToastOutlet, { environmentInjector: this.#injector });
    outlet.setInput('toasts', this);
    this.#app.attachView(outlet.hostView);
    (this.#document.querySelector('app-root') ?? this.#document.body).append(
      outlet.location.nativeElement as HTMLElement,
    );
  }
}
