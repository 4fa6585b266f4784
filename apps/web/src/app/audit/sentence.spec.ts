import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '@latchkey/dto';
import { sentenceOf } from './sentence.ts';

const carol = { user: 3, username: 'carol' };
const nobody = { actor: null, actor_username: '' };
const herself = { actor: 3, actor_username: 'carol' };
const alice = { actor: 1, actor_username: 'alice' };
const operator = { actor: null, actor_username: 'command line' };

const said = (event: AuditEvent, doer: object, whom: object = carol) =>
  sentenceOf({ event, ...carol, ...nobody, ...whom, ...doer })
    .map((part) => (typeof part === 'string' ? part : part.user))
    .join('');

describe('sentenceOf', () => {
  it.each([
    ['sign_in', herself, 'carol signed in'],
    ['sign_in_failed', nobody, 'Somebody failed to sign in as carol'],
    ['sign_in_throttled', nobody, 'Somebody tried too often to sign in as carol'],
    ['sign_out', herself, 'carol signed out'],
    ['session_revoked', herself, 'carol ended one of their own sessions'],
    ['session_revoked', alice, 'alice ended a session of carol'],
    ['session_revoked', nobody, 'A session of carol was ended'],
    ['sessions_revoked', herself, 'carol ended their own sessions'],
    ['sessions_revoked', alice, 'alice ended the sessions of carol'],
    ['sessions_revoked', operator, 'Somebody at the command line ended the sessions of carol'],
    ['sessions_revoked', nobody, 'The sessions of carol were ended'],
    ['token_reuse', nobody, 'A spent refresh token of carol was used again, and its session ended'],
    ['password_changed', herself, 'carol changed their password'],
    ['password_changed', operator, 'Somebody at the command line changed the password of carol'],
    ['password_changed', nobody, 'The password of carol was changed'],
    ['user_created', operator, 'Somebody at the command line created the user carol'],
    ['user_created', nobody, 'The user carol was created'],
    ['user_changed', alice, 'alice changed the user carol'],
    ['user_changed', herself, 'carol changed their own account'],
    ['user_removed', alice, 'alice removed the user carol'],
    ['user_unlocked', alice, 'alice unlocked carol'],
    ['user_unlocked', nobody, 'carol was unlocked'],
    ['keys_rotated', operator, 'Somebody at the command line rotated the signing keys'],
    ['keys_rotated', nobody, 'The signing keys were rotated'],
    ['data_imported', operator, 'Somebody at the command line imported data'],
    ['data_imported', nobody, 'Data was imported'],
    ['key_removed', operator, 'Somebody at the command line removed a signing key'],
    ['key_removed', nobody, 'A signing key was removed'],
  ] as const)('says of %s by %j: %s', (event, doer, sentence) => {
    expect(said(event, doer)).toBe(sentence);
  });

  it.each([
    ['sign_in_failed', 'Somebody failed to sign in as somebody unknown'],
    ['sign_in_throttled', 'Somebody tried too often to sign in as somebody unknown'],
  ] as const)('has words for a name that nobody has: %s', (event, sentence) => {
    expect(said(event, nobody, { user: null, username: '' })).toBe(sentence);
  });

  it('marks the names, so that they can lead somewhere', () => {
    expect(sentenceOf({ event: 'user_unlocked', ...carol, ...alice })).toEqual([
      { user: 'alice' },
      ' unlocked ',
      { user: 'carol' },
    ]);
  });
});
