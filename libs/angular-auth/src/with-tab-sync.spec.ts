// Several tabs of one browser: what one does to the session, the others follow at once.
import { DOCUMENT } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { fakeTabs, fakeTokenServer, type FakeUser } from '@latchkey/angular-auth/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import { type AuthEvent, simpleJwt, withProactiveRefresh, withTabSync } from './index.ts';
import { bearer, fakeStorage, refuse, settle, setUp, storageKey, token } from './spec-kit.ts';

const ada: FakeUser = { id: '1' };
const bob: FakeUser = { id: '2' };
const handedOn = 'latchkey.tabs /api/';

let uninstall: () => void;
let tabs: ReturnType<typeof fakeTabs>;
let local: Storage;

beforeEach(() => {
  vi.useFakeTimers();
  tabs = fakeTabs();
  uninstall = tabs.install();
  local = fakeStorage();
  vi.stubGlobal('localStorage', local);
  fakeLocks();
});
afterEach(() => {
  uninstall();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A tab of a browser that shares `server`'s one session. */
async function openTab(user: FakeUser | null, address = '/products/5') {
  const server = fakeTokenServer({ user });
  const page = setUp({ transport: server.transport, features: [withTabSync()] });
  await page.auth.ready;
  await page.router.navigateByUrl(address);
  page.navigate.mockClear();
  return { ...page, tokens: server };
}

/** A tab that shares its session through localStorage with tabs whose refresh tokens can be spent. */
async function openStrictTab() {
  const page = setUp({ transport: simpleJwt({ persist: 'local' }), features: [withTabSync()] });
  await page.signIn();
  return page;
}

/** Another tab has put this into localStorage. */
async function store(access: string, refresh: string, at = Date.now()) {
  local.setItem(storageKey, refresh);
  local.setItem(handedOn, `${at} ${access}`);
  dispatchEvent(Object.assign(new Event('storage'), { key: handedOn }));
  await settle();
}

const happens = (type: 'pagehide' | 'pageshow', persisted: boolean) =>
  dispatchEvent(Object.assign(new Event(type), { persisted }));

/** Whether the page is hidden when the browser keeps it, and until what is known is known. */
async function comeOutOfCache(persisted = true) {
  vi.spyOn(window, 'scrollTo').mockReturnValue();
  happens('pagehide', persisted);
  const wasHidden = document.documentElement.hidden;
  happens('pageshow', persisted);
  const isHidden = document.documentElement.hidden;
  await settle();
  expect(document.documentElement.hidden).toBe(false);
  return wasHidden && isHidden;
}

describe('what is told to the other tabs', () => {
  it('is what happens to the session, and no token', async () => {
    const page = await openTab(null, '/open');
    await page.auth.signIn({ username: '7', password: 'secret' });
    await page.auth.refresh();
    page.tokens.status = 503;
    await page.auth.refresh();
    await page.auth.signOut();
    const user = { id: '7' };
    const types = ['signed-in', 'refreshed', 'degraded', 'signed-out'];
    expect(tabs.told).toEqual(types.map((type) => ({ type, user })));
  });

  it('ends with the application', async () => {
    await openTab(ada);
    TestBed.resetTestingModule();
    tabs.tell({ type: 'signed-out', user: ada });
    await comeOutOfCache();
    expect(tabs.told.map(({ type }) => type)).toEqual(['refreshed']);
  });
});

describe('a sign-out in another tab', () => {
  it.each<[string, AuthEvent['user']]>([
    ['the same person', { id: '1' }],
    ['somebody not known', null],
  ])('ends the session at once: of %s', async (_whose, user) => {
    const page = await openTab(ada);
    const call = page.get();
    tabs.tell({ type: 'signed-out', user });
    expect(page.auth.status()).toBe('anonymous');
    expect(page.auth.user()).toBeNull();
    await settle();
    expect(page.router.url).toBe('/sign-in');
    page.take('/api/things/').forEach((request) => {
      refuse(request);
    });
    await settle();
    expect(call.errors[0]?.status).toBe(401);
    expect(page.refreshes()).toEqual([]);
    expect(page.events.at(-1)).toEqual({ type: 'signed-out', user: { id: '1' } });
  });

  it('is not told again, nor to the server', async () => {
    const page = await openTab(ada);
    tabs.tell({ type: 'signed-out', user: ada });
    await settle();
    expect(tabs.told.map(({ type }) => type)).toEqual(['refreshed']);
    expect(page.tokens.user).toEqual(ada);
  });

  it('leaves alone somebody else, who has a session of their own', async () => {
    const page = await openTab(ada);
    tabs.tell({ type: 'signed-out', user: bob });
    expect(page.auth.status()).toBe('authenticated');
  });

  it('leaves a guest on the page that is open', async () => {
    const page = await openTab(null, '/open');
    tabs.tell({ type: 'signed-out', user: ada });
    await settle();
    expect(page.router.url).toBe('/open');
    expect(page.events).toEqual([]);
  });
});

describe('a sign-in in another tab', () => {
  it('is taken up, and leads from the sign-in page to the page that was wanted', async () => {
    const page = await openTab(null, '/products/5');
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5');
    page.tokens.user = bob;
    tabs.tell({ type: 'signed-in', user: bob });
    await settle();
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.router.url).toBe('/products/5');
  });

  it('leaves a guest who has no part in it on the sign-in page', async () => {
    const page = await openTab(null, '/sign-in');
    tabs.tell({ type: 'signed-in', user: bob });
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.router.url).toBe('/sign-in');
  });

  it('sends none of five waiting requests under the other person', async () => {
    const page = await openTab(ada);
    const calls = Array.from({ length: 5 }, () => page.get());
    const sent = page.take('/api/things/');
    page.tokens.user = bob;
    tabs.tell({ type: 'signed-in', user: bob });
    const late = page.get();
    sent.forEach((request) => {
      refuse(request);
    });
    await settle();
    expect(page.take('/api/things/')).toEqual([]);
    expect([...calls, late].map(({ errors }) => errors[0]?.status)).toEqual(Array(6).fill(401));
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.events.at(-1)).toEqual({ type: 'signed-in', user: { id: '2' } });
    expect(tabs.told.map(({ type }) => type)).toEqual(['refreshed']);
  });

  it('that is over by the time it is taken up does not keep the next one from being told', async () => {
    const page = await openTab(null, '/sign-in');
    page.tokens.user = bob;
    page.tokens.status = 401;
    tabs.tell({ type: 'signed-in', user: bob });
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    page.tokens.status = 200;
    await page.auth.signIn({ username: '1', password: 'secret' });
    expect(tabs.told).toEqual([{ type: 'signed-in', user: ada }]);
  });

  it('of the same person replaces the session, and the requests go on', async () => {
    const page = await openTab(ada);
    const call = page.get();
    refuse(page.one('/api/things/'));
    tabs.tell({ type: 'signed-in', user: ada });
    await settle();
    page.one('/api/things/').flush('ok');
    expect(call.answers).toEqual(['ok']);
    expect(page.tokens.asked).toEqual(['refresh', 'refresh']);
  });

  it.each(['memory', 'session'] as const)(
    'is not taken up where each tab has its own: %s',
    async (persist) => {
      const page = setUp({ transport: simpleJwt({ persist }), features: [withTabSync()] });
      await page.signIn();
      tabs.tell({ type: 'signed-in', user: bob });
      await settle();
      expect(page.auth.user()).toEqual({ id: '1' });
      expect(page.refreshes()).toEqual([]);
    },
  );
});

