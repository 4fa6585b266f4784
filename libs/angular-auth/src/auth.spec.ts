// The life of a session: its start, its sign-ins, the refresh with all its races, its end.
import { describe, expect, it, afterEach, beforeEach, vi } from 'vitest';
import { SignInError, simpleJwt } from './index.ts';
import { bearer, fail, goOffline, refuse, settle, setUp, storageKey, token, type Kit } from './spec-kit.ts';

const session = { transport: simpleJwt({ persist: 'session' }) };

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Signed in, on /products/5, with a request that came back with 401 and waits for the refresh. */
async function waitingForRefresh(options = {}) {
  const page = setUp(options);
  await page.signIn();
  await page.router.navigateByUrl('/products/5?tab=1#top');
  page.navigate.mockClear();
  const call = page.get();
  refuse(page.one('/api/things/'));
  await settle();
  return { ...page, call };
}

describe('the start', () => {
  it('is anonymous at once when nothing was stored', async () => {
    const { auth, server } = setUp(session);
    expect(auth.status()).toBe('anonymous');
    await auth.ready;
    server.verify();
  });

  it('takes up a stored session with one refresh', async () => {
    sessionStorage.setItem(storageKey, token({ token_type: 'refresh', user_id: 7 }));
    const page = setUp(session);
    expect(page.auth.status()).toBe('starting');
    expect(page.auth.user()).toEqual({ id: '7' });
    expect(page.auth.isAuthenticated()).toBe(false);
    const call = page.get();
    expect(page.take('/api/things/')).toHaveLength(0);
    const access = token({ user_id: 7 });
    page.oneRefresh().flush({ access });
    await page.auth.ready;
    await settle();
    expect(page.auth.status()).toBe('authenticated');
    expect(page.auth.isAuthenticated()).toBe(true);
    expect(page.auth.claims()?.user_id).toBe(7);
    const sent = page.one('/api/things/');
    expect(bearer(sent)).toBe(`Bearer ${access}`);
    sent.flush('ok');
    expect(call.answers).toEqual(['ok']);
  });

  it('ends anonymous, without a navigation, when the stored session is refused', async () => {
    sessionStorage.setItem(storageKey, token({ token_type: 'refresh' }));
    const page = setUp(session);
    const call = page.get();
    refuse(page.oneRefresh());
    await page.auth.ready;
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.navigate).not.toHaveBeenCalled();
    expect(page.events).toEqual([]);
    expect(call.errors[0]?.status).toBe(401);
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps a stored session the server cannot be asked about, and recovers it', async () => {
    const stored = token({ token_type: 'refresh' });
    sessionStorage.setItem(storageKey, stored);
    const page = setUp(session);
    goOffline(page.oneRefresh());
    await page.auth.ready;
    expect(page.auth.status()).toBe('degraded');
    expect(page.auth.isAuthenticated()).toBe(true);
    expect(sessionStorage.getItem(storageKey)).toBe(stored);

    await vi.advanceTimersByTimeAsync(2_000);
    page.get();
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.auth.status()).toBe('authenticated');
    expect(page.take('/api/things/')).toHaveLength(1);
  });

  it('is over after 3 seconds, with the session kept and the refresh still under way', async () => {
    sessionStorage.setItem(storageKey, token({ token_type: 'refresh' }));
    const page = setUp(session);
    const ready = vi.fn();
    void page.auth.ready.then(ready);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(ready).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ready).toHaveBeenCalled();
    expect(page.auth.status()).toBe('degraded');
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.auth.status()).toBe('authenticated');
  });
});

