import { describe, expect, it } from 'vitest';
import { passwordProblems, passwordRules } from './new-password.ts';

const rules = passwordRules({
  PASSWORD_MIN_LENGTH: 15,
  ALLOWED_HOSTS: ['.parts.example', '*', '127.0.0.1', '[::1]'],
});

const tooShort = 'This password is too short. It must contain at least 15 characters.';
const tooCommon = 'This password is too common.';
const likeName = 'The password is too similar to the username.';
const likeSite = 'The password is too similar to the name of the site.';

describe('passwordProblems', () => {
  it.each([
    'correct horse battery',
    'exactly 15 char',
    '鍵鍵鎖鎖門門家家庭庭木木森森林',
    '🔑🔒🚪🏠🌳🌲🌴🌵🌷🌸🌹🌺🌻🌼🌽',
    '493018275566201',
    'my cat sleeps in the shop of parts',
    'I was alice in wonderland twice',
    `long ${'x'.repeat(5000)}`,
  ])('finds nothing wrong with %j', async (password) => {
    expect(await passwordProblems(password, 'alice', rules)).toEqual([]);
  });

  it.each([
    ['', [tooShort]],
    ['only 14 charac', [tooShort]],
    ['🔑🔒🚪🏠🌳🌲🌴🌵🌷🌸🌹🌺🌻🌼', [tooShort]],
    ['        spaces!?      ', [tooShort]],
    ['password', [tooShort, tooCommon]],
    ['passwordpassword', [tooCommon]],
    ['QwErTyQwErTyQwErTy', [tooCommon]],
    ['123456789987654321', [tooCommon]],
    ['１２３４５６７８９９８７６５４３２１', [tooCommon]],
    ['aaaaaaaaaaaaaaaaaaaa', [tooCommon]],
    ['alicealicealice', [tooCommon, likeName]],
    ['Alice-alice-2026', [likeName]],
    ['alice@latchkey.2', [likeSite]],
    ['latchkeylatchkey', [likeSite]],
    ['parts.example.parts', [likeSite]],
    ['a null \0 inside of it', ['Null characters are not allowed.']],
  ])('of %j are %j', async (password, problems) => {
    expect(await passwordProblems(password, 'alice', rules)).toEqual(problems);
  });

  it('asks for as many characters as the setting says', async () => {
    const shorter = { ...rules, minLength: 8 };
    expect(await passwordProblems('P_assw0rd***', 'alice', shorter)).toEqual([]);
    expect(await passwordProblems('seven7!', 'alice', shorter)).toEqual([
      'This password is too short. It must contain at least 8 characters.',
    ]);
  });
});
