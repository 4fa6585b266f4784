import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { alice, authStub, provideShop } from '../spec-kit.ts';
import { SignedInUser } from './signed-in-user.ts';

describe('SignedInUser', () => {
  function make(auth = authStub(alice)) {
    TestBed.configureTestingModule({ providers: provideShop([], auth) });
    const user = TestBed.inject(SignedInUser);
    TestBed.tick();
    return { auth, user, http: TestBed.inject(HttpTestingController) };
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

  it('asks nothing for a guest, who is nobody', () => {
    const { user, http } = make(authStub(null));
    http.expectNone(() => true);
    expect(user.is(alice.id)).toBe(false);
  });
});
