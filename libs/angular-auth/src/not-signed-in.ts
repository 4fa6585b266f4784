// The answer to a request that needs a session while there is none: nothing is sent.
import { HttpErrorResponse } from '@angular/common/http';

/** `url` of the request that was not sent. */
export function notSignedIn(url: string): HttpErrorResponse {
  return new HttpErrorResponse({
    status: 401,
    statusText: 'Not signed in',
    url,
    error: { detail: 'Authentication credentials were not provided.' },
  });
}