describe('signIn', () => {
  it('signs in and keeps who it is', async () => {
    const page = setUp(session);
    const done = page.auth.signIn({ username: 'ada', password: 'secret' });
    const sent = page.one('/api/token/');
    expect(sent.request.body).toEqual({ username: 'ada', password: 'secret' });
    sent.flush({ access: token({ user_id: 3, name: 'Ada' }), refresh: 'r1' });
    await done;
    expect(page.auth.status()).toBe('authenticated');
    expect(page.auth.user()).toEqual({ id: '3' });
    expect(page.auth.claims()?.['name']).toBe('Ada');
    expect(page.events).toEqual([{ type: 'signed-in', user: { id: '3' } }]);
    expect(sessionStorage.getItem(storageKey)).toBe('r1');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it.each([
    [401, { detail: 'No active account found with the given credentials' }, 'refused'],
    [403, { detail: 'Locked' }, 'refused'],
    [400, { username: ['This field is required.'] }, 'invalid'],
    [429, { detail: 'Request was throttled.' }, 'throttled'],
    [500, 'boom', 'server'],
    [503, null, 'server'],
  ])('rejects with a reason when the answer is %i', async (status, body, reason) => {
    const page = setUp();
    const done = page.auth.signIn({ username: 'ada', password: 'wrong' });
    page.one('/api/token/').flush(body, { status, statusText: 'No' });
    await expect(done).rejects.toBeInstanceOf(SignInError);
    await expect(done).rejects.toMatchObject({ reason, name: 'SignInError' });
    expect(page.auth.status()).toBe('anonymous');
    expect(page.auth.lastError()).toMatchObject({ reason });
  });

  it('tells when there is no network, and when no answer comes', async () => {
    const page = setUp();
    const first = page.auth.signIn({ username: 'ada', password: 'secret' });
    goOffline(page.one('/api/token/'));
    await expect(first).rejects.toMatchObject({ reason: 'offline' });
    const second = page.auth.signIn({ username: 'ada', password: 'secret' });
    const refusal = expect(second).rejects.toMatchObject({ reason: 'offline' });
    await vi.advanceTimersByTimeAsync(10_000);
    await refusal;
    expect(page.take('/api/token/')).toHaveLength(0);
  });

  it('tells a success without a token from a sign-in', async () => {
    const page = setUp();
    const done = page.auth.signIn({ username: 'ada', password: 'secret' });
    page.one('/api/token/').flush({});
    await expect(done).rejects.toMatchObject({ reason: 'server' });
    expect(page.auth.status()).toBe('anonymous');
  });

  it('leaves the session there was when it fails', async () => {
    const page = setUp();
    const access = await page.signIn();
    const done = page.auth.signIn({ username: 'ada', password: 'wrong' });
    refuse(page.one('/api/token/'));
    await expect(done).rejects.toMatchObject({ reason: 'refused' });
    page.get();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${access}`);
  });

  it('lets the last of two sign-ins win, whichever answer comes first', async () => {
    const page = setUp();
    const first = page.auth.signIn({ username: 'ada', password: 'secret' });
    const second = page.auth.signIn({ username: 'bob', password: 'secret' });
    const [forAda, forBob] = page.take('/api/token/');
    forBob?.flush({ access: token({ user_id: '2' }), refresh: 'r2' });
    await second;
    forAda?.flush({ access: token({ user_id: '1' }), refresh: 'r1' });
    await expect(first).rejects.toMatchObject({ reason: 'refused' });
    expect(page.auth.user()).toEqual({ id: '2' });
  });

  it('is undone by a sign-out before its answer', async () => {
    const page = setUp(session);
    const done = page.auth.signIn({ username: 'ada', password: 'secret' });
    void page.auth.signOut();
    page.one('/api/token/').flush({ access: token(), refresh: 'r1' });
    await expect(done).rejects.toMatchObject({ reason: 'refused' });
    expect(page.auth.status()).toBe('anonymous');
    expect(sessionStorage.length).toBe(0);
  });
});

describe('a refresh that does not get through', () => {
  const failures: [string, (page: Kit) => Promise<void> | void, number][] = [
    [
      'offline',
      (page) => {
        goOffline(page.oneRefresh());
      },
      0,
    ],
    [
      'no answer in 10 s',
      async (page) => {
        page.take('/api/nothing/');
        await vi.advanceTimersByTimeAsync(10_000);
      },
      0,
    ],
    ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, (page: Kit) => void, number] => [
      String(status),
      (page) => {
        fail(page.oneRefresh(), status);
      },
      status,
    ]),
  ];

  it.each(failures)('keeps the session: %s', async (_name, happen, status) => {
    const page = await waitingForRefresh(session);
    const stored = sessionStorage.getItem(storageKey);
    await happen(page);
    await settle();
    expect(page.auth.status()).toBe('degraded');
    expect(page.auth.isAuthenticated()).toBe(true);
    expect(page.auth.user()).toEqual({ id: '1' });
    expect(page.auth.lastError()).toMatchObject({ status });
    expect(page.call.errors.map((error) => error.status)).toEqual([status]);
    expect(page.navigate).not.toHaveBeenCalled();
    expect(sessionStorage.getItem(storageKey)).toBe(stored);
    expect(page.events.at(-1)).toEqual({ type: 'degraded', user: { id: '1' } });
  });

  it('is tried once a pause, however many requests come', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const page = await waitingForRefresh();
    const tries: number[] = [];
    const begun = Date.now();
    fail(page.oneRefresh(), 503);
    await settle();
    const calls = [];
    for (let step = 0; step < 600; step++) {
      await vi.advanceTimersByTimeAsync(100);
      calls.push(page.get(), page.get());
      page.refreshes().forEach((sent) => {
        tries.push(Date.now() - begun);
        fail(sent, 503);
      });
      await settle();
    }
    // Pauses of 1, 2, 4, 8, 15, 15 … seconds.
    expect(tries).toEqual([1_000, 3_000, 7_000, 15_000, 30_000, 45_000, 60_000]);
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(calls.every((call) => call.errors[0]?.status === 503)).toBe(true);
    expect(page.events.filter(({ type }) => type === 'degraded')).toHaveLength(1);
  });

  it('honours Retry-After', async () => {
    const page = await waitingForRefresh();
    fail(page.oneRefresh(), 429, { 'Retry-After': '120' });
    await vi.advanceTimersByTimeAsync(119_999);
    expect(await page.auth.refresh()).toBe(false);
    const call = page.get();
    await settle();
    expect(page.refreshes()).toHaveLength(0);
    expect(call.errors[0]?.status).toBe(429);
    await vi.advanceTimersByTimeAsync(1);
    void page.auth.refresh();
    expect(page.refreshes()).toHaveLength(1);
  });

  it('recovers, and begins its pauses anew', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const page = await waitingForRefresh();
    fail(page.oneRefresh(), 503);
    await vi.advanceTimersByTimeAsync(1_000);
    const refreshed = page.auth.refresh();
    page.oneRefresh().flush({ access: token() });
    expect(await refreshed).toBe(true);
    expect(page.auth.status()).toBe('authenticated');
    expect(page.auth.lastError()).toBeNull();
    void page.auth.refresh();
    fail(page.oneRefresh(), 503);
    await vi.advanceTimersByTimeAsync(1_000);
    void page.auth.refresh();
    expect(page.refreshes()).toHaveLength(1);
  });

  it('lets requests go on with a token that is still good', async () => {
    const page = setUp();
    const access = await page.signIn();
    void page.auth.refresh();
    fail(page.oneRefresh(), 503);
    await settle();
    expect(page.auth.status()).toBe('degraded');
    page.get();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${access}`);
  });

  it.each([[''], [{}], [{ access: '' }], [{ access: 5 }], [[]], [null]])(
    'takes the answer %j for a failure',
    async (body) => {
      const page = await waitingForRefresh();
      page.oneRefresh().flush(body);
      await settle();
      expect(page.auth.status()).toBe('degraded');
      expect(page.call.errors).toHaveLength(1);
    },
  );
});

describe('a refresh that is refused', () => {
  it.each([400, 401])('expires the session once and goes to the sign-in page once: %i', async (status) => {
    const page = await waitingForRefresh(session);
    const others = Array.from({ length: 5 }, () => page.get());
    fail(page.oneRefresh(), status);
    await settle();
    expect(page.auth.status()).toBe('expired');
    expect(page.auth.isAuthenticated()).toBe(false);
    expect(page.auth.user()).toBeNull();
    expect(page.auth.claims()).toBeNull();
    expect([page.call, ...others].map((call) => call.errors[0]?.status)).toEqual(Array(6).fill(401));
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(page.events.filter(({ type }) => type === 'expired')).toEqual([
      { type: 'expired', user: { id: '1' } },
    ]);
    expect(page.navigate).toHaveBeenCalledTimes(1);
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5%3Ftab%3D1%23top');
    expect(sessionStorage.length).toBe(0);
  });

  it('stays on the sign-in page', async () => {
    const page = setUp();
    await page.router.navigateByUrl('/sign-in?returnUrl=%2Fopen');
    await page.signIn();
    page.navigate.mockClear();
    void page.auth.refresh();
    refuse(page.oneRefresh());
    await settle();
    expect(page.auth.status()).toBe('expired');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it('lets the person sign in again', async () => {
    const page = await waitingForRefresh();
    refuse(page.oneRefresh());
    await settle();
    const access = await page.signIn();
    expect(page.auth.status()).toBe('authenticated');
    page.get();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${access}`);
  });
});

describe('signOut', () => {
  it('forgets everything at once and goes to the sign-in page without a way back', async () => {
    const page = setUp(session);
    await page.signIn();
    await page.router.navigateByUrl('/products');
    page.navigate.mockClear();
    const done = page.auth.signOut();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.auth.user()).toBeNull();
    expect(sessionStorage.length).toBe(0);
    await done;
    expect(page.router.url).toBe('/sign-in');
    expect(page.navigate).toHaveBeenCalledTimes(1);
    expect(page.events.at(-1)).toEqual({ type: 'signed-out', user: { id: '1' } });
  });

  it('cannot be undone by the answer of a refresh: nothing stored, nothing replayed', async () => {
    const page = await waitingForRefresh(session);
    const refresh = page.oneRefresh();
    await page.auth.signOut();
    refresh.flush({ access: token(), refresh: 'successor' });
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.auth.refreshing()).toBe(false);
    expect(sessionStorage.length).toBe(0);
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(page.call.errors[0]?.status).toBe(401);
    expect(page.events.map(({ type }) => type)).toEqual(['signed-in', 'signed-out']);
  });

  it('is not followed by an expiry when the refresh is refused afterwards', async () => {
    const page = await waitingForRefresh();
    const refresh = page.oneRefresh();
    await page.auth.signOut();
    page.navigate.mockClear();
    refuse(refresh);
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it('sends on who waits, without waiting for the refresh', async () => {
    const page = await waitingForRefresh();
    void page.auth.signOut();
    await settle();
    expect(page.call.errors[0]?.status).toBe(401);
  });

  it('replays nothing under the next session, even of the same person', async () => {
    const page = await waitingForRefresh();
    const refresh = page.oneRefresh();
    await page.auth.signOut();
    await page.signIn();
    refresh.flush({ access: token() });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
  });

  it('leaves a new session its own refresh', async () => {
    const page = await waitingForRefresh();
    const old = page.oneRefresh();
    await page.auth.signOut();
    await page.signIn();
    const refreshed = page.auth.refresh();
    const own = page.oneRefresh();
    refuse(old);
    await settle();
    expect(page.auth.refreshing()).toBe(true);
    own.flush({ access: token() });
    expect(await refreshed).toBe(true);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('ends a start that has not finished', async () => {
    sessionStorage.setItem(storageKey, token({ token_type: 'refresh' }));
    const page = setUp(session);
    void page.auth.signOut();
    await page.auth.ready;
    page.oneRefresh().flush({ access: token(), refresh: 'r2' });
    await settle();
    expect(page.auth.status()).toBe('anonymous');
    expect(sessionStorage.length).toBe(0);
  });
});

describe('a switch of users', () => {
  it('sends none of five waiting requests under the other user', async () => {
    const page = setUp(session);
    await page.signIn(token({ user_id: '1' }, 5), 'r1');
    await vi.advanceTimersByTimeAsync(6_000);
    const calls = Array.from({ length: 5 }, () => page.get());
    const refresh = page.oneRefresh();
    await page.signIn(token({ user_id: '2' }), 'r2');
    refresh.flush({ access: token({ user_id: '1' }), refresh: 'r1b' });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(calls.map((call) => call.errors[0]?.status)).toEqual(Array(5).fill(401));
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(sessionStorage.getItem(storageKey)).toBe('r2');
  });

  it('replays none of five requests that came back with 401', async () => {
    const page = setUp();
    await page.signIn(token({ user_id: '1' }));
    const calls = Array.from({ length: 5 }, () => page.get());
    const sent = page.take('/api/things/');
    await page.signIn(token({ user_id: '2' }));
    sent.forEach((request) => {
      refuse(request);
    });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(page.refreshes()).toHaveLength(0);
    expect(calls.map((call) => call.errors[0]?.status)).toEqual(Array(5).fill(401));
    expect(page.auth.status()).toBe('authenticated');
  });

  it('replays nothing when the refresh brings a token of someone else', async () => {
    const page = await waitingForRefresh();
    page.oneRefresh().flush({ access: token({ user_id: '2' }) });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(page.call.errors[0]?.status).toBe(401);
    expect(page.auth.user()).toEqual({ id: '2' });
    expect(page.events.at(-1)).toEqual({ type: 'signed-in', user: { id: '2' } });
  });

  it('sends nothing that waited for the start under whoever signs in meanwhile', async () => {
    sessionStorage.setItem(storageKey, token({ token_type: 'refresh', user_id: '1' }));
    const page = setUp(session);
    const call = page.get();
    await page.signIn(token({ user_id: '2' }));
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(call.errors[0]?.status).toBe(401);
  });
});

describe('refresh', () => {
  it('is one at a time', async () => {
    const page = setUp();
    await page.signIn();
    const all = Promise.all([page.auth.refresh(), page.auth.refresh(), page.auth.refresh()]);
    expect(page.auth.refreshing()).toBe(true);
    page.oneRefresh().flush({ access: token() });
    expect(await all).toEqual([true, true, true]);
    expect(page.auth.refreshing()).toBe(false);
    expect(page.events.map(({ type }) => type)).toEqual(['signed-in', 'refreshed']);
  });

  it('is false without a session', async () => {
    const page = setUp();
    expect(await page.auth.refresh()).toBe(false);
    expect(page.refreshes()).toHaveLength(0);
  });
});

describe('verify', () => {
  it.each([
    [200, true],
    [401, false],
    [400, false],
  ])('tells what the server says: %i', async (status, good) => {
    const page = setUp();
    const access = await page.signIn();
    const verified = page.auth.verify();
    await settle();
    const sent = page.one('/api/token/verify/');
    expect(sent.request.body).toEqual({ token: access });
    sent.flush({}, { status, statusText: 'x' });
    expect(await verified).toBe(good);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('rejects when the server cannot be asked', async () => {
    const page = setUp();
    await page.signIn();
    const verified = page.auth.verify();
    await settle();
    fail(page.one('/api/token/verify/'), 503);
    await expect(verified).rejects.toMatchObject({ status: 503 });
  });

  it('is false without a session', async () => {
    expect(await setUp().auth.verify()).toBe(false);
  });
});
