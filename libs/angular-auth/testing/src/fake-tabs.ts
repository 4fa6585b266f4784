// The other tabs of the browser, played by a spec.
import type { AuthEvent } from '@latchkey/angular-auth';

export interface FakeTabs {
  /** What this page has told the other tabs so far. */
  readonly told: readonly AuthEvent[];
  /** Another tab tells this page, as if it had happened there: `{ type: 'signed-out', user: { id: '3' } }`. */
  tell(event: AuthEvent): void;
  /** Takes the place of `BroadcastChannel`, until the function returned is called. */
  install(): () => void;
}

/** For `provideAuthTesting({ tabs })`. */
export function fakeTabs(): FakeTabs {
  const told: AuthEvent[] = [];
  const open = new Set<Channel>();

  class Channel {
    onmessage: ((event: MessageEvent<AuthEvent>) => void) | null = null;

    constructor() {
      open.add(this);
    }

    postMessage(event: AuthEvent): void {
      told.push(structuredClone(event));
    }

    close(): void {
      open.delete(this);
    }
  }

  return {
    told,
    tell(event) {
      open.forEach(({ onmessage }) =>
        onmessage?.(new MessageEvent('message', { data: structuredClone(event) })),
      );
    },
    install() {
      const real = globalThis.BroadcastChannel;
      Object.assign(globalThis, { BroadcastChannel: Channel });
      return () => {
        Object.assign(globalThis, { BroadcastChannel: real });
      };
    },
  };
}
