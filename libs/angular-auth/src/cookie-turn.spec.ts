// A request of the application's own that changes the cookie: beside no refresh of any tab, and never lost.
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import { cookieRefresh, injectCookieTurn } from './index.ts';
import { fakeStorage, settle, setUp, token } from './spec-kit.ts';

const lock = 'latchkey.cookie /api/';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', fakeStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page with a session, and the turn that one of its components has taken. */
async function open(access = token()) {
  const page = setUp({ transport: cookieRefresh() });
  await settle();
  page.oneRefresh().flush({ access });
  await page.auth.ready;
  return { page, inCookieTurn: TestBed.runInInjectionContext(injectCookieTurn) };
}

describe('injectCookieTurn', () => {
  it('makes no call while another tab refreshes', async () => {
    const locks = fakeLocks();
    const { inCookieTurn } = await open();
    const refreshed = locks.holdElsewhere('shared', lock);
    await settle();
    const change = vi.fn(() => Promise.resolve('changed'));
    const outcome = inCookieTurn(change);
    await settle();
    expect(change).not.toHaveBeenCalled();
    refreshed();
    expect(await outcome).toBe('changed');
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('lets no refresh cross the call', async () => {
    fakeLocks();
    const { page, inCookieTurn } = await open();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const outcome = inCookieTurn(() => answered);
    await settle();
    void page.auth.refresh();
    await settle();
    expect(page.take('/api/token/refresh/')).toHaveLength(0);
    answer();
    await outcome;
    await settle();
    expect(page.take('/api/token/refresh/')).toHaveLength(1);
  });

  it('gets a fresh token before its turn, for which the refresh would have to wait', async () => {
    fakeLocks();
    const { page, inCookieTurn } = await open();
    vi.advanceTimersByTime(3_600_000);
    const change = vi.fn(() => Promise.resolve());
    const outcome = inCookieTurn(change);
    await settle();
    expect(change).not.toHaveBeenCalled();
    page.oneRefresh().flush({ access: token() });
    await outcome;
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('waits no longer than 5 s for a tab that may be frozen', async () => {
    const locks = fakeLocks();
    const { inCookieTurn } = await open();
    locks.holdElsewhere('shared', lock);
    await settle();
    const change = vi.fn(() => Promise.resolve());
    void inCookieTurn(change);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(change).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(change).toHaveBeenCalledTimes(1);
  });

  it("fails with the call's own error, and leaves the turn to others", async () => {
    fakeLocks();
    const { inCookieTurn } = await open();
    await expect(inCookieTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inCookieTurn(() => Promise.resolve('next'))).toBe('next');
  });
});
