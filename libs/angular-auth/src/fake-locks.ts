// Web Locks for specs: first come, first served, as browsers do it, with other tabs to hold them.
import { vi } from 'vitest';

interface Waiting {
  readonly mode: LockMode;
  readonly enter: () => Promise<void>;
}

/** Puts a lock manager into `navigator`; `vi.unstubAllGlobals()` takes it out again. */
export function fakeLocks() {
  const asked: LockOptions[] = [];
  const held: LockMode[] = [];
  const queue: Waiting[] = [];

  const letIn = () => {
    const next = queue[0];
    if (!next || held.includes('exclusive') || (next.mode === 'exclusive' && held.length > 0)) return;
    queue.shift();
    held.push(next.mode);
    void next.enter().finally(() => {
      held.splice(held.indexOf(next.mode), 1);
      letIn();
    });
    letIn();
  };

  const request = (_name: string, options: LockOptions, call: () => Promise<unknown>) =>
    new Promise((resolve, reject) => {
      const mode = options.mode ?? 'exclusive';
      const waiting: Waiting = { mode, enter: () => call().then(resolve, reject) };
      asked.push(options);
      queue.push(waiting);
      options.signal?.addEventListener('abort', () => {
        const place = queue.indexOf(waiting);
        if (place < 0) return;
        queue.splice(place, 1);
        reject(new DOMException('The request was aborted.', 'AbortError'));
        letIn();
      });
      // A browser answers in a task of its own, never at once.
      queueMicrotask(letIn);
    });

  vi.stubGlobal('navigator', { locks: { request } });
  return {
    /** The options of every request so far. */
    asked,
    held,
    /** Another tab gets the lock, and keeps it until the function returned is called: never, if it is frozen. */
    holdElsewhere(mode: LockMode): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      void request('', { mode }, () => promise);
      return resolve;
    },
  };
}
