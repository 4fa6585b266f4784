// Who gets to see a page, and where everybody else is sent.
import { NavigationStart } from '@angular/router';
import { filter } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTokenServer } from '@latchkey/angular-auth/testing';
import { claimGuard, simpleJwt } from './index.ts';
import { Blank, goOffline, refuse, settle, setUp, storageKey, token } from './spec-kit.ts';

const session = { transport: simpleJwt({ persist: 'session' }) };
const store = () => {
  sessionStorage.setItem(storageKey, token({ token_type: 'refresh' }));
};

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('signedInGuard', () => {
  it('sends a guest to sign in, and says where to come back to', async () => {
    const { router } = setUp();
    await router.navigateByUrl('/products/5?tab=a%20b&x=1#top');
    expect(router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5%3Ftab%3Da%2520b%26x%3D1%23top');
    expect(router.parseUrl(router.url).queryParams['returnUrl']).toBe('/products/5?tab=a%20b&x=1#top');
  });

  it('lets a signed-in person in', async () => {
    const page = setUp();
    await page.signIn();
    await page.router.navigateByUrl('/products/5');
    expect(page.router.url).toBe('/products/5');
  });

  it('waits for a stored session and keeps the deep link', async () => {
    store();
    const page = setUp(session);
    const started: string[] = [];
    page.router.events
      .pipe(filter((event) => event instanceof NavigationStart))
      .subscribe(({ url }) => started.push(url));
    const done = page.router.navigateByUrl('/products/5?tab=1');
    await settle();
    expect(page.router.url).toBe('/');
    page.oneRefresh().flush({ access: token() });
    await done;
    expect(page.router.url).toBe('/products/5?tab=1');
    expect(started).toEqual(['/products/5?tab=1']);
  });

  it('sends the owner of a refused session to sign in, once', async () => {
    store();
    const page = setUp(session);
    const done = page.router.navigateByUrl('/products/5');
    await settle();
    page.navigate.mockClear();
    refuse(page.oneRefresh());
    await done;
    await settle();
    expect(page.router.url).toBe('/sign-in?returnUrl=%2Fproducts%2F5');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it('lets in whose session cannot be asked about', async () => {
    store();
    const page = setUp(session);
    const done = page.router.navigateByUrl('/products');
    goOffline(page.oneRefresh());
    await done;
    expect(page.router.url).toBe('/products');
  });

  it('waits no longer than 3 seconds', async () => {
    store();
    const page = setUp(session);
    const done = vi.fn();
    void page.router.navigateByUrl('/products').then(done);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledWith(true);
    expect(page.router.url).toBe('/products');
  });
});

describe('guestGuard', () => {
  it('lets a guest in', async () => {
    const { router } = setUp();
    await router.navigateByUrl('/sign-in?returnUrl=%2Fopen');
    expect(router.url).toBe('/sign-in?returnUrl=%2Fopen');
  });

  it.each([
    ['/sign-in', '/products'],
    ['/sign-in?returnUrl=%2Fproducts%2F5%3Ftab%3D1%23top', '/products/5?tab=1#top'],
    ['/sign-in?returnUrl=%2F%2Fevil.example', '/products'],
    ['/sign-in?returnUrl=https:%2F%2Fevil.example', '/products'],
    ['/sign-in?returnUrl=%2Fsign-in%3FreturnUrl%3D%252Fsign-in', '/products'],
    ['/sign-in?returnUrl=%2Fopen&returnUrl=%2Fproducts', '/products'],
  ])('sends a signed-in person on from %s to %s', async (from, to) => {
    const page = setUp();
    await page.signIn();
    await page.router.navigateByUrl(from);
    expect(page.router.url).toBe(to);
  });

  it('waits for a stored session', async () => {
    store();
    const page = setUp(session);
    const done = page.router.navigateByUrl('/sign-in');
    await settle();
    page.oneRefresh().flush({ access: token() });
    await done;
    expect(page.router.url).toBe('/products');
  });
});

describe('claimGuard', () => {
  const isStaff = claimGuard((claims) => claims['is_staff'] === true);
  const open = (claims: Record<string, unknown> | null, status = 200) => {
    const user = claims && { id: '1', ...claims };
    const server = fakeTokenServer({ user });
    server.status = status;
    const page = setUp({ transport: server.transport, routes: { signIn: '/sign-in', afterSignIn: '/open' } });
    page.router.resetConfig([
      { path: 'staff', component: Blank, canMatch: [isStaff] },
      ...page.router.config,
    ]);
    return page;
  };

  it.each([
    ['in, whose token says so', { is_staff: true }, '/staff'],
    ['elsewhere, whose token says otherwise', { is_staff: false }, '/open'],
    ['elsewhere, whose token says nothing', {}, '/open'],
    ['to the sign-in page, who is not signed in', null, '/sign-in?returnUrl=%2Fstaff'],
  ])('lets people %s', async (_who, claims, url) => {
    const page = open(claims);
    await page.router.navigateByUrl('/staff');
    expect(page.router.url).toBe(url);
  });

  it('lets in while the server cannot be asked', async () => {
    const page = open({ is_staff: true }, 503);
    await page.router.navigateByUrl('/staff');
    expect(page.auth.status()).toBe('degraded');
    expect(page.router.url).toBe('/staff');
  });
});