describe('a session that expired in another tab', () => {
  it('is asked about here, and over when the server says so', async () => {
    const page = await openTab(ada);
    page.tokens.user = null;
    tabs.tell({ type: 'expired', user: ada });
    await settle();
    expect(page.auth.status()).toBe('expired');
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5');
  });

  it('goes on here when the server says so', async () => {
    const page = await openTab(ada);
    tabs.tell({ type: 'expired', user: ada });
    await settle();
    expect(page.auth.status()).toBe('authenticated');
    expect(page.tokens.asked).toEqual(['refresh', 'refresh']);
  });
});

describe('a page that comes out of the back/forward cache', () => {
  it('is hidden until it is known that the session is still there', async () => {
    const page = await openTab(ada);
    expect(await comeOutOfCache()).toBe(true);
    expect(page.auth.status()).toBe('authenticated');
    expect(page.router.url).toBe('/products/5');
    expect(page.tokens.asked).toEqual(['refresh', 'refresh']);
  });

  it('is scrolled to where it was, which hiding it has undone', async () => {
    await openTab(ada);
    vi.spyOn(window, 'scrollY', 'get').mockReturnValueOnce(777);
    await comeOutOfCache();
    expect(window.scrollTo).toHaveBeenCalledExactlyOnceWith(0, 777);
  });

  it.each<[string, (page: Awaited<ReturnType<typeof openTab>>) => void]>([
    [
      'here, which the page can see',
      (page) => {
        page.tokens.user = null;
      },
    ],
    [
      'on the server, which it must ask',
      (page) => {
        page.tokens.status = 401;
      },
    ],
  ])('shows the sign-in page after the session has ended %s', async (_where, end) => {
    const page = await openTab(ada);
    end(page);
    expect(await comeOutOfCache()).toBe(true);
    expect(page.auth.isAuthenticated()).toBe(false);
    expect(page.router.url).toMatch(/^\/sign-in/);
    expect(window.scrollTo).not.toHaveBeenCalled();
  });

  it('is left for the sign-in page even where no guard is before it', async () => {
    const page = await openTab(ada, '/open');
    page.tokens.status = 401;
    expect(await comeOutOfCache()).toBe(true);
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fopen');
  });

  it('is shown even where the application fails to leave it', async () => {
    const page = await openTab(ada);
    page.tokens.status = 401;
    page.navigate.mockRejectedValue(new Error('no'));
    expect(await comeOutOfCache()).toBe(true);
    expect(page.auth.status()).toBe('expired');
  });

  it('is told from one that is loaded', async () => {
    const page = await openTab(ada);
    expect(await comeOutOfCache(false)).toBe(false);
    expect(page.tokens.asked).toEqual(['refresh']);
  });
});

