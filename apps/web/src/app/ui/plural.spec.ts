import { afterEach, describe, expect, it } from 'vitest';
import { plural } from './plural.ts';

describe('plural', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  const keys = '{n, plural, one {# key} other {# keys}}';

  it.each([
    [0, '0 keys'],
    [1, '1 key'],
    [1200, '1,200 keys'],
  ])('counts %i', (count, words) => {
    expect(plural(count, keys)).toBe(words);
  });

  it('takes the words for an exact number first', () => {
    expect(plural(0, 'There {n, plural, =0 {is no key} one {is # key} other {are # keys}}.')).toBe(
      'There is no key.',
    );
  });

  it('takes values as they are, whatever stands in them', () => {
    expect(plural(2, '{n, plural, one {# of <user>} other {# of <user>}}', { user: '# <b> {n}' })).toBe(
      '2 of # <b> {n}',
    );
  });

  it.each([
    [0, 'zero 0'],
    [1, 'one'],
    [2, 'two'],
    [5, 'few 5'],
    [25, 'many 25'],
    [100, 'other 100'],
  ])('has six forms in Arabic: %i', (count, form) => {
    document.documentElement.lang = 'ar';
    const forms = '{n, plural, zero {zero #} one {one} two {two} few {few #} many {many #} other {other #}}';
    expect(plural(count, forms)).toBe(form);
  });
});
