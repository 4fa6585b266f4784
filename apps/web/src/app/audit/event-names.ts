// What to call each event where one chooses.
import type { AuditEvent } from '@latchkey/dto';

export const eventNames = {
  sign_in: 'Sign-in',
  sign_in_failed: 'Failed sign-in',
  sign_in_throttled: 'Throttled sign-in',
  sign_out: 'Sign-out',
  session_revoked: 'Session ended',
  sessions_revoked: 'Sessions ended',
  token_reuse: 'Token used twice',
  password_changed: 'Password changed',
  user_created: 'User created',
  user_changed: 'User changed',
  user_removed: 'User removed',
  user_unlocked: 'User unlocked',
  keys_rotated: 'Signing keys rotated',
  data_imported: 'Data imported',
  key_removed: 'Signing key removed',
} satisfies Readonly<Record<AuditEvent, string>>;
