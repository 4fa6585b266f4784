import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { alice, authStub, provideShop } from '../spec-kit.ts';
import { LOAD_PAGE } from './missing-part.ts';
import { SignedInUser } from './signed-in-user.ts';

describe('SignedInUser', () => {
  function make(auth = authStub(alice)) {
    const loadPage = vi.fn();
    TestBed.configureTestingModule({
      providers: [provideShop([], auth), { provide: LOAD_PAGE, useValue: loadPage }],
    });
    const user = TestBed.inject(SignedInUser);
    TestBed.tick();
    return { auth, user, loadPage, http: TestBed.inject(HttpTestingController) };
  }

  it('knows a user id from the session alone', () => {
    const { user } = make();
    expect(user.is(alice.id)).toBe(true);
    expect(user.is(2)).toBe(false);
    expect(user.name()).toBeUndefined();
    expect(user.isStaff()).toBe(false);
  });

  it('learns name and role from the server', async () => {
    const { user, http } = make();
    http.expectOne('/api/v1/auth/me/').flush(alice);
    await Promise.resolve();
    TestBed.tick();
    expect(user.name()).toBe('alice');
    expect(user.isStaff()).toBe(true);
  });

  it('asks again when the connection is back', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { user, http } = make();
    http.expectOne('/api/v1/auth/me/').error(new ProgressEvent('error'));
    await Promise.resolve();
    onLine.mockReturnValue(true);
    dispatchEvent(new Event('online'));
    TestBed.tick();
    http.expectOne('/api/v1/auth/me/').flush(alice);
    await Promise.resolve();
    expect(user.name()).toBe('alice');
    onLine.mockRestore();
  });

  it('loads the page anew when somebody else has signed in in another tab', () => {
    const { auth, loadPage } = make();
    expect(loadPage).not.toHaveBeenCalled();
    auth.user.set({ id: '3' });
    TestBed.tick();
    expect(loadPage).toHaveBeenCalledExactlyOnceWith('/');
  });

  it('keeps the page when somebody signs out and somebody else signs in', () => {
    const { auth, loadPage } = make();
    auth.user.set(null);
    TestBed.tick();
    auth.user.set({ id: '3' });
    TestBed.tick();
    expect(loadPage).not.toHaveBeenCalled();
  });

  it('asks nothing for a guest, who is nobody', () => {
    const { user, http } = make(authStub(null));
    http.expectNone(() => true);
    expect(user.is(alice.id)).toBe(false);
  });
});
