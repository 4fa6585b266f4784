// Keeps requests of several tabs that must not meet in order, as far as the browser can.

/** Milliseconds after which nobody waits any longer for a tab that may be frozen. */
const patience = 5_000;

/**
 * Makes one call, when no `exclusive` call of any tab is under way (and, if it is `exclusive` itself, no other call),
 * and tells it whether it had to wait. It is made exactly once in any case: at once where there are no Web Locks,
 * after `patience` where a lock is not to be had. Nobody's lock is stolen.
 */
export async function inTurn<T>(
  name: string,
  mode: LockMode,
  call: (waited: boolean) => Promise<T>,
): Promise<T> {
  // Not there in insecure contexts and before Safari 15.4, whatever the compiler believes.
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (!locks) return call(false);
  let made: Promise<T> | undefined;
  /** Rejects when the browser refuses the lock or the wait is over, and with the call, whose outcome is told below. */
  const ask = async (options: LockOptions, waited: boolean) => {
    await locks
      .request(name, { mode, ...options }, (lock) => lock && (made ??= call(waited)))
      .catch(() => undefined);
  };
  await ask({ ifAvailable: true }, false);
  if (!made) await ask({ signal: AbortSignal.timeout(patience) }, true);
  return (made ??= call(true));
}
