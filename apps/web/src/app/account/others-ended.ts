// What is said after other sessions of the same person were ended.
import { plural } from '../ui/plural.ts';

export function othersEnded(count: number): string {
  return plural(
    count,
    $localize`:@@account.others-ended:{n, plural, one {# other session was signed out.} other {# other sessions were signed out.}}`,
  );
}