describe('tabs that share refresh tokens which can be spent', () => {
  it('take the token that another has got, and ask nothing', async () => {
    const page = await openStrictTab();
    const access = token();
    await store(access, 'r2');
    page.get();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${access}`);
    expect(page.refreshes()).toEqual([]);
    expect(page.events.map(({ type }) => type)).toEqual(['signed-in', 'refreshed']);
  });

  it('take up a sign-in that way, also of somebody else', async () => {
    const page = await openStrictTab();
    await store(token({ user_id: '2' }), token({ token_type: 'refresh', user_id: '2' }));
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.events.at(-1)).toEqual({ type: 'signed-in', user: { id: '2' } });
  });

  it('leave alone a token that was handed on too long ago', async () => {
    const page = await openStrictTab();
    await store(token(), 'r2', Date.now() - 6_000);
    expect(page.events.map(({ type }) => type)).toEqual(['signed-in']);
  });

  it('keep a token that is handed on for 5 s', async () => {
    const page = await openStrictTab();
    void page.auth.refresh();
    await settle();
    const access = token();
    page.oneRefresh().flush({ access, refresh: 'r2' });
    await settle();
    expect(local.getItem(handedOn)).toContain(access);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(local.getItem(handedOn)).toBeNull();
  });

  it('keep no token after a sign-out', async () => {
    const page = await openStrictTab();
    expect(local.getItem(handedOn)).not.toBeNull();
    await page.auth.signOut();
    expect(local.length).toBe(0);
  });
});

describe('a place without a window', () => {
  it('is told nothing and tells nothing', async () => {
    const { transport } = fakeTokenServer({ user: ada });
    const nowhere = new Proxy(document, {
      get: (target, name) => (name === 'defaultView' ? null : Reflect.get(target, name, target)),
    });
    const page = setUp({
      transport,
      features: [withTabSync(), withProactiveRefresh()],
      providers: [{ provide: DOCUMENT, useValue: nowhere }],
    });
    await page.auth.ready;
    tabs.tell({ type: 'signed-out', user: ada });
    expect(page.auth.status()).toBe('authenticated');
    expect(tabs.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
