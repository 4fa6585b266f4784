// What to do when a part of the shop cannot be fetched: browsers do not ask for a module twice, only a new page load does.
import { HttpClient } from '@angular/common/http';
import { DOCUMENT, ErrorHandler, inject, InjectionToken, Service, signal } from '@angular/core';
import type { NavigationError } from '@angular/router';

/** Loads an address as if it had been typed. */
export const LOAD_PAGE = new InjectionToken<(url: string) => void>('LOAD_PAGE', {
  factory: () => {
    const { location } = inject(DOCUMENT);
    return (url) => {
      location.assign(url);
    };
  },
});

/** The words of Chromium, Firefox and Safari. */
const failedImport = /dynamically imported module|Importing a module script failed/;

@Service()
export class MissingPart {
  readonly #http = inject(HttpClient);
  readonly #loadPage = inject(LOAD_PAGE);
  readonly #isAwaited = signal(false);
  /** Whether a page was asked for that could not be fetched, and the server cannot be reached. */
  readonly isAwaited = this.#isAwaited.asReadonly();

  /** Loads the page anew if the server is there to give it; if not, what is on the screen stays. */
  fetch(url: string): void {
    this.#http.head(url, { responseType: 'text' }).subscribe({
      next: () => {
        this.#loadPage(url);
      },
      error: () => {
        this.#isAwaited.set(true);
      },
    });
  }

  /** Another page was opened instead. */
  forget(): void {
    this.#isAwaited.set(false);
  }
}

/** For the router. To be called where `inject` may be. */
export function handleNavigationError({ error, url }: NavigationError): void {
  if (error instanceof TypeError && failedImport.test(error.message)) inject(MissingPart).fetch(url);
  else inject(ErrorHandler).handleError(error);
}
