import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import common from './common-passwords.json';
import { strengthOf } from './strength.ts';

describe('the list of common passwords', () => {
  it('is the beginning of the one that the server refuses', () => {
    expect(common.length).toBe(2000);
    expect(common).toEqual(dictionary['passwords-common'].slice(0, common.length));
  });
});

describe('strengthOf', () => {
  it.each([
    ['passwordpassword', 0, 'Repeating a part adds little.'],
    ['P@ssw0rdP@ssw0rd', 0, 'Repeating a part adds little.'],
    ['carolcarolcarol', 1, 'Repeating a part adds little.'],
    ['qwertyuiop[]asdf', 2, 'Keys that lie side by side are guessed early.'],
    ['123456789012345678', 1, 'A few words that have nothing to do with each other are hard to guess.'],
  ])('finds %j easy to guess and says why', (password, most, advice) => {
    const strength = strengthOf(password, ['carol', 'latchkey']);
    expect(strength.score).toBeLessThanOrEqual(most);
    expect(strength.advice).toBe(advice);
  });

  it.each([
    'correct horse battery staple',
    'my cat sleeps in the shop of parts',
    '鍵鍵鎖鎖門門家家庭庭木木森森林',
  ])('finds %j hard to guess and has nothing to say against it', (password) => {
    expect(strengthOf(password, ['carol'])).toEqual({ score: 4, advice: '' });
  });

  it('looks at the beginning only of what is very long', () => {
    expect(strengthOf('a'.repeat(100_000), []).score).toBe(0);
  });
});
