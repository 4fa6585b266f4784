// How the shop writes points in time: on the calendar, and how long ago.
import { DestroyRef, inject, type Signal, signal } from '@angular/core';
import { spoken } from './language.ts';

const calendar = spoken(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const days = spoken((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const distance = spoken((locale) => new Intl.RelativeTimeFormat(locale));

/** Seconds in a mean Gregorian year and month, and in what is shorter. */
const units = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "2026-11-24T02:00:00Z" → "24 Nov 2026, 02:00", where the browser is. */
export function onCalendar(iso: string): string {
  return calendar().format(new Date(iso));
}

/** "2026-11-24T02:00:00Z" → "24 November 2026", where the browser is. */
export function onDay(iso: string): string {
  return days().format(new Date(iso));
}

/** "5 minutes ago"; "just now" below a minute, and for a server whose clock is ahead. `now` in milliseconds since 1970. */
export function ago(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  const unit = units.find(([, size]) => seconds >= size);
  if (!unit) return $localize`:@@ui.just-now:just now`;
  return distance().format(-Math.floor(seconds / unit[1]), unit[0]);
}

/** The time in milliseconds since 1970, a new one each minute. To be called where `inject` may be. */
export function everyMinute(): Signal<number> {
  const now = signal(Date.now());
  const timer = setInterval(() => {
    now.set(Date.now());
  }, 60_000);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
  });
  return now.asReadonly();
}
