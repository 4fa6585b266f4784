// One polite sentence for people who do not see the page change.
import { Service, signal } from '@angular/core';

@Service()
export class Announcer {
  readonly #message = signal('');
  /** Rendered once, in the app's live region. */
  readonly message = this.#message.asReadonly();

  say(message: string): void {
    this.#message.set(message);
  }
}
