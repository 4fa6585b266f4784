// The test kit as the specs of an application use it.
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth, authInterceptor, withProactiveRefresh } from '@latchkey/angular-auth';
import { type AuthTesting, fakeClock, fakeTabs, fakeTokenServer, provideAuthTesting } from './index.ts';
import { describe, expect, it } from 'vitest';

async function setUp(options: AuthTesting = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([authInterceptor])),
      provideHttpClientTesting(),
      provideRouter([]),
      provideAuthTesting(options),
    ],
  });
  const auth = TestBed.inject(Auth);
  await auth.ready;
  return auth;
}

describe('provideAuthTesting', () => {
  it('signs nobody in by default', async () => {
    const auth = await setUp();
    expect(auth.status()).toBe('anonymous');
  });

  it('signs in who is named, with the claims that are named', async () => {
    const auth = await setUp({ user: { id: '3', name: 'Zoë', is_staff: true } });
    expect(auth.status()).toBe('authenticated');
    expect(auth.user()).toEqual({ id: '3' });
    expect(auth.claims()).toMatchObject({ user_id: '3', name: 'Zoë', is_staff: true });
  });

  it('lets the interceptor attach a token, as ever', async () => {
    await setUp({ user: { id: '3' }, config: { attachTo: ['/data/'] } });
    TestBed.inject(HttpClient).get('/data/').subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/data/');
    expect(request.headers.get('Authorization')).toMatch(/^Bearer /);
  });

  it.each([
    [0, 'offline'],
    [401, 'refused'],
    [503, 'server'],
  ])('plays a server that answers a sign-in with %i', async (status, reason) => {
    const server = fakeTokenServer();
    const auth = await setUp({ server });
    server.status = status;
    await expect(auth.signIn({ username: '5', password: 'x' })).rejects.toMatchObject({ reason });
    server.status = 200;
    await auth.signIn({ username: '5', password: 'x' });
    expect(auth.user()).toEqual({ id: '5' });
  });

  it('plays a server that is down, and one that ends the session', async () => {
    const server = fakeTokenServer({ user: { id: '3' } });
    const auth = await setUp({ server });
    expect(await auth.verify()).toBe(true);
    server.status = 503;
    expect(await auth.refresh()).toBe(false);
    expect(auth.status()).toBe('degraded');
    server.status = 200;
    await auth.signOut({ everywhere: true });
    expect(server.user).toBeNull();
    expect(server.asked).toEqual(['refresh', 'verify', 'refresh', 'endEverywhere']);
  });

  it('lets a token end when the clock is moved, and puts the real clock back', async () => {
    const clock = fakeClock();
    const server = fakeTokenServer({ user: { id: '3' } });
    const real = [Date.now, performance.now];
    const auth = await setUp({ server, clock });
    clock.advance(301_000);
    await auth.verify();
    clock.setWall(0);
    await auth.verify();
    expect(server.asked).toEqual(['refresh', 'refresh', 'verify', 'verify']);
    TestBed.resetTestingModule();
    expect([Date.now, performance.now]).toEqual(real);
  });

  it('plays the other tabs', async () => {
    const tabs = fakeTabs();
    const auth = await setUp({ user: { id: '3' }, tabs, features: [withProactiveRefresh()] });
    tabs.tell({ type: 'signed-out', user: { id: '3' } });
    expect(auth.status()).toBe('anonymous');
    expect(tabs.told).toEqual([{ type: 'refreshed', user: { id: '3' } }]);
  });
});
