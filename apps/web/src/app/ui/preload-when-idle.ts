// Fetches the other parts of the shop once the page at hand has come to rest: on a slow phone they would stand in its way.
import { Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { from, lastValueFrom, type Observable } from 'rxjs';

/** Long enough for a page to ask for what it shows, in milliseconds. */
const rest = 3_000;
/** Between two parts. */
const pause = 200;

@Service()
export class PreloadWhenIdle implements PreloadingStrategy {
  /** One part a turn, so that a tap never waits for many. A part may have parts of its own, whose turns come before it ends. */
  #turn: Promise<void> = Promise.resolve();

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    this.#turn = Promise.all([this.#turn.then(() => wait(pause)), wait(rest)]).then(idle);
    const part = this.#turn
      .then(() => lastValueFrom(load(), { defaultValue: undefined }))
      // What cannot be fetched now is fetched when somebody goes there, and its failure told then.
      .catch(() => undefined);
    return from(part);
  }
}

function wait(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Not every browser tells when it has nothing to do. */
function idle(): Promise<void> {
  return new Promise((resolve) =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(() => resolve()) : setTimeout(resolve),
  );
}
