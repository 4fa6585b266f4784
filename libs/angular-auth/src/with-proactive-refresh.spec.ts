// Tokens that are renewed before anybody has to wait, but not for pages that nobody looks at.
import { TestBed } from '@angular/core/testing';
import { fakeTokenServer } from '@latchkey/angular-auth/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withProactiveRefresh } from './index.ts';
import { settle, setUp } from './spec-kit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

async function open(life = 300, user: { id: string } | null = { id: '1' }) {
  const server = fakeTokenServer({ user, life });
  const page = setUp({ transport: server.transport, features: [withProactiveRefresh()] });
  await page.auth.ready;
  await settle();
  const count = () => server.asked.filter((question) => question === 'refresh').length;
  return { ...page, tokens: server, count };
}

function show(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

describe('withProactiveRefresh', () => {
  it('refreshes a minute before a token of five minutes ends', async () => {
    const { count } = await open();
    await vi.advanceTimersByTimeAsync(237_000);
    expect(count()).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(count()).toBe(2);
  });

  it('goes on as long as somebody looks, with no dead token between', async () => {
    const page = await open(5);
    for (let second = 0; second < 60; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      page.get();
      expect(page.take('/api/things/')).toHaveLength(1);
    }
    expect(page.count()).toBeGreaterThan(10);
    expect(page.count()).toBeLessThan(35);
  });

  it('uses no timer longer than half a minute', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout');
    await open(86_400);
    await minutes(3);
    expect(timer.mock.calls.map(([, delay]) => delay ?? 0).every((delay) => delay <= 30_000)).toBe(true);
  });

  it('notices that the machine slept, in which no timer runs', async () => {
    const page = await open();
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(page.count()).toBe(2);
  });

  it('does nothing in a hidden tab, and at once when it is shown again', async () => {
    const page = await open();
    show(true);
    await minutes(10);
    expect(page.count()).toBe(1);
    show(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(page.count()).toBe(2);
    expect(page.auth.status()).toBe('authenticated');
  });

  it.each(['focus', 'online', 'pageshow'])('looks again at the event %s', async (type) => {
    const page = await open();
    vi.setSystemTime(Date.now() + 600_000);
    dispatchEvent(new Event(type));
    await settle();
    expect(page.count()).toBe(2);
  });

  it('recovers a degraded session by itself, in its pauses', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const page = await open();
    page.tokens.status = 503;
    await minutes(6);
    expect(page.auth.status()).toBe('degraded');
    expect(page.count()).toBeLessThan(16);
    page.tokens.status = 200;
    await minutes(1);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('asks nothing when nobody is signed in, and after a sign-out', async () => {
    const guest = await open(300, null);
    await minutes(10);
    expect(guest.count()).toBe(0);
    await guest.auth.signIn({ username: '1', password: 'secret' });
    await minutes(5);
    expect(guest.count()).toBe(1);
    await guest.auth.signOut();
    await minutes(10);
    expect(guest.count()).toBe(1);
  });

  it('leaves no timer behind when the application ends', async () => {
    await open();
    TestBed.resetTestingModule();
    expect(vi.getTimerCount()).toBe(0);
  });
});
