// Fetches the other parts of the shop once the page at hand has come to rest: on a slow phone they would stand in its way.
import { Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { from, lastValueFrom, type Observable } from 'rxjs';

/** Long enough for a page to ask for what it shows, in milliseconds. */
const rest = 3_000;

@Service()
export class PreloadWhenIdle implements PreloadingStrategy {
  /** One part after the other, so that a tap never waits for more than one. */
  #before: Promise<unknown> = Promise.resolve();

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    const part = Promise.all([wait(rest), this.#before])
      .then(idle)
      .then(() => lastValueFrom(load(), { defaultValue: undefined }))
      // What cannot be fetched now is fetched when somebody goes there, and its failure told then.
      .catch(() => undefined);
    this.#before = part;
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
