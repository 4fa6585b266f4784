// How long to leave a struggling server alone.
import type { HttpErrorResponse } from '@angular/common/http';

/**
 * Milliseconds until the next try after `failures` failures in a row: doubling from 1–2 s up to 15–30 s, by chance
 * (`random` in [0, 1)) so that clients do not come back together. A longer `Retry-After` (RFC 9110, seconds or a
 * date) is honoured up to an hour. `wall` is the time, in milliseconds since 1970.
 */
export function backOff(failures: number, error: HttpErrorResponse, wall: number, random: number): number {
  const ceiling = Math.min(30, 2 ** failures);
  const own = (ceiling / 2) * (1 + random) * 1000;
  return Math.max(own, Math.min(3600, retryAfter(error, wall) ?? 0) * 1000);
}

/** The answer's `Retry-After` in seconds from `wall` on; `undefined` when there is none that makes sense. */
export function retryAfter(error: HttpErrorResponse, wall: number): number | undefined {
  const told = error.headers.get('Retry-After')?.trim();
  if (!told) return undefined;
  const seconds = /^\d+$/.test(told) ? Number(told) : Math.ceil((Date.parse(told) - wall) / 1000);
  return seconds >= 0 ? seconds : undefined;
}
