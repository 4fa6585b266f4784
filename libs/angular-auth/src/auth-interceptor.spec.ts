// The promises made for each request: which token it carries, and what happens after a 401.
import { HttpContext } from '@angular/common/http';
import { effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AUTH, REPLAY } from './index.ts';
import { bearer, fail, refuse, settle, setUp, token } from './spec-kit.ts';

const context = (need: 'required' | 'optional' | 'none') => new HttpContext().set(AUTH, need);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('authInterceptor', () => {
  it('attaches the token at once', async () => {
    const page = setUp();
    const access = await page.signIn();
    const call = page.get();
    const sent = page.one('/api/things/');
    expect(bearer(sent)).toBe(`Bearer ${access}`);
    sent.flush({ fine: true });
    expect(call.answers).toEqual([{ fine: true }]);
  });

  it.each(['/other/', 'https://evil.example/api/', '//evil.example/api/', '/api', '/apiary/'])(
    'leaves a request to %s untouched',
    async (url) => {
      const page = setUp();
      await page.signIn();
      page.get(url);
      const sent = page.one(url);
      expect(bearer(sent)).toBeNull();
      refuse(sent);
      await settle();
      expect(page.refreshes()).toHaveLength(0);
    },
  );

  it('leaves a request untouched that asks for no token', async () => {
    const page = setUp();
    await page.signIn();
    page.get('/api/things/', context('none'));
    expect(bearer(page.one('/api/things/'))).toBeNull();
  });

  it("keeps the caller's own Authorization header and its 401", async () => {
    const page = setUp();
    await page.signIn();
    const errors: unknown[] = [];
    page.http.get('/api/things/', { headers: { authorization: 'Basic abc' } }).subscribe({
      error: (error: unknown) => errors.push(error),
    });
    const sent = page.one('/api/things/');
    expect(bearer(sent)).toBe('Basic abc');
    refuse(sent);
    await settle();
    expect(errors).toHaveLength(1);
    expect(page.refreshes()).toHaveLength(0);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('sends no token to the token endpoints', async () => {
    const page = setUp();
    await page.signIn();
    void page.auth.signIn({ username: 'ada', password: 'secret' });
    void page.auth.refresh();
    void page.auth.verify();
    await settle();
    const sent = ['/api/token/', '/api/token/refresh/', '/api/token/verify/'].map((path) => page.one(path));
    expect(sent.map(bearer)).toEqual([null, null, null]);
  });

  it('fails locally when nobody is signed in', () => {
    const page = setUp();
    const call = page.get();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(call.errors[0]?.status).toBe(401);
    expect(call.errors[0]?.url).toBe('/api/things/');
  });

  it('sends an optional request without a token when nobody is signed in', () => {
    const page = setUp();
    page.get('/api/things/', context('optional'));
    expect(bearer(page.one('/api/things/'))).toBeNull();
  });

  it('sends an optional request without a token when the refresh does not get through', async () => {
    const page = setUp();
    await page.signIn(token({}, 5));
    await vi.advanceTimersByTimeAsync(6_000);
    page.get('/api/things/', context('optional'));
    fail(page.oneRefresh(), 503);
    await settle();
    expect(bearer(page.one('/api/things/'))).toBeNull();
  });

  it('refreshes before it sends a token known to have expired', async () => {
    const page = setUp();
    await page.signIn(token({}, 60));
    await vi.advanceTimersByTimeAsync(60_000);
    page.get();
    expect(page.take('/api/things/')).toHaveLength(0);
    const fresh = token();
    page.oneRefresh().flush({ access: fresh });
    await settle();
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${fresh}`);
  });

  it('answers 100 parallel 401s with one refresh and 100 successes', async () => {
    const page = setUp();
    await page.signIn();
    const calls = Array.from({ length: 100 }, () => page.get());
    page.take('/api/things/').forEach((sent) => {
      refuse(sent);
    });
    await settle();
    const fresh = token();
    page.oneRefresh().flush({ access: fresh });
    await settle();
    const replays = page.take('/api/things/');
    expect(new Set(replays.map(bearer))).toEqual(new Set([`Bearer ${fresh}`]));
    replays.forEach((sent) => {
      sent.flush('ok');
    });
    expect(replays).toHaveLength(100);
    expect(calls.every((call) => call.answers[0] === 'ok')).toBe(true);
    expect(page.refreshes()).toHaveLength(0);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('replays a late 401 with the newer token, without another refresh', async () => {
    const page = setUp();
    await page.signIn();
    page.get('/api/slow/');
    page.get('/api/things/');
    const slow = page.one('/api/slow/');
    refuse(page.one('/api/things/'));
    await settle();
    const fresh = token();
    page.oneRefresh().flush({ access: fresh });
    await settle();
    page.one('/api/things/').flush('ok');

    refuse(slow);
    await settle();
    expect(page.refreshes()).toHaveLength(0);
    expect(bearer(page.one('/api/slow/'))).toBe(`Bearer ${fresh}`);
  });

  it('replays a late 401 with the token of a new sign-in of the same person', async () => {
    const page = setUp();
    await page.signIn();
    page.get();
    const slow = page.one('/api/things/');
    const fresh = await page.signIn();
    refuse(slow);
    await settle();
    expect(page.refreshes()).toHaveLength(0);
    expect(bearer(page.one('/api/things/'))).toBe(`Bearer ${fresh}`);
  });

  it('sends twice at most: a 401 on the replay expires the session', async () => {
    const page = setUp();
    await page.signIn();
    const call = page.get();
    refuse(page.one('/api/things/'));
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    refuse(page.one('/api/things/'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(page.refreshes()).toHaveLength(0);
    expect(call.errors.map((error) => error.status)).toEqual([401]);
    expect(page.auth.status()).toBe('expired');
  });

  it('expires once when 20 replays are refused', async () => {
    const page = setUp();
    await page.signIn();
    await page.router.navigateByUrl('/products');
    page.navigate.mockClear();
    Array.from({ length: 20 }, () => page.get());
    page.take('/api/things/').forEach((sent) => {
      refuse(sent);
    });
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    page.take('/api/things/').forEach((sent) => {
      refuse(sent);
    });
    await settle();
    expect(page.events.filter(({ type }) => type === 'expired')).toHaveLength(1);
    expect(page.navigate).toHaveBeenCalledTimes(1);
    expect(page.refreshes()).toHaveLength(0);
  });

  it.each(['user_not_found', 'user_inactive'])('expires without a refresh at %s', async (code) => {
    const page = setUp();
    await page.signIn();
    const call = page.get();
    refuse(page.one('/api/things/'), { detail: 'User is inactive', code });
    await settle();
    expect(page.refreshes()).toHaveLength(0);
    expect(page.auth.status()).toBe('expired');
    expect(call.errors).toHaveLength(1);
  });

  it('does not end the session of someone else for a late user_inactive', async () => {
    const page = setUp();
    await page.signIn();
    page.get();
    const late = page.one('/api/things/');
    await page.signIn(token({ user_id: '2' }));
    refuse(late, { code: 'user_inactive' });
    await settle();
    expect(page.auth.status()).toBe('authenticated');
    expect(page.auth.user()).toEqual({ id: '2' });
  });

  it('never refreshes at 403', async () => {
    const page = setUp();
    await page.signIn();
    const call = page.get();
    fail(page.one('/api/things/'), 403);
    await settle();
    expect(page.refreshes()).toHaveLength(0);
    expect(call.errors[0]?.status).toBe(403);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('sends nobody off with a token that was refused', async () => {
    const page = setUp();
    await page.signIn();
    page.get();
    refuse(page.one('/api/things/'));
    await settle();
    page.get('/api/later/');
    expect(page.take('/api/later/')).toHaveLength(0);
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.take('/api/later/')).toHaveLength(1);
  });

  it('refreshes but does not replay where REPLAY is false', async () => {
    const page = setUp();
    await page.signIn();
    const call = page.get('/api/things/', new HttpContext().set(REPLAY, false));
    refuse(page.one('/api/things/'));
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(call.errors[0]?.status).toBe(401);
    expect(page.auth.status()).toBe('authenticated');
  });

  it('refreshes but does not replay a body that can be read only once', async () => {
    const page = setUp();
    await page.signIn();
    const errors: { status: number }[] = [];
    page.http.post('/api/things/', new ReadableStream()).subscribe({
      error: (error: { status: number }) => errors.push(error),
    });
    refuse(page.one('/api/things/'));
    await settle();
    fail(page.oneRefresh(), 503);
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    expect(errors[0]?.status).toBe(401);
  });

  it.each<[string, unknown]>([
    ['a text', 'text'],
    ['an object', { a: 1 }],
    ['a Blob', new Blob(['x'])],
    ['a form', new FormData()],
    ['parameters', new URLSearchParams('a=1')],
  ])('replays a body that is %s', async (_what, body) => {
    const page = setUp();
    await page.signIn();
    page.http.post('/api/things/', body).subscribe();
    refuse(page.one('/api/things/'));
    await settle();
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.one('/api/things/').request.body).toBe(body);
  });

  it('does not replay for a caller who left while the refresh was under way', async () => {
    const page = setUp();
    await page.signIn();
    const call = page.get();
    const patient = page.get('/api/patient/');
    refuse(page.one('/api/things/'));
    refuse(page.one('/api/patient/'));
    await settle();
    call.cancel();
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
    page.one('/api/patient/').flush('ok');
    expect(patient.answers).toEqual(['ok']);
  });

  it('does not send for a caller who left before the refresh it waited for', async () => {
    const page = setUp();
    await page.signIn(token({}, 5));
    await vi.advanceTimersByTimeAsync(6_000);
    const call = page.get();
    call.cancel();
    page.oneRefresh().flush({ access: token() });
    await settle();
    expect(page.take('/api/things/')).toHaveLength(0);
  });

  it('aborts the request when the caller leaves', async () => {
    const page = setUp();
    await page.signIn();
    const call = page.get();
    const [sent] = page.server.match('/api/things/');
    call.cancel();
    expect(sent?.cancelled).toBe(true);
  });

  it('does not make an effect that sends a request depend on the session', async () => {
    const page = setUp();
    await page.signIn();
    const page_ = signal(1);
    let runs = 0;
    TestBed.runInInjectionContext(() => {
      effect(() => {
        page_();
        runs++;
        page.get();
      });
    });
    TestBed.tick();
    void page.auth.refresh();
    page.oneRefresh().flush({ access: token() });
    await settle();
    TestBed.tick();
    expect(runs).toBe(1);
    page_.set(2);
    TestBed.tick();
    expect(runs).toBe(2);
  });
});
