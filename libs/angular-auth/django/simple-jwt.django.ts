// simpleJwt() in front of a real Django with SimpleJWT that rotates and blacklists; see "A real SimpleJWT server" in the README.
import { HttpClient, HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth, authInterceptor, provideAuth, SignInError, simpleJwt } from '@latchkey/angular-auth';
import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Root of Django's API, ending in a slash. */
    readonly api: string;
    readonly username: string;
    readonly password: string;
    /** Seconds. */
    readonly accessTokenLifetime: number;
  }
}

const api = inject('api');
const credentials = { username: inject('username'), password: inject('password') };
const products = `${api}v0/products/`;
const storageKey = `latchkey.refresh ${api}`;

/** What was sent, by path below the API. */
let sent: string[] = [];

beforeEach(() => {
  localStorage.clear();
  sent = [];
  const send = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const { url } = new Request(input, init);
    sent.push(url.replace(api, ''));
    return send(input, init);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  TestBed.resetTestingModule();
});

/** A fresh page load: HttpClient with its own backend, on what storage holds. */
function openPage() {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([authInterceptor])),
      provideRouter([{ path: '**', children: [] }]),
      provideAuth({
        api,
        attachTo: [api],
        transport: simpleJwt({ persist: 'local' }),
        routes: { signIn: '/sign-in', afterSignIn: '/products' },
      }),
    ],
  });
  const http = TestBed.inject(HttpClient);
  return {
    auth: TestBed.inject(Auth),
    list: () => firstValueFrom(http.get<{ count: number }>(products)),
  };
}

async function signedIn() {
  const page = openPage();
  await page.auth.signIn(credentials);
  return page;
}

const refreshes = () => sent.filter((path) => path === 'token/refresh/').length;
const storedRefresh = () => localStorage.getItem(storageKey) ?? '';
const expire = () => new Promise((over) => setTimeout(over, inject('accessTokenLifetime') * 1000 + 1100));

describe('simpleJwt() in front of Django', () => {
  it('signs in, is served, and has its token verified', async () => {
    const { auth, list } = await signedIn();
    expect(auth.status()).toBe('authenticated');
    expect(auth.user()?.id).toMatch(/^\d+$/);
    expect(await list()).toMatchObject({ count: 0 });
    expect(await auth.verify()).toBe(true);
    expect(sent).toEqual(['token/', 'v0/products/', 'token/verify/']);
  });

  it('says that a wrong password was refused', async () => {
    const refusal = await openPage()
      .auth.signIn({ ...credentials, password: 'wrong' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SignInError);
    expect(refusal).toMatchObject({ reason: 'refused' });
    expect(storedRefresh()).toBe('');
  });

  it('refreshes an expired token before it sends anything, and takes the rotated one over', async () => {
    const { list } = await signedIn();
    const first = storedRefresh();
    await expire();
    sent = [];
    await list();
    expect(sent).toEqual(['token/refresh/', 'v0/products/']);
    expect(storedRefresh()).not.toBe(first);
    await expire();
    await list();
    expect(refreshes()).toBe(2);
  });

  it('pays one refresh for 10 parallel 401s, and every request is answered', async () => {
    const { auth, list } = await signedIn();
    // A page whose clocks stand still takes the token for good until Django says no.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    await expire();
    sent = [];
    const answers = await Promise.all(Array.from({ length: 10 }, list));
    expect(answers).toHaveLength(10);
    expect(refreshes()).toBe(1);
    expect(sent.filter((path) => path === 'v0/products/')).toHaveLength(20);
    expect(auth.status()).toBe('authenticated');
  });

  it('goes on after a reload', async () => {
    await signedIn();
    const { auth, list } = openPage();
    await auth.ready;
    expect(await list()).toMatchObject({ count: 0 });
    expect(auth.status()).toBe('authenticated');
  });

  it('ends where its refresh token was rotated away: Django has blacklisted it', async () => {
    const { auth } = await signedIn();
    const spent = storedRefresh();
    expect(await auth.refresh()).toBe(true);
    localStorage.setItem(storageKey, spent);
    const late = openPage();
    await late.auth.ready;
    expect(late.auth.isAuthenticated()).toBe(false);
    expect(storedRefresh()).toBe('');
    expect(late.auth.lastError()).toMatchObject({ status: 401 });
  });

  it('signs out: nothing is stored, nothing more is sent, and a reload stays signed out', async () => {
    const { auth, list } = await signedIn();
    await auth.signOut();
    expect(localStorage.length).toBe(0);
    sent = [];
    const refusal = await list().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HttpErrorResponse);
    expect(refusal).toMatchObject({ status: 401, statusText: 'Not signed in' });
    const { auth: reloaded } = openPage();
    await reloaded.ready;
    expect(reloaded.status()).toBe('anonymous');
    expect(sent).toEqual([]);
  });
});
