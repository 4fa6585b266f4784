// What to tell people when a request for a page fails.
import { HttpErrorResponse } from '@angular/common/http';

export interface Problem {
  /** `missing`: there is no such thing. `offline`: nothing is wrong, it can wait. `failed`: try again. */
  readonly kind: 'missing' | 'offline' | 'failed';
  readonly reason: string;
}

export function problemOf(error: unknown, online: boolean): Problem {
  const status = error instanceof HttpErrorResponse ? error.status : -1;
  if (status === 404) return { kind: 'missing', reason: 'The server knows no such page.' };
  if (status === 0 && !online) return { kind: 'offline', reason: 'It loads when the connection is back.' };
  return { kind: 'failed', reason: reasonOf(status) };
}

function reasonOf(status: number): string {
  if (status === 0) return 'The server could not be reached.';
  if (status === 403) return 'Your account may not see this.';
  if (status === 429) return 'There were too many requests. Wait a moment.';
  if (status >= 500) return 'The server could not answer.';
  return 'The answer could not be read.';
}
