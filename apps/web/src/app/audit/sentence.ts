// Says in a sentence what an entry of the audit means.
import type { AuditEntry } from '@latchkey/dto';

/** A piece of text, or the name of a user. */
export type Part = string | { readonly user: string };

type Named = Pick<AuditEntry, 'event' | 'user' | 'username' | 'actor' | 'actor_username'>;

/** `carol signed in` → `[{ user: 'carol' }, ' signed in']`. */
export function sentenceOf(entry: Named): readonly Part[] {
  // The server keeps no name that nobody has: it may be a password typed into the wrong field.
  const whom: Part = entry.username
    ? { user: entry.username }
    : $localize`:@@audit.said.unknown:somebody unknown`;
  const parts: Readonly<Record<string, Part | undefined>> = { '<who>': doerOf(entry), '<whom>': whom };
  return patternOf(entry)
    .split(/(<\w+>)/)
    .map((part) => parts[part] ?? part)
    .filter((part) => part !== '');
}

/** The sentence with `<who>` did it and `<whom>` it befell. */
function patternOf(entry: Named): string {
  /** The same deed by oneself, by another, or by nobody that is known. */
  const deed = (own: string, byOther: string, passive: string): string => {
    if (entry.actor !== null && entry.actor === entry.user) return own;
    return entry.actor_username === '' ? passive : byOther;
  };

  switch (entry.event) {
    case 'sign_in':
      return $localize`:@@audit.said.sign-in:<whom> signed in`;
    case 'sign_in_failed':
      return $localize`:@@audit.said.sign-in-failed:Somebody failed to sign in as <whom>`;
    case 'sign_in_throttled':
      return $localize`:@@audit.said.sign-in-throttled:Somebody tried too often to sign in as <whom>`;
    case 'sign_out':
      return $localize`:@@audit.said.sign-out:<whom> signed out`;
    case 'session_revoked':
      return deed(
        $localize`:@@audit.said.own-session:<whom> ended one of their own sessions`,
        $localize`:@@audit.said.a-session:<who> ended a session of <whom>`,
        $localize`:@@audit.said.session-ended:A session of <whom> was ended`,
      );
    case 'sessions_revoked':
      return deed(
        $localize`:@@audit.said.own-sessions:<whom> ended their own sessions`,
        $localize`:@@audit.said.the-sessions:<who> ended the sessions of <whom>`,
        $localize`:@@audit.said.sessions-ended:The sessions of <whom> were ended`,
      );
    case 'token_reuse':
      return $localize`:@@audit.said.token-reuse:A spent refresh token of <whom> was used again, and its session ended`;
    case 'password_changed':
      return deed(
        $localize`:@@audit.said.own-password:<whom> changed their password`,
        $localize`:@@audit.said.a-password:<who> changed the password of <whom>`,
        $localize`:@@audit.said.password-changed:The password of <whom> was changed`,
      );
    case 'user_created':
      return deed(
        $localize`:@@audit.said.was-created:<whom> was created`,
        $localize`:@@audit.said.created:<who> created the user <whom>`,
        $localize`:@@audit.said.user-created:The user <whom> was created`,
      );
    case 'user_changed':
      return deed(
        $localize`:@@audit.said.changed-self:<whom> changed their own account`,
        $localize`:@@audit.said.changed:<who> changed the user <whom>`,
        $localize`:@@audit.said.user-changed:The user <whom> was changed`,
      );
    case 'user_removed':
      return deed(
        $localize`:@@audit.said.removed-self:<whom> removed their own account`,
        $localize`:@@audit.said.removed:<who> removed the user <whom>`,
        $localize`:@@audit.said.user-removed:The user <whom> was removed`,
      );
    case 'user_unlocked':
      return deed(
        $localize`:@@audit.said.unlocked-self:<whom> unlocked themselves`,
        $localize`:@@audit.said.unlocked:<who> unlocked <whom>`,
        $localize`:@@audit.said.user-unlocked:<whom> was unlocked`,
      );
    case 'keys_rotated':
      return entry.actor_username === ''
        ? $localize`:@@audit.said.keys-rotated:The signing keys were rotated`
        : $localize`:@@audit.said.rotated-keys:<who> rotated the signing keys`;
    case 'data_imported':
      return entry.actor_username === ''
        ? $localize`:@@audit.said.data-imported:Data was imported`
        : $localize`:@@audit.said.imported-data:<who> imported data`;
    case 'key_removed':
      return entry.actor_username === ''
        ? $localize`:@@audit.said.key-removed:A signing key was removed`
        : $localize`:@@audit.said.removed-key:<who> removed a signing key`;
  }
}

/** At the command line there is no user, only where it was done. */
function doerOf({ actor, actor_username: name }: Named): Part | undefined {
  return actor === null ? $localize`:@@audit.said.command-line:Somebody at the command line` : { user: name };
}
