// The pauses between tries, at their edges.
import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { backOff, retryAfter } from './back-off.ts';

const wall = Date.parse('2026-01-01T00:00:00Z');
const error = (told?: string) =>
  new HttpErrorResponse({
    status: 503,
    headers: new HttpHeaders(told === undefined ? {} : { 'Retry-After': told }),
  });

describe('backOff', () => {
  it.each([
    [1, 1_000, 2_000],
    [2, 2_000, 4_000],
    [3, 4_000, 8_000],
    [4, 8_000, 16_000],
    [5, 15_000, 30_000],
    [50, 15_000, 30_000],
    [5_000, 15_000, 30_000],
  ])('pauses after %i failures from %i to %i ms', (failures, least, most) => {
    expect(backOff(failures, error(), wall, 0)).toBe(least);
    expect(backOff(failures, error(), wall, 1)).toBe(most);
  });

  it.each([
    ['0', 1_000],
    ['1', 1_000],
    ['45', 45_000],
    ['3600', 3_600_000],
    ['99999999999', 3_600_000],
    ['soon', 1_000],
  ])('honours Retry-After: %s', (told, pause) => {
    expect(backOff(1, error(told), wall, 0)).toBe(pause);
  });
});

describe('retryAfter', () => {
  it.each([
    ['7', 7],
    [' 7 ', 7],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60],
    ['Wed, 31 Dec 2025 23:59:00 GMT', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['garbage', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (told, seconds) => {
    expect(retryAfter(error(told), wall)).toBe(seconds);
  });
});
