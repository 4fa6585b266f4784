// Web Locks for specs: first come, first served, as browsers do it, with other tabs to hold them.
import { vi } from 'vitest';

interface Wish {
  readonly name: string;
  readonly mode: LockMode;
  readonly enter: () => Promise<unknown>;
}

type Call = (lock: Lock | null) => unknown;

/** By the clock of the spec. */
function abortAfter(time: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort();
  }, time);
  return controller.signal;
}

/**
 * Puts a lock manager into `navigator`, and makes `AbortSignal.timeout()` go by fake timers; `vi.unstubAllGlobals()` takes
 * both out again.
 */
export function fakeLocks() {
  const asked: LockOptions[] = [];
  const held: Wish[] = [];
  const queue: Wish[] = [];

  const isFree = (wish: Wish) =>
    [...held, ...queue.slice(0, queue.indexOf(wish))].every(
      ({ name, mode }) => name !== wish.name || (mode === 'shared' && wish.mode === 'shared'),
    );

  const letIn = () => {
    const next = queue.find(isFree);
    if (!next) return;
    queue.splice(queue.indexOf(next), 1);
    held.push(next);
    void next.enter().finally(() => {
      held.splice(held.indexOf(next), 1);
      letIn();
    });
    letIn();
  };

  const request = (name: string, options: LockOptions, call: Call) =>
    new Promise((resolve, reject) => {
      const mode = options.mode ?? 'exclusive';
      const enter = () => Promise.resolve(call({ name, mode })).then(resolve, reject);
      const wish: Wish = { name, mode, enter };
      const leave = () => {
        const place = queue.indexOf(wish);
        if (place >= 0) queue.splice(place, 1);
        return place >= 0;
      };
      asked.push(options);
      queue.push(wish);
      options.signal?.addEventListener('abort', () => {
        if (!leave()) return;
        reject(new DOMException('The request was aborted.', 'AbortError'));
        letIn();
      });
      // A browser answers in a task of its own, never at once.
      queueMicrotask(() => {
        letIn();
        if (options.ifAvailable && leave()) resolve(call(null));
      });
    });

  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('AbortSignal', { timeout: abortAfter });
  return {
    /** The options of every request so far. */
    asked,
    held,
    /** Another tab gets the lock, and keeps it until the function returned is called: never, if it is frozen. */
    holdElsewhere(mode: LockMode, name: string): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      void request(name, { mode }, () => promise);
      return resolve;
    },
  };
}
