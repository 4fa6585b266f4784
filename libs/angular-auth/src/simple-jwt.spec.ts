// The refresh token: where it rests, how it rotates, and what happens where nothing can be stored.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { simpleJwt } from './index.ts';
import { fakeStorage, refuse, settle, setUp, storageKey, token } from './spec-kit.ts';

const refusal = () => {
  throw new DOMException('refused', 'SecurityError');
};

let local: Storage;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  local = fakeStorage();
  vi.stubGlobal('localStorage', local);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('simpleJwt', () => {
  it.each([
    ['memory', null, null],
    ['session', 'r1', null],
    ['local', null, 'r1'],
  ] as const)('keeps the refresh token in %s only', async (persist, inSession, inLocal) => {
    const page = setUp({ transport: simpleJwt({ persist }) });
    await page.signIn(token(), 'r1');
    expect(sessionStorage.getItem(storageKey)).toBe(inSession);
    expect(local.getItem(storageKey)).toBe(inLocal);
    void page.auth.refresh();
    expect(page.oneRefresh().request.body).toEqual({ refresh: 'r1' });
  });

  it('refuses a place it does not know', () => {
    expect(() => simpleJwt({ persist: 'cookie' as 'local' })).toThrow(/persist must be/);
  });

  it('never stores the access token', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    const access = await page.signIn();
    const stored = Object.values({ ...sessionStorage }).join() + (local.getItem(storageKey) ?? '');
    expect(stored).not.toContain(access);
  });

  it('goes on with a refresh token that was rotated', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    void page.auth.refresh();
    page.oneRefresh().flush({ access: token(), refresh: 'r2' });
    await settle();
    expect(local.getItem(storageKey)).toBe('r2');
    void page.auth.refresh();
    expect(page.oneRefresh().request.body).toEqual({ refresh: 'r2' });
  });

  it('goes on with the same refresh token where none is rotated', async () => {
    const page = setUp();
    await page.signIn(token(), 'r1');
    void page.auth.refresh();
    page.oneRefresh().flush({ access: token() });
    await settle();
    void page.auth.refresh();
    expect(page.oneRefresh().request.body).toEqual({ refresh: 'r1' });
  });

  it('does not carry a refresh token over to a sign-in that brought none', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    const done = page.auth.signIn({ username: 'bob', password: 'secret' });
    page.one('/api/token/').flush({ access: token({ user_id: '2' }) });
    await done;
    expect(local.length).toBe(0);
    expect(await page.auth.refresh()).toBe(false);
    expect(page.refreshes()).toHaveLength(0);
    expect(page.auth.status()).toBe('expired');
  });

  it('uses the token another tab put there', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    local.setItem(storageKey, 'r2');
    void page.auth.refresh();
    expect(page.oneRefresh().request.body).toEqual({ refresh: 'r2' });
  });

  it('does not bring back a session another tab signed out of during the refresh', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    void page.auth.refresh();
    local.removeItem(storageKey);
    page.oneRefresh().flush({ access: token(), refresh: 'r2' });
    await settle();
    expect(local.length).toBe(0);
  });

  it('does not drop the token another tab got while its own was refused', async () => {
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    void page.auth.refresh();
    local.setItem(storageKey, 'r2');
    refuse(page.oneRefresh());
    await settle();
    expect(page.auth.status()).toBe('expired');
    expect(local.getItem(storageKey)).toBe('r2');
  });

  it('starts anonymous with garbage in the storage that the server refuses', async () => {
    local.setItem(storageKey, 'garbage');
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    expect(page.auth.user()).toBeNull();
    refuse(page.oneRefresh());
    await page.auth.ready;
    expect(page.auth.status()).toBe('anonymous');
    expect(local.length).toBe(0);
  });

  it.each([
    ['cannot be written', { setItem: refusal }],
    ['cannot be read', { getItem: refusal }],
    ['refuses everything', { setItem: refusal, getItem: refusal, removeItem: refusal }],
  ])('falls back to memory where the storage %s', async (_what, overrides) => {
    vi.stubGlobal('localStorage', fakeStorage(overrides));
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    await page.signIn(token(), 'r1');
    expect(page.auth.status()).toBe('authenticated');
    const refreshed = page.auth.refresh();
    const sent = page.oneRefresh();
    expect(sent.request.body).toEqual({ refresh: 'r1' });
    sent.flush({ access: token(), refresh: 'r2' });
    expect(await refreshed).toBe(true);
    void page.auth.refresh();
    expect(page.oneRefresh().request.body).toEqual({ refresh: 'r2' });
    await page.auth.signOut();
    expect(page.auth.status()).toBe('anonymous');
  });

  it.each(['session', 'local'] as const)(
    'falls back to memory where %sStorage may not even be looked at',
    async (persist) => {
      const name = `${persist}Storage` as const;
      const before = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
      Object.defineProperty(globalThis, name, { configurable: true, get: refusal });
      try {
        const page = setUp({ transport: simpleJwt({ persist }) });
        await page.signIn(token(), 'r1');
        void page.auth.refresh();
        expect(page.oneRefresh().request.body).toEqual({ refresh: 'r1' });
      } finally {
        Object.defineProperty(globalThis, name, before);
      }
    },
  );

  it('tells that it cannot sign out everywhere, and keeps the session', async () => {
    const page = setUp();
    await page.signIn();
    await expect(page.auth.signOut({ everywhere: true })).rejects.toThrow(/^simpleJwt\(\): .* no sign-out/);
    expect(page.auth.status()).toBe('authenticated');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it('works where there is no window and no storage', async () => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    vi.stubGlobal('window', undefined);
    const page = setUp({ transport: simpleJwt({ persist: 'local' }) });
    expect(page.auth.status()).toBe('anonymous');
    await page.auth.ready;
    await page.signIn();
    expect(page.auth.status()).toBe('authenticated');
  });
});
