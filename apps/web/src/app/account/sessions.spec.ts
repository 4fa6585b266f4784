import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Auth } from '@latchkey/angular-auth';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lendDialogs, openAt, pageOf } from '../spec-kit.ts';
import { Announcer } from '../ui/announcer.ts';
import myAccountRoutes from './my-account-routes.ts';
import type { SessionEntry } from '@latchkey/tokens';

const url = '/api/v1/auth/sessions/';
const firefox: SessionEntry = {
  id: 'aa11',
  mode: 'cookie',
  created: '2026-11-12T08:14:00Z',
  last_seen: '2026-11-24T11:00:00Z',
  ip: '192.0.2.7',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  current: true,
};
const phone: SessionEntry = {
  ...firefox,
  id: 'bb22',
  last_seen: '2026-11-24T10:00:00Z',
  ip: '2001:db8::7',
  user_agent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  current: false,
};
const script: SessionEntry = { ...phone, id: 'cc33', mode: 'json', ip: '', user_agent: 'curl/8.14.1' };

describe('Sessions', () => {
  beforeAll(lendDialogs);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') });
    return () => vi.useRealTimers();
  });

  async function open(address = '/account') {
    const screen = await openAt(address, myAccountRoutes);
    const { harness, page } = screen;
    const button = (name: string) =>
      [...page.querySelectorAll('button')].find(
        (found) => (found.ariaLabel ?? found.textContent).trim() === name,
      ) as HTMLButtonElement;
    return {
      ...screen,
      button,
      devices: () => [...page.querySelectorAll('li b')].map((name) => name.textContent),
      announced: () => TestBed.inject(Announcer).message(),
      /** Presses a button and agrees to what the dialog asks. */
      press: (name: string) => {
        button(name).click();
        harness.detectChanges();
        page.querySelector<HTMLButtonElement>('dialog[open] .alarm')?.click();
        return Promise.resolve();
      },
    };
  }

  async function openWith(...sessions: readonly SessionEntry[]) {
    const screen = await open();
    screen.http.expectOne(url).flush(pageOf(...sessions));
    await screen.settle();
    return screen;
  }

  it('tells of each session the device, the address and when', async () => {
    const { devices, page, text } = await openWith(firefox, phone, script);
    expect(text('h1')).toBe('Sessions');
    expect(text('.sum')).toBe('3 places where you are signed in');
    expect(devices()).toEqual(['Firefox on Linux', 'Safari on iPhone', 'curl']);
    expect(text('li:nth-child(1) .here')).toBe('This device');
    expect(text('li:nth-child(1) .when')).toContain('Active now');
    expect(text('li:nth-child(2) .who')).toContain('Browser · 2001:db8::7');
    expect(text('li:nth-child(2) .when')).toContain('2 hours ago');
    expect(text('li:nth-child(2) .when ~ .when')).toContain('12 days ago');
    expect(text('li:nth-child(3) .who')).toContain('Program · address unknown');
    expect(text('li:nth-child(2) details bdi')).toBe(phone.user_agent);
    const times = [...page.querySelectorAll('li:nth-child(2) time')].map((time) =>
      time.getAttribute('datetime'),
    );
    expect(times).toEqual([phone.last_seen, phone.created]);
  });

  it('does not pretend to know the last five minutes', async () => {
    const { text } = await openWith(firefox, { ...phone, last_seen: '2026-11-24T11:56:00Z' });
    expect(text('li:nth-child(2) .when')).toContain('In the last 5 minutes');
  });

  it('offers no end for the session of this page', async () => {
    const { page } = await openWith(firefox, phone);
    expect(page.querySelector('li:nth-child(1) button')).toBeNull();
    expect(page.querySelector('li:nth-child(2) button')).not.toBeNull();
  });

  it('shows names from a header as text', async () => {
    const { page } = await openWith(firefox, { ...phone, user_agent: '<img src=x onerror=alert(1)>' });
    expect(page.querySelector('img')).toBeNull();
    expect(page.querySelector('li:nth-child(2) details bdi')?.textContent).toBe(
      '<img src=x onerror=alert(1)>',
    );
  });

  it('keeps room for rows while they load', async () => {
    const { page, text } = await open();
    expect(page.querySelectorAll('li[class="waiting"]').length).toBe(3);
    expect(text('.sum')).toBe('Loading sessions');
  });

  it('says when there is no other session, and offers only what makes sense', async () => {
    const { button, text } = await openWith(firefox);
    expect(text('.sum')).toBe('1 place where you are signed in');
    expect(text('.every')).toContain('You are signed in nowhere else.');
    expect(button('Sign out other devices')).toBeUndefined();
    expect(button('Sign out everywhere')).toBeDefined();
  });

  it('asks before it ends a session, and does nothing without a yes', async () => {
    const { button, harness, http, page, text } = await openWith(firefox, phone);
    button('Sign out Safari on iPhone').click();
    harness.detectChanges();
    expect(text('dialog h2')).toBe('Sign out Safari on iPhone?');
    page.querySelector<HTMLButtonElement>('dialog .button:not(.alarm)')?.click();
    await Promise.resolve();
    http.expectNone(({ method }) => method === 'DELETE');
  });

  it('ends one session, takes its row away and gives the focus to the next', async () => {
    const { announced, button, devices, http, press, settle, text } = await openWith(firefox, phone, script);
    await press('Sign out Safari on iPhone');
    http.expectOne({ method: 'DELETE', url: `${url}bb22/` }).flush(null, { status: 204, statusText: '' });
    await settle();
    expect(devices()).toEqual(['Firefox on Linux', 'curl']);
    expect(text('.sum span')).toBe('2 places where you are signed in');
    expect(text('.done')).toBe('Safari on iPhone is signed out.');
    expect(announced()).toBe('Safari on iPhone is signed out.');
    expect(document.activeElement).toBe(button('Sign out curl'));
  });

  it('gives the focus to the heading when no other session is left', async () => {
    const { http, page, press, settle } = await openWith(firefox, phone);
    await press('Sign out Safari on iPhone');
    http.expectOne(`${url}bb22/`).flush(null, { status: 204, statusText: '' });
    await settle();
    expect(document.activeElement).toBe(page.querySelector('h1'));
  });

  it('takes a row away whose session was over already', async () => {
    const { devices, http, press, settle, text } = await openWith(firefox, phone);
    await press('Sign out Safari on iPhone');
    http.expectOne(`${url}bb22/`).flush({ detail: 'Not found.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(devices()).toEqual(['Firefox on Linux']);
    expect(text('.done')).toBe('Safari on iPhone was already signed out.');
  });

  it('keeps the row when the end does not get through, and says so', async () => {
    const { devices, http, press, settle, text } = await openWith(firefox, phone);
    await press('Sign out Safari on iPhone');
    http.expectOne(`${url}bb22/`).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(devices()).toEqual(['Firefox on Linux', 'Safari on iPhone']);
    expect(text('[role="alert"]')).toBe('Nothing was signed out. The server could not answer.');
  });

  it.each([
    [1, '1 other session was signed out.'],
    [2, '2 other sessions were signed out.'],
  ])('ends all others and says how many: %i', async (revoked, words) => {
    const { announced, devices, harness, http, press, settle, text } = await openWith(firefox, phone, script);
    await press('Sign out other devices');
    http.expectOne({ method: 'POST', url: '/api/v1/auth/logout-others/' }).flush({ revoked });
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(url).flush(pageOf(firefox));
    });
    await settle();
    expect(devices()).toEqual(['Firefox on Linux']);
    expect(text('.done')).toBe(words);
    expect(announced()).toBe(words);
  });

  it('goes back to the first page when all others end', async () => {
    const { harness, http, press, settle, text } = await open('/account?page=2');
    http
      .expectOne(`${url}?page=2`)
      .flush({ count: 51, next: null, previous: 'http://shop/?page=1', results: [phone] });
    await settle();
    await press('Sign out other devices');
    http.expectOne('/api/v1/auth/logout-others/').flush({ revoked: 50 });
    await vi.waitFor(() => {
      harness.detectChanges();
      http.expectOne(url).flush(pageOf(firefox));
    });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/account');
    expect(text('.done')).toBe('50 other sessions were signed out.');
  });

  it('signs out everywhere by way of the account', async () => {
    const { press } = await openWith(firefox, phone);
    const signOut = vi.spyOn(TestBed.inject(Auth), 'signOut');
    await press('Sign out everywhere');
    await vi.waitFor(() => expect(signOut).toHaveBeenCalledWith({ everywhere: true }));
  });

  it('says so when it could not sign out everywhere', async () => {
    const { press, settle, text } = await openWith(firefox, phone);
    const refused = new HttpErrorResponse({ status: 503 });
    vi.spyOn(TestBed.inject(Auth), 'signOut').mockRejectedValue(refused);
    await press('Sign out everywhere');
    await vi.waitFor(async () => {
      await settle();
      expect(text('[role="alert"]')).toBe('Nothing was signed out. The server could not answer.');
    });
  });

  it('says what failed when the list does not come, and asks again', async () => {
    const { http, harness, button, settle, text } = await open();
    http.expectOne(url).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text('[role="alert"]')).toContain('The sessions could not be loaded.');
    expect(button('Sign out everywhere')).toBeDefined();
    button('Try again').click();
    harness.detectChanges();
    http.expectOne(url).flush(pageOf(firefox));
    await settle();
    expect(text('.sum')).toContain('1 place');
    expect(document.activeElement?.textContent).toBe('Sessions');
  });

  it('has pages when there are more than one holds', async () => {
    const { http, page, settle, text } = await open('/account?page=2');
    http
      .expectOne(`${url}?page=2`)
      .flush({ count: 51, next: null, previous: 'http://shop/?page=1', results: [phone] });
    await settle();
    expect(text('.ord')).toBe('51');
    const links = [...page.querySelectorAll('app-page-control a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/account');
  });

  it('says that there is no such page', async () => {
    const { http, settle, text } = await open('/account?page=9');
    http.expectOne(`${url}?page=9`).flush({ detail: 'Invalid page.' }, { status: 404, statusText: '' });
    await settle();
    expect(text('.nothing h2')).toBe('The list of sessions has no such page');
  });
});
