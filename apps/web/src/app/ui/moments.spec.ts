import { describe, expect, it } from 'vitest';
import { ago, onCalendar } from './moments.ts';

describe('ago', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  it.each([
    ['2026-11-24T12:00:00Z', 'just now'],
    ['2026-11-24T11:59:01Z', 'just now'],
    ['2026-11-24T12:03:00Z', 'just now'],
    ['2026-11-24T11:59:00Z', '1 minute ago'],
    ['2026-11-24T11:00:01Z', '59 minutes ago'],
    ['2026-11-24T11:00:00Z', '1 hour ago'],
    ['2026-11-23T12:00:01Z', '23 hours ago'],
    ['2026-11-22T12:00:01Z', '1 day ago'],
    ['2026-10-20T12:00:00Z', '1 month ago'],
    ['2024-11-20T12:00:00Z', '2 years ago'],
  ])('says of %s: %s', (time, words) => {
    expect(ago(time, now)).toBe(words);
  });
});

describe('onCalendar', () => {
  it('writes day, month, year and time of day where the browser is', () => {
    const local = new Date(2026, 10, 4, 8, 5);
    expect(onCalendar(local.toISOString())).toBe('4 Nov 2026, 08:05');
  });
});
