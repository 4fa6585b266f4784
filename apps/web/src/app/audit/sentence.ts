// Says in a sentence what an entry of the audit means.
import type { AuditEntry } from '@latchkey/dto';

/** A piece of text, or the name of a user. */
export type Part = string | { readonly user: string };

type Named = Pick<AuditEntry, 'event' | 'user' | 'username' | 'actor' | 'actor_username'>;

/** `carol signed in` → `[{ user: 'carol' }, ' signed in']`. */
export function sentenceOf(entry: Named): readonly Part[] {
  // The server keeps no name that nobody has: it may be a password typed into the wrong field.
  const whom: Part = entry.username === '' ? 'somebody unknown' : { user: entry.username };
  const who = doerOf(entry);
  const isOwn = entry.actor !== null && entry.actor === entry.user;
  /** The same deed by oneself, by another, or by nobody that is known. */
  const deed = (own: Part[], byOther: Part[], passive: Part[]): Part[] => {
    if (isOwn) return own;
    return who === undefined ? passive : [who, ...byOther];
  };

  switch (entry.event) {
    case 'sign_in':
      return [whom, ' signed in'];
    case 'sign_in_failed':
      return ['Somebody failed to sign in as ', whom];
    case 'sign_in_throttled':
      return ['Somebody tried too often to sign in as ', whom];
    case 'sign_out':
      return [whom, ' signed out'];
    case 'session_revoked':
      return deed(
        [whom, ' ended one of their own sessions'],
        [' ended a session of ', whom],
        ['A session of ', whom, ' was ended'],
      );
    case 'sessions_revoked':
      return deed(
        [whom, ' ended their own sessions'],
        [' ended the sessions of ', whom],
        ['The sessions of ', whom, ' were ended'],
      );
    case 'token_reuse':
      return ['A spent refresh token of ', whom, ' was used again, and its session ended'];
    case 'password_changed':
      return deed(
        [whom, ' changed their password'],
        [' changed the password of ', whom],
        ['The password of ', whom, ' was changed'],
      );
    case 'user_created':
      return deed([whom, ' was created'], [' created the user ', whom], ['The user ', whom, ' was created']);
    case 'user_changed':
      return deed(
        [whom, ' changed their own account'],
        [' changed the user ', whom],
        ['The user ', whom, ' was changed'],
      );
    case 'user_removed':
      return deed(
        [whom, ' removed their own account'],
        [' removed the user ', whom],
        ['The user ', whom, ' was removed'],
      );
    case 'user_unlocked':
      return deed([whom, ' unlocked themselves'], [' unlocked ', whom], [whom, ' was unlocked']);
    case 'keys_rotated':
      return who === undefined ? ['The signing keys were rotated'] : [who, ' rotated the signing keys'];
    case 'data_imported':
      return who === undefined ? ['Data was imported'] : [who, ' imported data'];
    case 'key_removed':
      return who === undefined ? ['A signing key was removed'] : [who, ' removed a signing key'];
  }
}

/** At the command line there is no user, only where it was done. */
function doerOf({ actor, actor_username: name }: Named): Part | undefined {
  if (name === '') return undefined;
  return actor === null ? `Somebody at the ${name}` : { user: name };
}
