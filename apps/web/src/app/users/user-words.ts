// How screens call somebody's role, state and sessions.
import type { User } from '@latchkey/dto';
import { plural } from '../ui/plural.ts';

export function roleOf({ is_staff }: User): string {
  return is_staff ? $localize`:@@users.staff:Staff` : $localize`:@@users.customer:Customer`;
}

export function stateOf({ is_active }: User): string {
  return is_active ? $localize`:@@users.active:Active` : $localize`:@@users.inactive:Deactivated`;
}

export function countedSessions(count: number): string {
  return plural(count, $localize`:@@users.counted-sessions:{n, plural, one {# session} other {# sessions}}`);
}
