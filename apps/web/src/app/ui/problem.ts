// What to tell people when a request for a page fails.
import { HttpErrorResponse, type HttpResourceRef } from '@angular/common/http';
import { inject, linkedSignal, type Signal } from '@angular/core';
import { Auth } from '@latchkey/angular-auth';
import { Connection } from './connection.ts';

export interface Problem {
  /** `missing`: there is no such thing. `offline`: nothing is wrong, it can wait. `failed`: try again. */
  readonly kind: 'missing' | 'offline' | 'failed';
  readonly reason: string;
}

/**
 * What keeps the thing of this key from being shown; nothing while all is well. Without a key there is no such thing. It stays while the same thing is
 * tried again, so that its button does not vanish under the finger. To be called where `inject` may be.
 */
export function problemOfAnswer(
  key: Signal<number | string | undefined>,
  answer: HttpResourceRef<unknown>,
): Signal<Problem | undefined> {
  const auth = inject(Auth);
  const { online } = inject(Connection);
  interface Source {
    key: number | string | undefined;
    error: unknown;
    waiting: boolean;
  }
  return linkedSignal<Source, Problem | undefined>({
    source: () => ({
      key: key(),
      error: auth.isAuthenticated() ? answer.error() : undefined,
      waiting: answer.isLoading(),
    }),
    computation: ({ key, error, waiting }, before) => {
      if (key === undefined) return { kind: 'missing', reason: '' };
      if (error) return problemOf(error, online());
      return waiting && before?.source.key === key ? before.value : undefined;
    },
  }).asReadonly();
}

export function problemOf(error: unknown, online: boolean): Problem {
  const status = error instanceof HttpErrorResponse ? error.status : -1;
  if (status === 404)
    return { kind: 'missing', reason: $localize`:@@ui.reason.missing:The server knows no such page.` };
  if (status === 0 && !online) {
    return { kind: 'offline', reason: $localize`:@@ui.reason.offline:It loads when the connection is back.` };
  }
  return { kind: 'failed', reason: reasonOf(status) };
}

function reasonOf(status: number): string {
  if (status === 0) return $localize`:@@ui.reason.unreachable:The server could not be reached.`;
  if (status === 403) return $localize`:@@ui.reason.forbidden:You may not see this.`;
  if (status === 429) return $localize`:@@ui.reason.throttled:There were too many requests. Wait a moment.`;
  if (status >= 500) return $localize`:@@ui.reason.server:The server could not answer.`;
  return $localize`:@@ui.reason.unreadable:The answer could not be read.`;
}
