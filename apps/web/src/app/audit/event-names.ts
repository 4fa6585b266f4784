// What to call each event where one chooses.
import type { AuditEvent } from '@latchkey/dto';

export const eventNames = {
  sign_in: () => $localize`:@@audit.event.sign-in:Sign-in`,
  sign_in_failed: () => $localize`:@@audit.event.sign-in-failed:Failed sign-in`,
  sign_in_throttled: () => $localize`:@@audit.event.sign-in-throttled:Throttled sign-in`,
  sign_out: () => $localize`:@@audit.event.sign-out:Sign-out`,
  session_revoked: () => $localize`:@@audit.event.session-revoked:Session ended`,
  sessions_revoked: () => $localize`:@@audit.event.sessions-revoked:Sessions ended`,
  token_reuse: () => $localize`:@@audit.event.token-reuse:Token used twice`,
  password_changed: () => $localize`:@@audit.event.password-changed:Password changed`,
  user_created: () => $localize`:@@audit.event.user-created:User created`,
  user_changed: () => $localize`:@@audit.event.user-changed:User changed`,
  user_removed: () => $localize`:@@audit.event.user-removed:User removed`,
  user_unlocked: () => $localize`:@@audit.event.user-unlocked:User unlocked`,
  keys_rotated: () => $localize`:@@audit.event.keys-rotated:Signing keys rotated`,
  data_imported: () => $localize`:@@audit.event.data-imported:Data imported`,
  key_removed: () => $localize`:@@audit.event.key-removed:Signing key removed`,
} satisfies Readonly<Record<AuditEvent, () => string>>;
