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
  #outlet: Promise<void> | undefined;

  /** The oldest first. */
  readonly shown = this.#shown.asReadonly();

  show(message: string, { action, alarm = false }: { action?: ToastAction; alarm?: boolean } = {}): void {
    this.#shown.update((toasts) => [...toasts, { message, action, alarm }].slice(-most));
    this.#announcer.say(action ? `${message} ${action.label}` : message);
    this.#outlet ??= this.#open();
  }

  drop(toast: Toast): void {
    this.#shown.update((toasts) => toasts.filter((other) => other !== toast));
  }

  clear(): void {
    this.#shown.set([]);
  }

  /** The outlet is fetched with the first toast: most visits see none. Without the network the sentence is still said. */
  async #open(): Promise<void> {
    try {
      const { ToastOutlet } = await import('./toast-outlet.ts');
      const outlet = createComponent(ToastOutlet, { environmentInjector: this.#injector });
      this.#app.attachView(outlet.hostView);
      (this.#document.querySelector('app-root') ?? this.#document.body).append(
        outlet.location.nativeElement as HTMLElement,
      );
    } catch {
      this.#outlet = undefined;
    }
  }
}
