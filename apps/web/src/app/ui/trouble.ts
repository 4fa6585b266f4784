// What to tell people when a form could not be sent: what is so, and what to do next.
import { plural } from './plural.ts';

export interface Trouble {
  /** `quiet` where nothing is wrong but the connection. */
  readonly kind: 'alarm' | 'quiet';
  readonly what: string;
  readonly next: string;
}

export const troubles = {
  offline: (): Trouble => ({
    kind: 'quiet',
    what: $localize`:@@ui.trouble.offline:The server cannot be reached.`,
    next: $localize`:@@ui.trouble.offline-next:What you typed is kept. Check the connection and try again.`,
  }),
  server: (): Trouble => ({
    kind: 'alarm',
    what: $localize`:@@ui.trouble.server:The server could not answer.`,
    next: $localize`:@@ui.trouble.server-next:What you typed is kept. Try again in a moment.`,
  }),
  forbidden: (): Trouble => ({
    kind: 'alarm',
    what: $localize`:@@ui.trouble.forbidden:You may not do this.`,
    next: $localize`:@@ui.trouble.forbidden-next:Only staff may. Nothing was changed.`,
  }),
  gone: (): Trouble => ({
    kind: 'alarm',
    what: $localize`:@@ui.trouble.gone:It is not there any more.`,
    next: $localize`:@@ui.trouble.gone-next:Somebody has deleted it meanwhile.`,
  }),
};

/** After a 429; `seconds` as its `Retry-After` has them. */
export function throttled(seconds: number | undefined): Trouble {
  return { kind: 'alarm', what: $localize`:@@ui.trouble.throttled:Too many tries.`, next: waitFor(seconds) };
}

function waitFor(seconds: number | undefined): string {
  if (seconds === undefined) return $localize`:@@ui.trouble.wait:Wait a moment, then try again.`;
  return plural(
    Math.ceil(seconds),
    $localize`:@@ui.trouble.wait-seconds:Wait {n, plural, one {# second} other {# seconds}}, then try again.`,
  );
}
