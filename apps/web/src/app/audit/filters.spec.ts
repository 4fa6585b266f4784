import { describe, expect, it } from 'vitest';
import { chipOf, fromField, setIn, toField } from './filters.ts';

describe('the field of a time', () => {
  it.each(['2026-11-24T02:05', '2026-07-01T23:59', '0999-01-01T00:00'])(
    'holds %s and gives it back',
    (local) => {
      const iso = fromField(local);
      expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(toField(iso)).toBe(local);
    },
  );

  it.each([undefined, '', 'x', '2026-13-01T00:00'])('is empty for %j', (text) => {
    expect(toField(text)).toBe('');
    expect(fromField(text ?? '')).toBeUndefined();
  });
});

describe('chipOf', () => {
  const local = new Date(2026, 10, 4, 8, 5).toISOString();

  it.each([
    ['user', 'carol', 'User carol'],
    ['event', 'sign_in_failed', 'Failed sign-in'],
    ['event', 'x', 'Event x'],
    ['after', local, 'From 4 Nov 2026, 08:05'],
    ['before', local, 'Until 4 Nov 2026, 08:05'],
    ['before', 'x', 'Until x'],
  ] as const)('of %s %j is "%s"', (name, value, words) => {
    expect(chipOf(name, value)).toBe(words);
  });
});

describe('setIn', () => {
  it('leaves out what is not set', () => {
    expect(setIn({ user: 'carol', event: '', after: undefined })).toEqual({ user: 'carol' });
  });
});
