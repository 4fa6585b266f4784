// Cookie mode: a session that no script can read, found again at every page load, and gone after a sign-out.
import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuthTransport, cookieRefresh } from './index.ts';
import { fakeLocks } from './fake-locks.ts';
import { bearer, fail, fakeStorage, goOffline, type Kit, refuse, settle, setUp, token } from './spec-kit.ts';

const inCookies = { transport: cookieRefresh() };
const mark = 'latchkey.sign-out /api/';
const logout = '/api/v1/auth/logout/';
const logoutAll = '/api/v1/auth/logout-all/';

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
  vi.restoreAllMocks();
});

/** A page load of somebody who has no cookie. */
async function visit(options = {}) {
  const page = setUp({ ...inCookies, ...options });
  await settle();
  refuse(page.oneRefresh());
  await page.auth.ready;
  return page;
}

/** A page load of somebody who has one. */
async function comeBack(access = token()) {
  const page = setUp(inCookies);
  await settle();
  page.oneRefresh().flush({ access });
  await page.auth.ready;
  return page;
}

async function signIn(page: Kit, access = token()) {
  const done = page.auth.signIn({ username: 'ada', password: 'secret' });
  await settle();
  page.one('/api/token/').flush({ access });
  await done;
  return access;
}

/** The server says no, and no again when it is asked whether the cookie has changed meanwhile. */
async function refuseTwice(page: Kit) {
  await settle();
  refuse(page.oneRefresh());
  await settle();
  refuse(page.oneRefresh());
  await settle();
}

/** Another page of the same browser: the same cookies, the same storage, the same locks. */
function openTab(): AuthTransport {
  return TestBed.runInInjectionContext(() =>
    cookieRefresh()({ api: '/api/', http: TestBed.inject(HttpClient) }),
  );
}

const ada = { username: 'ada', password: 'secret' };

describe('what is asked', () => {
  it.each([
    ['POST token/', '/api/token/', (page: Kit) => page.auth.signIn(ada), ada],
    ['POST token/refresh/', '/api/token/refresh/', (page: Kit) => page.auth.refresh(), {}],
    ['POST logout/', logout, (page: Kit) => page.auth.signOut(), {}],
    ['POST logout-all/', logoutAll, (page: Kit) => page.auth.signOut({ everywhere: true }), {}],
  ])('is JSON in cookie mode: %s', async (_what, path, ask, body) => {
    const page = await comeBack();
    void ask(page);
    await settle();
    const { request } = page.one(path);
    expect(request.method).toBe('POST');
    expect(request.body).toEqual(body);
    expect(request.detectContentTypeHeader()).toBe('application/json');
    expect(request.headers.get('X-Auth-Mode')).toBe('cookie');
    expect(request.withCredentials).toBe(false);
  });

  it('carries no access token but where all sessions are to end', async () => {
    const access = token();
    const page = await comeBack(access);
    void page.auth.signOut({ everywhere: true });
    await settle();
    expect(bearer(page.one(logoutAll))).toBe(`Bearer ${access}`);
    void page.auth.signOut();
    await settle();
    expect(page.one(logout).request.headers.has('Authorization')).toBe(false);
  });

  it('is verify/ in the manner of SimpleJWT', async () => {
    const access = token();
    const page = await comeBack(access);
    void page.auth.verify();
    await settle();
    const { request } = page.one('/api/token/verify/');
    expect(request.body).toEqual({ token: access });
    expect(request.headers.has('X-Auth-Mode')).toBe(false);
  });

  it.each(['https://api.example/', 'http://localhost:1/api/'])('is refused of another origin: %s', (api) => {
    expect(() => setUp({ ...inCookies, api, attachTo: [api] })).toThrow(
      `cookieRefresh(): api must be on the origin of the page, ${location.origin}; it is ${api}`,
    );
  });

  it('may name its own origin', async () => {
    const page = setUp({ ...inCookies, api: `${location.origin}/api/` });
    await settle();
    expect(page.take(`${location.origin}/api/token/refresh/`)).toHaveLength(1);
  });
});

