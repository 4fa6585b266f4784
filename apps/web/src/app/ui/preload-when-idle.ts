// Fetches the other parts of the shop once the page at hand has come to rest: on a slow phone they would stand in its way.
import { Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { Observable } from 'rxjs';

/** Long enough for a page to ask for what it shows, in milliseconds. */
const rest = 2_000;

@Service()
export class PreloadWhenIdle implements PreloadingStrategy {
  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return new Observable((parts) => {
      // What cannot be fetched now is fetched when somebody goes there, and its failure told then.
      const error = () => {
        parts.complete();
      };
      const fetch = () =>
        load().subscribe({ next: (part) => parts.next(part), error, complete: () => parts.complete() });
      const timer = setTimeout(() => parts.add(fetch()), rest);
      return () => {
        clearTimeout(timer);
      };
    });
  }
}
