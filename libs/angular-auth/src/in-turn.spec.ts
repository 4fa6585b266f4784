// Calls that wait for each other across tabs: in order where the browser can, and always made, once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import { inTurn } from './in-turn.ts';
import { settle } from './spec-kit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const name = 'cookie';

/** A call that has been made when `made` says so, and ends when told. */
function call(mode: LockMode) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const made = vi.fn<(waited: boolean) => Promise<string>>(() => promise);
  const outcome = inTurn(name, mode, made);
  return { made, outcome, resolve, reject };
}

describe('inTurn', () => {
  it.each([
    ['shared', 'exclusive'],
    ['exclusive', 'shared'],
    ['exclusive', 'exclusive'],
  ] as const)('makes no call beside another: %s, then %s', async (first, second) => {
    fakeLocks();
    const earlier = call(first);
    const later = call(second);
    await settle();
    expect(earlier.made).toHaveBeenCalledTimes(1);
    expect(later.made).not.toHaveBeenCalled();
    earlier.resolve('done');
    expect(await earlier.outcome).toBe('done');
    await settle();
    expect(later.made).toHaveBeenCalledTimes(1);
    expect([earlier, later].map(({ made }) => made.mock.calls)).toEqual([[[false]], [[true]]]);
  });

  it('makes shared calls side by side', async () => {
    fakeLocks();
    const calls = [call('shared'), call('shared'), call('shared')];
    await settle();
    calls.forEach(({ made }) => {
      expect(made).toHaveBeenCalledTimes(1);
    });
  });

  it('gives the next its turn after a call that fails, and tells the failure', async () => {
    const locks = fakeLocks();
    const earlier = call('exclusive');
    const later = call('exclusive');
    await settle();
    earlier.reject(new Error('no'));
    await expect(earlier.outcome).rejects.toThrow('no');
    await settle();
    expect(later.made).toHaveBeenCalledTimes(1);
    later.resolve('yes');
    expect(await later.outcome).toBe('yes');
    await settle();
    expect(locks.held).toEqual([]);
  });

  it.each(['shared', 'exclusive'] as const)(
    'waits 5 s, not longer, for a frozen holder: %s',
    async (mode) => {
      const locks = fakeLocks();
      locks.holdElsewhere('exclusive', name);
      const { made, outcome, resolve } = call(mode);
      await vi.advanceTimersByTimeAsync(4_999);
      expect(made).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(made).toHaveBeenCalledTimes(1);
      resolve('done');
      expect(await outcome).toBe('done');
    },
  );

  it('makes no second call when the frozen holder wakes up', async () => {
    const locks = fakeLocks();
    const thaw = locks.holdElsewhere('exclusive', name);
    const { made, outcome, resolve } = call('exclusive');
    await vi.advanceTimersByTimeAsync(5_000);
    thaw();
    resolve('done');
    await outcome;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toHaveBeenCalledTimes(1);
    expect(locks.held).toEqual([]);
  });

  it('lets a call take its time once it has its turn', async () => {
    fakeLocks();
    const slow = call('exclusive');
    await vi.advanceTimersByTimeAsync(60_000);
    slow.resolve('done');
    expect(await slow.outcome).toBe('done');
    expect(slow.made).toHaveBeenCalledTimes(1);
  });

  it('asks for no lock that is not its due', async () => {
    const { asked } = fakeLocks();
    call('shared');
    call('exclusive');
    await settle();
    expect(asked.map(({ mode }) => mode)).toEqual(['shared', 'exclusive', 'exclusive']);
    expect(asked.flatMap((options) => Object.keys(options))).not.toContain('steal');
  });

  it('leaves no timer behind', async () => {
    fakeLocks();
    const { outcome, resolve } = call('shared');
    await settle();
    resolve('done');
    await outcome;
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['refuses locks', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
    [
      'loses a lock to a thief',
      {
        request: (_name: string, _options: LockOptions, enter: () => unknown) => {
          enter();
          return Promise.reject(new DOMException('stolen', 'AbortError'));
        },
      },
    ],
    ['has no locks', undefined],
  ])('makes the call once in a browser that %s', async (_what, locks) => {
    vi.stubGlobal('navigator', { locks });
    const { made, outcome, resolve } = call('exclusive');
    await settle();
    expect(made).toHaveBeenCalledTimes(1);
    resolve('done');
    expect(await outcome).toBe('done');
  });

  it('makes the call at once where there is no navigator', () => {
    vi.stubGlobal('navigator', undefined);
    const { made } = call('exclusive');
    expect(made).toHaveBeenCalledTimes(1);
  });
});
