// Tabs in front of a server whose refresh tokens can be used once.
import { HttpErrorResponse } from '@angular/common/http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthTransport } from './auth-transport.ts';
import { fakeLocks } from './fake-locks.ts';
import { refreshInTurn } from './refresh-in-turn.ts';
import { fakeStorage } from './spec-kit.ts';

const key = 'tabs';
let local: Storage;
/** The refresh token that all tabs share, and the only one the server takes. */
let stored: string;
let good: string;
let asked: string[];
let granted: number;

beforeEach(() => {
  vi.useFakeTimers();
  local = fakeStorage();
  vi.stubGlobal('localStorage', local);
  stored = good = 'r0';
  asked = [];
  granted = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers after 100 ms; a spent token is refused. */
async function refreshOnce(): Promise<{ access: string; keep: () => void }> {
  const sent = stored;
  asked.push(sent);
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (sent !== good) throw new HttpErrorResponse({ status: 401 });
  const serial = ++granted;
  const next = (good = `r${serial}`);
  return {
    access: `a${serial}`,
    keep: () => {
      stored = next;
    },
  };
}

function openTab(refresh: AuthTransport['refresh'] = refreshOnce) {
  const keeper = { transport: { tabs: 'in-turn', refresh } as AuthTransport };
  refreshInTurn(keeper, key);
  /** As the session does: what comes is kept. */
  return async () => {
    const grant = await keeper.transport.refresh();
    grant.keep();
    return grant.access;
  };
}

const all = async <T>(outcomes: readonly Promise<T>[], time = 20_000): Promise<T[]> => {
  const done = Promise.all(outcomes);
  done.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(time);
  return done;
};

describe('refreshInTurn', () => {
  it('asks the server once for six tabs that refresh at the same time', async () => {
    fakeLocks();
    const tabs = Array.from({ length: 6 }, () => openTab());
    expect(await all(tabs.map((refresh) => refresh()))).toEqual(Array(6).fill('a1'));
    expect(asked).toEqual(['r0']);
  });

  it('asks once, although storage tells a tab that comes later with a delay', async () => {
    fakeLocks();
    const first = openTab();
    const behind = fakeStorage();
    vi.stubGlobal('localStorage', behind);
    const second = openTab();
    // The refresh of the first is over after 100 ms, and storage shows it to the second after 400 ms.
    setTimeout(() => {
      behind.setItem(key, local.getItem(key) ?? '');
    }, 400);
    const later = new Promise((resolve) => setTimeout(resolve, 150)).then(second);
    expect(await all([first(), later])).toEqual(['a1', 'a1']);
    expect(asked).toEqual(['r0']);
  });

  it('asks again in the next round', async () => {
    fakeLocks();
    const tabs = Array.from({ length: 6 }, () => openTab());
    for (const round of [1, 2, 3]) {
      expect(await all(tabs.map((refresh) => refresh()))).toEqual(Array(6).fill(`a${round}`));
    }
    expect(asked).toEqual(['r0', 'r1', 'r2']);
  });

  it('loses nobody where there are no locks', async () => {
    vi.stubGlobal('navigator', {});
    const tabs = Array.from({ length: 6 }, () => openTab());
    expect(await all(tabs.map((refresh) => refresh()))).toEqual(Array(6).fill('a1'));
  });

  it('lets the others go on 5.5 s after a tab that froze before it asked', async () => {
    const { holdElsewhere } = fakeLocks();
    holdElsewhere('exclusive', key);
    const tabs = Array.from({ length: 5 }, () => openTab());
    expect(
      await all(
        tabs.map((refresh) => refresh()),
        6_200,
      ),
    ).toEqual(Array(5).fill('a1'));
  });

  it('lets the next try half a second after a tab whose refresh did not get through', async () => {
    fakeLocks();
    const offline = openTab(() => Promise.reject(new HttpErrorResponse({ status: 0 })));
    const failed = expect(offline()).rejects.toMatchObject({ status: 0 });
    expect(await all([openTab()()], 700)).toEqual(['a1']);
    await failed;
  });

  it('holds nobody up in a hidden page, whose timers take a second each', async () => {
    fakeLocks();
    const delay = globalThis.setTimeout;
    const slow = (call: () => void, time = 0) => delay(call, Math.max(time, 1_000));
    const offline = openTab(() => Promise.reject(new HttpErrorResponse({ status: 0 })));
    const failed = expect(offline()).rejects.toMatchObject({ status: 0 });
    vi.stubGlobal('setTimeout', slow);
    expect(await all([openTab()()], 2_100)).toEqual(['a1']);
    await failed;
  });

  it('leaves an access token in storage for 5 s, wherever the tab that has put it there', async () => {
    fakeLocks();
    const next = openTab();
    local.setItem(key, `${Date.now()} from-a-closed-tab`);
    expect(await all([next()], 0)).toEqual(['from-a-closed-tab']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(local.getItem(key)).toBeNull();

    local.setItem(key, `${Date.now() - 6_000} from-the-last-tab`);
    const offline = openTab(() => Promise.reject(new HttpErrorResponse({ status: 0 })));
    await expect(all([offline()])).rejects.toMatchObject({ status: 0 });
    expect(local.getItem(key)).toBeNull();
  });

  it('refuses who comes with a token that nobody has replaced', async () => {
    fakeLocks();
    stored = 'another';
    await expect(all([openTab()()])).rejects.toMatchObject({ status: 401 });
    expect(asked).toEqual(['another']);
  });
});
