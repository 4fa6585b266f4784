// What to tell people when a form could not be sent: what is so, and what to do next.

export interface Trouble {
  /** `quiet` where nothing is wrong but the connection. */
  readonly kind: 'alarm' | 'quiet';
  readonly what: string;
  readonly next: string;
}

export const troubles = {
  offline: {
    kind: 'quiet',
    what: 'The server cannot be reached.',
    next: 'What you typed is kept. Check the connection and try again.',
  },
  server: {
    kind: 'alarm',
    what: 'The server could not answer.',
    next: 'What you typed is kept. Try again in a moment.',
  },
} as const satisfies Record<string, Trouble>;

/** After a 429; `seconds` as its `Retry-After` has them. */
export function throttled(seconds: number | undefined): Trouble {
  return { kind: 'alarm', what: 'Too many tries.', next: waitFor(seconds) };
}

function waitFor(seconds: number | undefined): string {
  if (seconds === undefined) return 'Wait a moment, then try again.';
  const whole = Math.ceil(seconds);
  return `Wait ${whole} ${whole === 1 ? 'second' : 'seconds'}, then try again.`;
}
