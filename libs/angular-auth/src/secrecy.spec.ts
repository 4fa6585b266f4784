// Tokens and passwords show up nowhere but in the requests they are meant for.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Auth } from './index.ts';
import { fail, refuse, settle, setUp, token } from './spec-kit.ts';
import { TestBed } from '@angular/core/testing';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A value as somebody would write it into a log: what it says of itself, and all its parts. */
function textOf(value: unknown): string {
  const seen = new Set<unknown>();
  const parts = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null) return part;
    const known = seen.has(part);
    seen.add(part);
    return known ? undefined : part instanceof Map ? [...part] : part;
  });
  return `${String(value)} ${parts}`;
}

describe('a whole life of a session', () => {
  it('leaves no secret in the console, events, errors, signals, URLs, storage or the document', async () => {
    const printed: unknown[][] = [];
    methods.forEach((method) =>
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => printed.push(words)),
    );
    const secrets = ['hunter2'];
    const secret = (...claims: Parameters<typeof token>) => {
      const text = token(...claims);
      secrets.push(text, text.split('.')[2] ?? '');
      return text;
    };
    const page = setUp();
    const snapshots: unknown[] = [];
    const look = () => {
      const { status, user, lastError } = page.auth;
      snapshots.push(
        status(),
        user(),
        lastError(),
        page.router.url,
        { ...page.auth },
        document.documentElement.outerHTML,
        location.href,
      );
    };

    const wrong = page.auth.signIn({ username: 'ada', password: 'hunter2' });
    refuse(page.one('/api/token/'), { detail: 'No' });
    await wrong.catch((error: unknown) => snapshots.push(error, String(error), (error as Error).stack));
    look();
    const signedIn = page.auth.signIn({ username: 'ada', password: 'hunter2' });
    page.one('/api/token/').flush({ access: secret(), refresh: secret() });
    await signedIn;
    await page.router.navigateByUrl('/products/5');
    look();

    void page.auth.refresh();
    // A body that cannot be parsed comes back as an error with its text.
    page.oneRefresh().flush({ detail: secret() }, { status: 200, statusText: 'OK' });
    await settle();
    look();
    await vi.advanceTimersByTimeAsync(30_000);
    void page.auth.refresh();
    page.oneRefresh().error(new ProgressEvent('x'), { status: 200, statusText: secret() });
    await settle();
    look();
    await vi.advanceTimersByTimeAsync(30_000);
    const call = page.get();
    refuse(page.one('/api/things/'));
    await settle();
    fail(page.oneRefresh(), 503);
    await settle();
    look();
    await vi.advanceTimersByTimeAsync(30_000);
    void page.auth.refresh();
    page.oneRefresh().flush({ access: secret(), refresh: secret() });
    await settle();
    look();
    const last = page.get();
    refuse(page.one('/api/things/'));
    await settle();
    refuse(page.oneRefresh());
    await settle();
    look();
    snapshots.push(call.errors, last.errors, page.events, printed, { ...sessionStorage });

    const seen = snapshots.map(textOf).join('\n');
    expect(page.auth.status()).toBe('expired');
    expect(secrets.length).toBeGreaterThan(8);
    expect(secrets.filter((text) => seen.includes(text))).toEqual([]);
    expect(page.events.map(({ type }) => type)).toEqual(['signed-in', 'degraded', 'refreshed', 'expired']);
    expect(page.events.every((event) => Object.keys(event).sort().join() === 'type,user')).toBe(true);
  });

  it('offers no way to a token on Auth', async () => {
    const page = setUp();
    const access = await page.signIn();
    const auth = TestBed.inject(Auth);
    expect(textOf(auth)).not.toContain(access);
    expect(Object.keys(auth).sort()).toEqual(
      ['claims', 'events', 'isAuthenticated', 'lastError', 'ready', 'refreshing', 'status', 'user'].sort(),
    );
  });
});