describe('a page load', () => {
  it('starts with one refresh, since nobody can see whether there is a cookie', async () => {
    const page = setUp(inCookies);
    expect(page.auth.status()).toBe('starting');
    expect(page.auth.user()).toBeNull();
    expect(page.auth.isAuthenticated()).toBe(false);
    await settle();
    page.oneRefresh().flush({ access: token({ user_id: '7' }) });
    await page.auth.ready;
    expect(page.auth.status()).toBe('authenticated');
    expect(page.auth.user()).toEqual({ id: '7' });
  });

  it('ends anonymous at a 401, without a navigation and without an event', async () => {
    const page = await visit();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.navigate).not.toHaveBeenCalled();
    expect(page.events).toEqual([]);
    expect(await page.auth.refresh()).toBe(false);
    page.server.verify();
  });

  it('shows the page that was wanted, not the sign-in page, while the server cannot be asked', async () => {
    const page = setUp(inCookies);
    const arrived = page.router.navigateByUrl('/products/5');
    await settle();
    fail(page.oneRefresh(), 503);
    await arrived;
    expect(page.auth.status()).toBe('degraded');
    expect(page.auth.isAuthenticated()).toBe(true);
    expect(page.auth.user()).toBeNull();
    expect(page.router.url).toBe('/products/5');

    await vi.advanceTimersByTimeAsync(2_000);
    const call = page.get();
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    page.one('/api/things/').flush('ok');
    expect(call.answers).toEqual(['ok']);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('lets a visitor at the sign-in page while the server cannot be asked', async () => {
    const page = setUp(inCookies);
    const arrived = page.router.navigateByUrl('/sign-in?returnUrl=%2Fopen');
    await settle();
    fail(page.oneRefresh(), 503);
    await arrived;
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fopen');
    await signIn(page);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('asks a visitor to sign in as soon as the server says that there is no session', async () => {
    const page = setUp(inCookies);
    const arrived = page.router.navigateByUrl('/products/5');
    await settle();
    goOffline(page.oneRefresh());
    await arrived;
    await vi.advanceTimersByTimeAsync(2_000);
    page.get();
    await settle();
    refuse(page.oneRefresh());
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5');
    expect(page.events.map(({ type }) => type)).not.toContain('expired');
  });
});

describe('what is stored', () => {
  it('is nothing, from the sign-in to the expiry', async () => {
    const page = await visit();
    await signIn(page);
    void page.auth.refresh();
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    void page.auth.refresh();
    await refuseTwice(page);
    expect(page.auth.status()).toBe('expired');
    expect(local.length).toBe(0);
    expect(sessionStorage.length).toBe(0);
    expect(document.cookie).toBe('');
  });

  it('is a flag, and no byte of a token, while a sign-out has not got through', async () => {
    const access = token();
    const page = await comeBack(access);
    void page.auth.signOut();
    await settle();
    expect(local.length).toBe(1);
    expect(access).not.toContain(local.getItem(mark));
    expect(local.getItem(mark)).toMatch(/^0\.\d+$/);
  });
});

describe('an answer with a refresh token in it', () => {
  it('is no sign-in: the server does not know cookie mode, and scripts could read the token', async () => {
    const page = await visit();
    const done = page.auth.signIn(ada);
    await settle();
    page.one('/api/token/').flush({ access: token(), refresh: token() });
    await expect(done).rejects.toMatchObject({ reason: 'server' });
    expect(page.auth.status()).toBe('anonymous');
  });
});

describe('a refused refresh', () => {
  it('is asked once more, since another tab may just have changed the password and the cookie', async () => {
    const page = await comeBack();
    const call = page.get();
    refuse(page.one('/api/things/'));
    await settle();
    refuse(page.oneRefresh());
    await settle();
    const access = token();
    page.oneRefresh().flush({ access });
    await settle();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${access}`);
    expect(call.errors).toEqual([]);
    expect(page.events.map(({ type }) => type)).toEqual(['refreshed', 'refreshed']);
  });

  it('is asked no third time, and ends the session once', async () => {
    const page = await comeBack();
    void page.auth.refresh();
    await refuseTwice(page);
    expect(page.auth.status()).toBe('expired');
    expect(page.events.map(({ type }) => type)).toEqual(['refreshed', 'expired']);
    page.server.verify();
  });

  it.each([400, 403, 429, 503])('is not asked again at once when the answer is %i', async (status) => {
    const page = await comeBack();
    void page.auth.refresh();
    await settle();
    fail(page.oneRefresh(), status);
    await settle();
    expect(page.refreshes()).toEqual([]);
  });

  it('asks for nothing that would clear the cookie', async () => {
    const page = await comeBack();
    void page.auth.refresh();
    await refuseTwice(page);
    expect(page.auth.status()).toBe('expired');
    expect(local.length).toBe(0);
    expect(page.take(logout)).toEqual([]);
  });
});

describe('signOut', () => {
  it('forgets at once, then tells the server', async () => {
    const page = await comeBack();
    const done = page.auth.signOut();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.auth.user()).toBeNull();
    await settle();
    page.one(logout).flush({});
    await done;
    expect(local.length).toBe(0);
    expect(page.router.url).toBe('/sign-in');
  });

  it.each<[string, (page: Kit) => unknown]>([
    ['offline', (page) => goOffline(page.one(logout))],
    ['503', (page) => fail(page.one(logout), 503)],
    ['403', (page) => fail(page.one(logout), 403)],
    ['no answer', () => vi.advanceTimersByTimeAsync(10_000)],
  ])('is remembered when it does not get through: %s', async (_what, happen) => {
    const page = await comeBack();
    const done = page.auth.signOut();
    await settle();
    await happen(page);
    await done;
    expect(page.auth.status()).toBe('anonymous');
    expect(local.getItem(mark)).not.toBeNull();
  });
});

describe('a page load after a sign-out that did not get through', () => {
  beforeEach(() => {
    local.setItem(mark, '0.5');
  });

  it('is anonymous at once, and sends the sign-out and no refresh', async () => {
    const page = setUp(inCookies);
    expect(page.auth.status()).toBe('anonymous');
    await page.auth.ready;
    await settle();
    page.one(logout).flush({});
    await settle();
    expect(local.length).toBe(0);
    expect(await page.auth.refresh()).toBe(false);
    page.server.verify();
  });

  it('stays anonymous while the sign-out fails, and sends it again when the network is back', async () => {
    const page = setUp(inCookies);
    await settle();
    goOffline(page.one(logout));
    await settle();
    page.get();
    await vi.advanceTimersByTimeAsync(60_000);
    page.server.verify();
    expect(page.auth.status()).toBe('anonymous');
    expect(local.getItem(mark)).toBe('0.5');

    dispatchEvent(new Event('online'));
    await settle();
    page.one(logout).flush({});
    await settle();
    expect(local.length).toBe(0);
    dispatchEvent(new Event('online'));
    await settle();
    page.server.verify();
  });

  it('is settled by a sign-in, which replaces the session', async () => {
    const page = setUp(inCookies);
    await settle();
    fail(page.one(logout), 503);
    await settle();
    await signIn(page);
    expect(page.auth.status()).toBe('authenticated');
    expect(local.length).toBe(0);
    dispatchEvent(new Event('online'));
    await settle();
    page.server.verify();
  });

  it('is not settled by a sign-in that is refused', async () => {
    const page = setUp(inCookies);
    await settle();
    fail(page.one(logout), 503);
    const done = page.auth.signIn(ada);
    await settle();
    refuse(page.one('/api/token/'));
    await expect(done).rejects.toMatchObject({ reason: 'refused' });
    expect(local.getItem(mark)).toBe('0.5');
  });

  it('listens no longer when the application ends', async () => {
    const page = setUp(inCookies);
    await settle();
    goOffline(page.one(logout));
    await settle();
    TestBed.resetTestingModule();
    dispatchEvent(new Event('online'));
    await settle();
    expect(page.take(logout)).toEqual([]);
  });
});

describe('another tab that is still open after a sign-out that did not get through', () => {
  it('sends the sign-out before it refreshes, and is signed out', async () => {
    const page = await comeBack();
    local.setItem(mark, '0.5');
    void page.auth.refresh();
    await settle();
    expect(page.refreshes()).toEqual([]);
    page.one(logout).flush({});
    await refuseTwice(page);
    expect(page.auth.status()).toBe('expired');
  });

  it('gets no new token before the sign-out is through', async () => {
    const page = await comeBack();
    local.setItem(mark, '0.5');
    const refreshed = page.auth.refresh();
    await settle();
    fail(page.one(logout), 503);
    expect(await refreshed).toBe(false);
    expect(page.refreshes()).toEqual([]);
    expect(page.auth.status()).toBe('degraded');
  });
});

describe('signOut everywhere', () => {
  it('ends the session here once the server has said yes', async () => {
    const page = await comeBack();
    await page.router.navigateByUrl('/products/5');
    const done = page.auth.signOut({ everywhere: true });
    await settle();
    expect(page.auth.status()).toBe('authenticated');
    page.one(logoutAll).flush({ revoked: 3 });
    await done;
    expect(page.auth.status()).toBe('anonymous');
    expect(page.router.url).toBe('/sign-in');
    expect(page.events.at(-1)).toEqual({ type: 'signed-out', user: { id: '1' } });
    expect(local.length).toBe(0);
    page.server.verify();
  });

  it.each([403, 429, 500, 503])('rejects and keeps the session when the answer is %i', async (status) => {
    const page = await comeBack();
    const done = page.auth.signOut({ everywhere: true });
    await settle();
    fail(page.one(logoutAll), status);
    await expect(done).rejects.toMatchObject({ status });
    expect(page.auth.status()).toBe('authenticated');
    expect(page.navigate).not.toHaveBeenCalled();

    void page.auth.signOut({ everywhere: true });
    await settle();
    expect(page.take(logoutAll)).toHaveLength(1);
  });

  it('rejects when no answer comes', async () => {
    const page = await comeBack();
    const done = page.auth.signOut({ everywhere: true });
    const refusal = expect(done).rejects.toMatchObject({ status: 0 });
    await vi.advanceTimersByTimeAsync(10_000);
    await refusal;
    expect(page.auth.status()).toBe('authenticated');
  });

  it('refreshes first when the access token is spent', async () => {
    const page = await comeBack(token({}, 5));
    await vi.advanceTimersByTimeAsync(6_000);
    void page.auth.signOut({ everywhere: true });
    await settle();
    expect(page.take(logoutAll)).toEqual([]);
    const access = token();
    page.oneRefresh().flush({ access });
    await settle();
    expect(bearer(page.one(logoutAll))).toBe(`Bearer ${access}`);
  });

  it('tries once more with another token when the server refuses the first, and not again', async () => {
    const page = await comeBack();
    const done = page.auth.signOut({ everywhere: true });
    await settle();
    refuse(page.one(logoutAll));
    await settle();
    const access = token();
    page.oneRefresh().flush({ access });
    await settle();
    const second = page.one(logoutAll);
    expect(bearer(second)).toBe(`Bearer ${access}`);
    refuse(second);
    await expect(done).rejects.toMatchObject({ status: 401 });
    page.server.verify();
  });

  it('rejects when the session turns out to be over', async () => {
    const page = await comeBack();
    const done = page.auth.signOut({ everywhere: true });
    await settle();
    refuse(page.one(logoutAll));
    void refuseTwice(page);
    await expect(done).rejects.toMatchObject({ status: 401, statusText: 'Not signed in' });
    expect(page.auth.status()).toBe('expired');
  });

  it('rejects when nobody is signed in', async () => {
    const page = await visit();
    await expect(page.auth.signOut({ everywhere: true })).rejects.toMatchObject({ status: 401 });
    page.server.verify();
  });

  it('leaves alone who signed in meanwhile', async () => {
    const page = await comeBack();
    const done = page.auth.signOut({ everywhere: true });
    await settle();
    const request = page.one(logoutAll);
    await signIn(page, token({ user_id: '2' }));
    request.flush({ revoked: 1 });
    await done;
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.navigate).not.toHaveBeenCalled();
  });
});

describe('tabs that share the cookie', () => {
  it('send a sign-in only after the answers to refreshes, which could bring the old cookie back', async () => {
    fakeLocks();
    const page = await comeBack();
    const other = openTab();
    void page.auth.refresh();
    await settle();
    const refresh = page.oneRefresh();
    const signedIn = other.obtain({ username: 'bob', password: 'secret' });
    await settle();
    expect(page.take('/api/token/')).toEqual([]);

    refresh.flush({ access: token() });
    await settle();
    page.one('/api/token/').flush({ access: token({ user_id: '2' }) });
    await signedIn;
  });

  it.each<[string, (tab: AuthTransport) => unknown, string]>([
    ['a sign-in', (tab) => tab.obtain(ada), '/api/token/'],
    ['a sign-out', (tab) => tab.end('signed-out'), logout],
    ['a sign-out everywhere', (tab) => tab.endEverywhere('a.b.c'), logoutAll],
  ])('send a refresh only after the answer to %s', async (_what, act, path) => {
    fakeLocks();
    const page = await comeBack();
    void act(openTab());
    await settle();
    const request = page.one(path);
    void page.auth.refresh();
    await settle();
    expect(page.refreshes()).toEqual([]);
    request.flush(path === '/api/token/' ? { access: token() } : {});
    await settle();
    expect(page.refreshes()).toHaveLength(1);
  });

  it('refresh side by side', async () => {
    fakeLocks();
    const page = await comeBack();
    [openTab(), openTab()].forEach((tab) => void tab.refresh());
    void page.auth.refresh();
    await settle();
    expect(page.refreshes()).toHaveLength(3);
  });

  it('wait for a frozen tab no longer than 5 s, and send each request once', async () => {
    const locks = fakeLocks();
    const page = await comeBack();
    locks.holdElsewhere('exclusive', 'latchkey.cookie /api/');
    const refreshed = page.auth.refresh();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(page.refreshes()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    page.oneRefresh().flush({ access: token() });
    expect(await refreshed).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.refreshes()).toEqual([]);
  });

  it('go without where there are no locks', async () => {
    vi.stubGlobal('navigator', {});
    const page = await comeBack();
    void page.auth.refresh();
    await settle();
    void openTab().obtain(ada);
    await settle();
    expect(page.refreshes()).toHaveLength(1);
    expect(page.take('/api/token/')).toHaveLength(1);
  });

  it('send a sign-out that did not get through once, whoever sees the network first', async () => {
    fakeLocks();
    const page = await comeBack();
    openTab();
    openTab();
    local.setItem(mark, '0.5');
    dispatchEvent(new Event('online'));
    await settle();
    page.one(logout).flush({});
    await settle();
    page.server.verify();
    expect(local.length).toBe(0);
  });

  it('send a sign-out after the sign-in that was under way, whose session it ends', async () => {
    fakeLocks();
    const page = await visit();
    const done = page.auth.signIn(ada);
    await settle();
    const signingIn = page.one('/api/token/');
    void page.auth.signOut();
    await settle();
    expect(page.take(logout)).toEqual([]);
    signingIn.flush({ access: token() });
    await expect(done).rejects.toMatchObject({ reason: 'refused' });
    expect(local.getItem(mark)).not.toBeNull();
    page.one(logout).flush({});
    await settle();
    expect(local.length).toBe(0);
  });

  it('do not end the session of a sign-in that came before a sign-out could be sent again', async () => {
    const locks = fakeLocks();
    const page = await comeBack();
    const other = openTab();
    local.setItem(mark, '0.5');
    const release = locks.holdElsewhere('shared', 'latchkey.cookie /api/');
    await settle();
    void other.obtain(ada);
    await settle();
    dispatchEvent(new Event('online'));
    release();
    await settle();
    page.one('/api/token/').flush({ access: token() });
    await settle();
    page.server.verify();
    expect(local.length).toBe(0);
  });

  it('replay nothing when somebody else has signed in in another tab', async () => {
    const page = await comeBack(token({ user_id: '1' }));
    const calls = Array.from({ length: 5 }, () => page.get());
    page.take('/api/things/').forEach((request) => {
      refuse(request);
    });
    await settle();
    page.oneRefresh().flush({ access: token({ user_id: '2' }) });
    await settle();
    expect(page.take('/api/things/')).toEqual([]);
    expect(calls.map(({ errors }) => errors[0]?.status)).toEqual(Array(5).fill(401));
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.events.at(-1)).toEqual({ type: 'signed-in', user: { id: '2' } });
  });
});

describe('a place without a window', () => {
  it('throws nothing', async () => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('navigator', undefined);
    const page = await visit();
    expect(page.auth.status()).toBe('anonymous');
  });
});
