import { describe, expect, it } from 'vitest';
import { numbered } from './numbered.ts';

describe('numbered', () => {
  it.each([
    ['select 1', 'select 1'],
    ['where a = ? and b in (?, ?)', 'where a = $1 and b in ($2, $3)'],
    ["where a = '?' and b = ?", "where a = '?' and b = $1"],
    ["where a = 'it''s ?' and b = ?", "where a = 'it''s ?' and b = $1"],
    ['select "what?" from t where a = ?', 'select "what?" from t where a = $1'],
  ])('writes %s as %s', (sql, text) => {
    expect(numbered(sql)).toBe(text);
  });
});
