// Questions to the token endpoints: answered in bounded time, and never with a token in an error.
import { type HttpClient, HttpContext, HttpErrorResponse } from '@angular/common/http';
import { AUTH } from './auth-context.ts';

/** Milliseconds after which a token endpoint counts as out of reach. */
const askTimeout = 10_000;

/** What an endpoint that grants tokens answers. */
export interface TokenAnswer {
  readonly access: string;
  readonly refresh: string | undefined;
}

/** POSTs JSON; rejects with an `HttpErrorResponse`, of status 0 when no answer comes in `askTimeout`. */
export function ask(
  http: HttpClient,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const giveUp = (statusText: string) => {
      reject(new HttpErrorResponse({ status: 0, statusText, url }));
    };
    const context = new HttpContext().set(AUTH, 'none');
    const subscription = http.post<unknown>(url, body, { context, headers }).subscribe({
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

/** Like `ask()`; an answer without an access token counts as a 502. */
export async function askForTokens(...question: Parameters<typeof ask>): Promise<TokenAnswer> {
  const [, url] = question;
  const answer = await ask(...question).catch((error: unknown) => {
    // A 200 that cannot be parsed arrives with its text, in which a token may stand.
    const parsedBadly = error instanceof HttpErrorResponse && error.status >= 200 && error.status < 300;
    throw parsedBadly ? unusable(url) : error;
  });
  const { access, refresh } = (answer ?? {}) as Record<string, unknown>;
  if (typeof access !== 'string' || !access) throw unusable(url);
  return { access, refresh: typeof refresh === 'string' && refresh ? refresh : undefined };
}

/** The answer is a success that nobody can use. */
export const unusable = (url: string) =>
  new HttpErrorResponse({ status: 502, statusText: 'No token in the answer', url });
