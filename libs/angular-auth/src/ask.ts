// One answer of the token endpoints, in bounded time.
import { HttpErrorResponse } from '@angular/common/http';
import type { Observable } from 'rxjs';

/** Milliseconds after which a token endpoint counts as out of reach. */
const askTimeout = 10_000;

/** The first value; rejects with an `HttpErrorResponse` of status 0 when it does not come in `askTimeout`. */
export function ask<T>(answer: Observable<T>, url: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (statusText: string) => {
      reject(new HttpErrorResponse({ status: 0, statusText, url }));
    };
    const subscription = answer.subscribe({
      next: resolve,
      error: reject,
      complete: () => {
        giveUp('No answer');
      },
    });
    const timer = setTimeout(() => {
      giveUp('Timeout');
      subscription.unsubscribe();
    }, askTimeout);
    subscription.add(() => {
      clearTimeout(timer);
    });
  });
}
