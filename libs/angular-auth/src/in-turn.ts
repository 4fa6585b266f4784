// Keeps requests that set or clear the one cookie of all tabs in order, as far as the browser can.

/** Milliseconds after which nobody waits any longer for a tab that may be frozen. */
const patience = 5_000;

/**
 * Makes one call, when no `exclusive` call of any tab is under way (and, if it is `exclusive` itself, no other call).
 * It is made exactly once in any case: at once where there are no Web Locks, after `patience` where a lock is not to
 * be had. Nobody's lock is stolen.
 */
export async function inTurn<T>(name: string, mode: LockMode, call: () => Promise<T>): Promise<T> {
  // Not there in insecure contexts and before Safari 15.4, whatever the compiler believes.
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  let made: Promise<T> | undefined;
  const makeCall = () => (made ??= call());
  if (locks) {
    const waiting = new AbortController();
    const timer = setTimeout(() => {
      waiting.abort();
    }, patience);
    // Rejects when the wait is over or the browser refuses the lock, and with the call, whose outcome is told below.
    await locks.request(name, { mode, signal: waiting.signal }, makeCall).catch(() => undefined);
    clearTimeout(timer);
  }
  return makeCall();
}
